package org.slumber.engine.learner.qif;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Factors on the weights from neuron to neuron, the same between any two populations: log-normal, scaled to a mean of 1
 * (as in the program of Shimizu and Toyoizumi 2025). Sleep raises a weight to a power, and so its factor.
 */
final class PairFactors {
    /** {@code [pre][post]}, within populations. */
    private final float[][] within;
    /** The same between populations. */
    private final float[][] between;

    private PairFactors(float[][] within, float[][] between) {
        this.within = within;
        this.between = between;
    }

    /** All 1. */
    static PairFactors none(int neurons) {
        float[] ones = new float[neurons];
        Arrays.fill(ones, 1);
        float[][] same = new float[neurons][];
        Arrays.fill(same, ones);
        return new PairFactors(same, same);
    }

    /**
     * Drawn, then decayed as the weights.
     *
     * @param sigma of ln factor
     */
    static PairFactors drawn(int neurons, double sigma, SequenceWeights weights, UniformRandomProvider random) {
        ContinuousSampler gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        float[][] logarithms = new float[neurons][neurons];
        double sum = 0;
        for (float[] row : logarithms) {
            for (int post = 0; post < neurons; post++) {
                double logarithm = sigma * gaussian.sample();
                sum += StrictMath.exp(logarithm);
                row[post] = (float) logarithm;
            }
        }
        double centre = StrictMath.log(sum / neurons / neurons);
        float[][] within = factors(logarithms, centre, weights.withinExponent());
        float[][] between = weights.withinExponent() == weights.betweenExponent()
                ? within
                : factors(logarithms, centre, weights.betweenExponent());
        return new PairFactors(within, between);
    }

    private static float[][] factors(float[][] logarithms, double centre, double exponent) {
        float[][] factors = new float[logarithms.length][logarithms.length];
        for (int pre = 0; pre < factors.length; pre++) {
            for (int post = 0; post < factors.length; post++) {
                factors[pre][post] = (float) StrictMath.exp(exponent * (logarithms[pre][post] - centre));
            }
        }
        return factors;
    }

    /** Those from a neuron of a population, {@code [post]}; not copied. */
    float[] from(int pre, boolean ownPopulation) {
        return (ownPopulation ? within : between)[pre];
    }
}
