package org.slumber.engine.learner.surrogate;

import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Flag;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * One trace of every input, the baseline of chronoplastic synapses (Chaudhry 2025, arXiv 2601.00805, and the program
 * published with it, Sarimsaljook/chronoplastic_snn at 25e793e): f(t) = α·f(t−1) + x(t), I(t) = W·(x(t) + f(t)).
 *
 * @param decay α at the start, in [0, 0.9999]
 * @param learnt whether α is learnt
 */
public record TraceSynapse(double decay, Flag learnt) implements SurrogateSynapse {
    private static final RealParameter DECAY = RealParameter.of(
                    "synapse.decay",
                    "1/step",
                    "what the trace of an input keeps a step",
                    Range.closed(0, InputTraces.FASTEST),
                    0.95)
            .added();
    static final ChoiceParameter<Flag> LEARNT = ChoiceParameter.of(
                    "synapse.learnt", "whether decays and gains of the traces are learnt", Flag.TRUE)
            .added();
    public static final Variant<TraceSynapse> VARIANT = Variant.of(
                    "trace", TraceSynapse.class, "one trace of every input is added to it")
            .with(DECAY, TraceSynapse::decay)
            .with(LEARNT, TraceSynapse::learnt)
            .madeBy(values -> new TraceSynapse(values.real(DECAY), values.choice(LEARNT)));

    public TraceSynapse {
        DECAY.check(decay);
    }

    @Override
    public Variant<TraceSynapse> variant() {
        return VARIANT;
    }

    @Override
    public InputTraces.Kind kind() {
        return new InputTraces.Kind(decay, 0, 1, 0, learnt == Flag.TRUE, false, 1, false);
    }
}
