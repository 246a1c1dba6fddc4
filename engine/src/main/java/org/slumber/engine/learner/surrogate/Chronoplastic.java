package org.slumber.engine.learner.surrogate;

import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Chronoplastic synapses (Chaudhry 2025, arXiv 2601.00805, and the program published with it,
 * Sarimsaljook/chronoplastic_snn at 25e793e): as {@link TwoTraces}, with ω(t) = clamp(σ(MLP(x(t), z(t−1))), 0.05, 0.95) of
 * each input, the controller 2K → max(8, ⌊K/2⌋) rectified → K for K inputs. Neuron and surrogate are those of the rest of the
 * network here.
 *
 * @param traces decays and gains
 * @param noise standard deviation of what is added to the controller's output in training, 0 to 100
 */
public record Chronoplastic(TracePair traces, double noise) implements SurrogateSynapse {
    /** Most inputs: the controller has 2.5·K² multiply-adds a step. */
    static final int MAXIMUM_INPUTS = 64;

    private static final RealParameter NOISE = RealParameter.of(
                    "synapse.controllerNoise",
                    "1",
                    "noise on the controller's output before its sigmoid in training, standard deviation",
                    Range.closed(0, 100),
                    0.1)
            .added();
    public static final Variant<Chronoplastic> VARIANT = TracePair.declare(
                    Variant.of(
                            "chronoplastic",
                            Chronoplastic.class,
                            "a controller that sees inputs and slow traces warps the time of the latter"),
                    Chronoplastic::traces)
            .with(NOISE, Chronoplastic::noise)
            .madeBy(values -> new Chronoplastic(TracePair.make(values), values.real(NOISE)));

    public Chronoplastic {
        NOISE.check(noise);
    }

    @Override
    public Variant<Chronoplastic> variant() {
        return VARIANT;
    }

    @Override
    public InputTraces.Kind kind() {
        return traces.kind(1, true);
    }

    @Override
    public void check(int inputs) {
        if (inputs > MAXIMUM_INPUTS) {
            throw new InvalidInputException("surrogate.synapse must not be chronoplastic with more than "
                    + MAXIMUM_INPUTS + " inputs, whose controller would cost more than the network; there were "
                    + inputs
                    + " (surrogate.stimulus rows has encoding.side of them, events the channels of the data set)");
        }
    }
}
