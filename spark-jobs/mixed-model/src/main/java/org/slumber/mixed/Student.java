package org.slumber.mixed;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Tests and intervals of an estimate over its standard error: Student's t, or the normal z for infinite degrees of freedom. */
final class Student {
    private static final double UPPER_TAIL = 0.975;
    /** Above it commons-statistics' t and the normal distribution are equal in all digits that are shown. */
    private static final double GREATEST_DEGREES = 1e7;

    private Student() {}

    private static ContinuousDistribution distribution(double degreesOfFreedom) {
        return degreesOfFreedom > GREATEST_DEGREES ? NormalDistribution.of(0, 1) : TDistribution.of(degreesOfFreedom);
    }

    /** Probability of an estimate at least as many standard errors from 0. */
    static double twoSided(double statistic, double degreesOfFreedom) {
        return Math.min(1, 2 * distribution(degreesOfFreedom).survivalProbability(Math.abs(statistic)));
    }

    /** 95 %. */
    static Interval interval(double estimate, double standardError, double degreesOfFreedom) {
        double half = distribution(degreesOfFreedom).inverseCumulativeProbability(UPPER_TAIL) * standardError;
        return new Interval(estimate - half, estimate + half);
    }
}
