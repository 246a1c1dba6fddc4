package org.slumber.engine.homeostasis;

import java.util.OptionalDouble;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * A threshold that seeks a target rate: in every step h_i ← h_i + η·(z_i − ρ/1000), within [−10, 100] mV (the rule of
 * SORN: Lazar, Pipa &amp; Triesch 2009; after Desai et al. 1999). h stands outside the clamp of the threshold. It holds
 * rates, not weights.
 *
 * @param active the steps in which it acts
 * @param target the neurons that it holds
 * @param learningRate η, 0 to 1000 mV
 * @param targetRate ρ, 0 to 1000 Hz
 */
public record IntrinsicPlasticity(Active active, Population target, double learningRate, double targetRate)
        implements Homeostasis {
    private static final double MINIMUM = -10;
    private static final double MAXIMUM = 100;

    private static final ChoiceParameter<Population> TARGET = ChoiceParameter.of(
            "intrinsic.target", "neurons whose threshold seeks the rate, excitatory (e) or all (ei)", Population.E);
    private static final RealParameter LEARNING_RATE = RealParameter.of(
            "intrinsic.learningRate", "mV", "what a spike adds to the threshold", Range.closed(0, 1000), 0.01);
    private static final RealParameter TARGET_RATE =
            RealParameter.of("intrinsic.targetRate", "Hz", "rate that the threshold seeks", Range.closed(0, 1000), 10);
    public static final Variant<IntrinsicPlasticity> VARIANT = Variant.of(
                    "intrinsic", IntrinsicPlasticity.class, "thresholds move until neurons fire at a target rate")
            .with(ACTIVE, IntrinsicPlasticity::active)
            .with(TARGET, IntrinsicPlasticity::target)
            .with(LEARNING_RATE, IntrinsicPlasticity::learningRate)
            .with(TARGET_RATE, IntrinsicPlasticity::targetRate)
            .neutral(LEARNING_RATE, 0)
            .brief(LEARNING_RATE, 1)
            .madeBy(values -> new IntrinsicPlasticity(
                    values.choice(ACTIVE),
                    values.choice(TARGET),
                    values.real(LEARNING_RATE),
                    values.real(TARGET_RATE)));

    public IntrinsicPlasticity {
        LEARNING_RATE.check(learningRate);
        TARGET_RATE.check(targetRate);
    }

    @Override
    public Variant<IntrinsicPlasticity> variant() {
        return VARIANT;
    }

    @Override
    public OptionalDouble soughtRate() {
        return OptionalDouble.of(targetRate);
    }

    @Override
    public StepHomeostat on(SpikingNetwork network) {
        return new Kernel(this, network);
    }

    private static final class Kernel implements StepHomeostat {
        private final SpikingNetwork network;
        private final double perSpike;
        private final double perStep;
        private final int end;
        private final double[] offset;

        Kernel(IntrinsicPlasticity intrinsic, SpikingNetwork network) {
            this.network = network;
            perSpike = intrinsic.learningRate();
            perStep = intrinsic.learningRate() * intrinsic.targetRate() / 1000;
            end = intrinsic.target().end(network.topology());
            offset = new double[network.topology().neurons()];
        }

        @Override
        public void afterStep() {
            double[] offset = this.offset;
            for (int i = 0; i < end; i++) {
                offset[i] -= perStep;
            }
            int inputs = network.topology().inputs();
            int[] spiking = network.spikes();
            for (int s = network.inputSpikeCount(); s < network.spikeCount() && spiking[s] - inputs < end; s++) {
                offset[spiking[s] - inputs] += perSpike;
            }
            for (int i = 0; i < end; i++) {
                offset[i] = Math.max(MINIMUM, Math.min(MAXIMUM, offset[i]));
            }
        }

        @Override
        public double[] thresholdOffset() {
            return offset;
        }
    }
}
