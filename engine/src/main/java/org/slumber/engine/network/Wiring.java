package org.slumber.engine.network;

import java.io.Serializable;
import java.util.Map;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Sizes of the populations, and of each block of synapses the probability that a synapse exists and its initial weight
 * (paper section on the network). Weights are dimensionless magnitudes; the I→E block acts with the opposite sign.
 *
 * @param excitatory excitatory neurons N_E, 1 to 100 000
 * @param inhibitory inhibitory neurons N_I, 0 to 100 000
 * @param gain factor on every excitatory initial weight (S→E, E→E, E→I), 0 to 1000
 * @param inputExcitatory the S→E block
 * @param excitatoryExcitatory the E→E block, without self-connections
 * @param excitatoryInhibitory the E→I block
 * @param inhibitoryExcitatory the I→E block; a drawn i→e is removed where e→i exists
 */
public record Wiring(
        int excitatory,
        int inhibitory,
        double gain,
        Block inputExcitatory,
        Block excitatoryExcitatory,
        Block excitatoryInhibitory,
        Block inhibitoryExcitatory)
        implements SpecPart {
    private static final WholeParameter EXCITATORY =
            WholeParameter.of("network.excitatory", "neurons", "excitatory neurons", Range.closed(1, 100_000), 200);
    private static final WholeParameter INHIBITORY =
            WholeParameter.of("network.inhibitory", "neurons", "inhibitory neurons", Range.closed(0, 100_000), 50);
    private static final RealParameter GAIN = RealParameter.of(
                    "network.gain",
                    "1",
                    "factor on every excitatory initial weight (S to E, E to E, E to I)",
                    Range.closed(0, 1000),
                    1)
            .added();
    private static final BlockParameters INPUT_EXCITATORY =
            new BlockParameters("inputExcitatory", "S to E", 0.10, 0.15);
    private static final BlockParameters EXCITATORY_EXCITATORY =
            new BlockParameters("excitatoryExcitatory", "E to E", 0.15, 0.30);
    private static final BlockParameters EXCITATORY_INHIBITORY =
            new BlockParameters("excitatoryInhibitory", "E to I", 0.20, 0.60);
    private static final BlockParameters INHIBITORY_EXCITATORY =
            new BlockParameters("inhibitoryExcitatory", "I to E", 0.25, 0.50);
    /** Initial weight of E→I synapses, in which the paper's presets differ. */
    public static final RealParameter EXCITATORY_INHIBITORY_WEIGHT = EXCITATORY_INHIBITORY.weight();

    /** The authors' follow-up. */
    public static final Map<Parameter, Object> FOLLOWUP = Map.of(
            EXCITATORY,
            1024L,
            INHIBITORY,
            225L,
            INPUT_EXCITATORY.probability(),
            0.05,
            INPUT_EXCITATORY.weight(),
            1.0,
            EXCITATORY_EXCITATORY.probability(),
            0.05,
            EXCITATORY_EXCITATORY.weight(),
            0.5,
            EXCITATORY_INHIBITORY.probability(),
            0.05,
            EXCITATORY_INHIBITORY_WEIGHT,
            1.0,
            INHIBITORY_EXCITATORY.probability(),
            0.05,
            INHIBITORY_EXCITATORY.weight(),
            0.7);

    public static final Variant<Wiring> VARIANT = Variant.of(
                    "network", Wiring.class, "which neurons there are and which synapses")
            .with(EXCITATORY, Wiring::excitatory)
            .with(INHIBITORY, Wiring::inhibitory)
            .with(GAIN, Wiring::gain)
            .with(INPUT_EXCITATORY.probability(), wiring -> wiring.inputExcitatory()
                    .probability())
            .with(INPUT_EXCITATORY.weight(), wiring -> wiring.inputExcitatory().weight())
            .with(EXCITATORY_EXCITATORY.probability(), wiring -> wiring.excitatoryExcitatory()
                    .probability())
            .with(EXCITATORY_EXCITATORY.weight(), wiring -> wiring.excitatoryExcitatory()
                    .weight())
            .with(EXCITATORY_INHIBITORY.probability(), wiring -> wiring.excitatoryInhibitory()
                    .probability())
            .with(EXCITATORY_INHIBITORY.weight(), wiring -> wiring.excitatoryInhibitory()
                    .weight())
            .with(INHIBITORY_EXCITATORY.probability(), wiring -> wiring.inhibitoryExcitatory()
                    .probability())
            .with(INHIBITORY_EXCITATORY.weight(), wiring -> wiring.inhibitoryExcitatory()
                    .weight())
            .madeBy(values -> new Wiring(
                    values.integer(EXCITATORY),
                    values.integer(INHIBITORY),
                    values.real(GAIN),
                    INPUT_EXCITATORY.make(values),
                    EXCITATORY_EXCITATORY.make(values),
                    EXCITATORY_INHIBITORY.make(values),
                    INHIBITORY_EXCITATORY.make(values)));

    /**
     * One block of synapses.
     *
     * @param probability that an ordered pair is connected, in [0, 1]
     * @param weight initial magnitude, 0 to 1000
     */
    public record Block(double probability, double weight) implements Serializable {}

    /** The declaration of one block. */
    private record BlockParameters(RealParameter probability, RealParameter weight) {
        BlockParameters(String block, String arrow, double probability, double weight) {
            this(
                    RealParameter.of(
                            "network." + block + "Probability",
                            "fraction",
                            "probability of a synapse " + arrow,
                            Range.closed(0, 1),
                            probability),
                    RealParameter.of(
                            "network." + block + "Weight",
                            "weight",
                            "initial |w| " + arrow,
                            Range.closed(0, 1000),
                            weight));
        }

        Block make(Values values) {
            return new Block(values.real(probability), values.real(weight));
        }

        void check(Block block) {
            probability.check(block.probability());
            weight.check(block.weight());
        }
    }

    public Wiring {
        EXCITATORY.check(excitatory);
        INHIBITORY.check(inhibitory);
        GAIN.check(gain);
        INPUT_EXCITATORY.check(inputExcitatory);
        EXCITATORY_EXCITATORY.check(excitatoryExcitatory);
        EXCITATORY_INHIBITORY.check(excitatoryInhibitory);
        INHIBITORY_EXCITATORY.check(inhibitoryExcitatory);
    }

    /** Neurons that are not inputs. */
    public int neurons() {
        return excitatory + inhibitory;
    }

    @Override
    public Variant<Wiring> variant() {
        return VARIANT;
    }
}
