package org.slumber.engine.homeostasis;

import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * A slow adaptive threshold without a target: in every step h_i ← h_i·exp(−1/τ), then + δ where excitatory neuron i
 * spiked (Diehl &amp; Cook 2015). It lets those that fire often fire less and sets no rate; our defaults are milder than
 * theirs (0.05 mV, 1e7 ms), as these neurons fire some sixty times an image.
 *
 * @param active the steps in which it acts
 * @param increment δ, 0 to 1000 mV
 * @param timeConstant τ, 1 to 1e9 ms
 */
public record AdaptiveThreshold(Active active, double increment, double timeConstant) implements Homeostasis {
    private static final RealParameter INCREMENT = RealParameter.of(
            "threshold.increment", "mV", "what a spike adds to the slow threshold", Range.closed(0, 1000), 0.005);
    private static final RealParameter TIME_CONSTANT =
            RealParameter.of("threshold.timeConstant", "ms", "decay of the slow threshold", Range.closed(1, 1e9), 1e5);
    public static final Variant<AdaptiveThreshold> VARIANT = Variant.of(
                    "threshold", AdaptiveThreshold.class, "every spike raises its neuron's threshold for long")
            .with(ACTIVE, AdaptiveThreshold::active)
            .with(INCREMENT, AdaptiveThreshold::increment)
            .with(TIME_CONSTANT, AdaptiveThreshold::timeConstant)
            .neutral(INCREMENT, 0)
            .brief(INCREMENT, 1)
            .madeBy(values ->
                    new AdaptiveThreshold(values.choice(ACTIVE), values.real(INCREMENT), values.real(TIME_CONSTANT)));

    public AdaptiveThreshold {
        INCREMENT.check(increment);
        TIME_CONSTANT.check(timeConstant);
    }

    @Override
    public Variant<AdaptiveThreshold> variant() {
        return VARIANT;
    }

    @Override
    public StepHomeostat on(SpikingNetwork network) {
        return new Kernel(this, network);
    }

    private static final class Kernel implements StepHomeostat {
        private final double increment;
        private final Traces traces;
        private final double[] offset;

        Kernel(AdaptiveThreshold threshold, SpikingNetwork network) {
            increment = threshold.increment();
            offset = new double[network.topology().neurons()];
            traces = new Traces(network, offset, threshold.timeConstant(), Population.E);
        }

        @Override
        public void afterStep() {
            traces.decay();
            traces.add(increment);
        }

        @Override
        public double[] thresholdOffset() {
            return offset;
        }
    }
}
