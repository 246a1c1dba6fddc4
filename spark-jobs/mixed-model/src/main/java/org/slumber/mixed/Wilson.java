package org.slumber.mixed;

/**
 * Wilson's score interval of a fraction, with Student's t for the normal quantile and an effective number of samples where
 * they are not independent (E. L. Korn, B. I. Graubard, "Confidence intervals for proportions with small expected number of
 * positive counts estimated from survey data", Survey Methodology 24, 1998; N. Dean, M. Pagano, "Evaluating confidence
 * interval methods for binomial proportions in clustered surveys", Journal of Survey Statistics and Methodology 3, 2015, <a
 * href="https://doi.org/10.1093/jssam/smv024">doi:10.1093/jssam/smv024</a>), so that it stays within [0, 1].
 */
public final class Wilson {
    private Wilson() {}

    /**
     * The interval.
     *
     * @param fraction in [0, 1]; an end of that is an end of the interval
     * @param samples independent ones that tell it as well, above 0
     * @param quantile that a standard error is multiplied by
     */
    public static Interval interval(double fraction, double samples, double quantile) {
        double square = quantile * quantile / samples;
        double centre = (fraction + square / 2) / (1 + square);
        double half = Math.sqrt(fraction * (1 - fraction) * square + square * square / 4) / (1 + square);
        return new Interval(
                fraction <= 0 ? 0 : Math.max(0, centre - half), fraction >= 1 ? 1 : Math.min(1, centre + half));
    }
}
