package org.slumber.engine.homeostasis.sleep;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.slumber.engine.random.RandomStreams;

/**
 * The noise on ln|w| asleep. With the decay it is a first-order autoregression of ln(|w|/w*) with coefficient λ: n steps
 * add a normal draw of variance σ²(1 − λ^(2n))/(1 − λ²) to what the decay leaves.
 */
final class WeightNoise {
    private final ZigguratSampler.NormalizedGaussian gaussian;
    /** {@code [n]}: standard deviation of n steps; empty without noise. */
    private final double[] deviation;

    /** @param longest most steps drawn at once */
    WeightNoise(Sleep sleep, RandomStreams streams, int longest) {
        gaussian = ZigguratSampler.NormalizedGaussian.of(streams.stream("sleep-weight-noise"));
        deviation = new double[sleep.weightNoise() == 0 ? 0 : longest + 1];
        double logSquare = 2 * StrictMath.log(sleep.decay());
        for (int n = 1; n < deviation.length; n++) {
            double steps = logSquare == 0 ? n : StrictMath.expm1(n * logSquare) / StrictMath.expm1(logSquare);
            deviation[n] = sleep.weightNoise() * Math.sqrt(steps);
        }
    }

    /** Whether there is any. */
    boolean any() {
        return deviation.length > 0;
    }

    /** What so many steps, 1 or more, add to ln|w| of one synapse; 0 without noise. */
    double next(int steps) {
        return deviation.length == 0 ? 0 : deviation[steps] * gaussian.sample();
    }
}
