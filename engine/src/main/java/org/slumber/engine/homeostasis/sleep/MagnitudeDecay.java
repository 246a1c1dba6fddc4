package org.slumber.engine.homeostasis.sleep;

import org.slumber.engine.numeric.SmoothPower;

/** The decay of a sleep towards one w*, at once, of weights without bounds: |w| ← w*·(|w|/w*)^λ, sign kept; 0 stays 0. */
public final class MagnitudeDecay {
    private MagnitudeDecay() {}

    /**
     * Decays weights once.
     *
     * @param decay λ, in (0, 1]
     * @param target w*, above 0
     */
    public static void decay(double[] weights, double decay, double target) {
        double logTarget = StrictMath.log(target);
        double powerMinusOne = decay - 1;
        for (int i = 0; i < weights.length; i++) {
            double magnitude = Math.abs(weights[i]);
            // the logarithm is for normal numbers
            if (magnitude >= Double.MIN_NORMAL) {
                weights[i] *= SmoothPower.exp(powerMinusOne * (SmoothPower.log(magnitude) - logTarget));
            }
        }
    }
}
