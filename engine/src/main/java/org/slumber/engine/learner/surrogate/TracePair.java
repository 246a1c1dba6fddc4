package org.slumber.engine.learner.surrogate;

import java.io.Serializable;
import java.util.function.Function;
import org.slumber.engine.spec.Flag;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;

/**
 * A fast and a slow trace of every input, at the start of training.
 *
 * @param fastDecay α_f, in [0, 0.9999]
 * @param slowDecay α_s, in [0, 0.999999]
 * @param fastGain γ_f, 0 to 100
 * @param slowGain γ_s, 0 to 100
 * @param learnt whether the four are learnt
 */
record TracePair(double fastDecay, double slowDecay, double fastGain, double slowGain, Flag learnt)
        implements Serializable {
    private static final Range GAINS = Range.closed(0, 100);
    private static final RealParameter FAST_DECAY = RealParameter.of(
                    "synapse.fastDecay",
                    "1/step",
                    "what the fast trace of an input keeps a step",
                    Range.closed(0, InputTraces.FASTEST),
                    0.9)
            .added();
    private static final RealParameter SLOW_DECAY = RealParameter.of(
                    "synapse.slowDecay",
                    "1/step",
                    "what the slow trace of an input keeps a step, unless time is warped",
                    Range.closed(0, InputTraces.SLOWEST),
                    0.995)
            .added();
    private static final RealParameter FAST_GAIN = RealParameter.of(
                    "synapse.fastGain", "1", "factor on the fast trace", GAINS, 0.5)
            .added();
    private static final RealParameter SLOW_GAIN = RealParameter.of(
                    "synapse.slowGain", "1", "factor on the slow trace", GAINS, 0.5)
            .added();

    TracePair {
        FAST_DECAY.check(fastDecay);
        SLOW_DECAY.check(slowDecay);
        FAST_GAIN.check(fastGain);
        SLOW_GAIN.check(slowGain);
    }

    static <R extends SpecPart> Variant.Builder<R> declare(Variant.Builder<R> builder, Function<R, TracePair> traces) {
        return builder.with(FAST_DECAY, part -> traces.apply(part).fastDecay())
                .with(SLOW_DECAY, part -> traces.apply(part).slowDecay())
                .with(FAST_GAIN, part -> traces.apply(part).fastGain())
                .with(SLOW_GAIN, part -> traces.apply(part).slowGain())
                .with(TraceSynapse.LEARNT, part -> traces.apply(part).learnt());
    }

    static TracePair make(Values values) {
        return new TracePair(
                values.real(FAST_DECAY),
                values.real(SLOW_DECAY),
                values.real(FAST_GAIN),
                values.real(SLOW_GAIN),
                values.choice(TraceSynapse.LEARNT));
    }

    InputTraces.Kind kind(double warp, boolean controlled) {
        boolean learns = learnt == Flag.TRUE;
        return new InputTraces.Kind(fastDecay, slowDecay, fastGain, slowGain, learns, learns, warp, controlled);
    }
}
