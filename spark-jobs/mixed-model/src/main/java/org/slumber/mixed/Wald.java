package org.slumber.mixed;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Tests and intervals that take an estimate for normally distributed with its standard error. */
final class Wald {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Of 95 % intervals: 1.95996. */
    private static final double QUANTILE = NORMAL.inverseCumulativeProbability(0.975);

    private Wald() {}

    /** Probability of an estimate at least as many standard errors from 0. */
    static double twoSided(double z) {
        return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
    }

    /** 95 %. */
    static Interval interval(double estimate, double standardError) {
        return new Interval(estimate - QUANTILE * standardError, estimate + QUANTILE * standardError);
    }
}
