package org.slumber.engine.metrics;

/**
 * How far the weights of one group moved in a run.
 *
 * @param initial the distribution before the first step
 * @param end the distribution after the last training step
 * @param worstSumRatio of Σ|w| over its initial value at the end of every image or batch of images and around every sleep, the one
 *     furthest from 1 on a logarithmic scale; 1 for a group without weight
 */
public record WeightStability(WeightDistribution initial, WeightDistribution end, double worstSumRatio) {

    /** Σ|w| at the end over Σ|w| before the first step; 1 for a group without weight. */
    public double endSumRatio() {
        return initial.sum() == 0 ? 1 : end.sum() / initial.sum();
    }
}
