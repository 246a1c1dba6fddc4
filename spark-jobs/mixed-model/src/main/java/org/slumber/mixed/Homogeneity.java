package org.slumber.mixed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether the rows spread alike: Bartlett's test (1937) of the residuals of the linearised model ({@link SmallSample}), group
 * by group, each group's variance at least what its counts spread by themselves. That it takes an outlying run for a spread is
 * wanted here: with one dispersion for all, a collapsed run would make all points uncertain, and move their means.
 *
 * @param dispersion the formula whose groups were compared
 * @param p of their variances being equal
 */
record Homogeneity(Formula dispersion, double p) {
    /** Below it one dispersion for all rows is given up. */
    private static final double LEVEL = 0.01;

    /** A group's variance is known too little with fewer degrees of freedom. */
    private static final double LEAST_DEGREES = 1;

    boolean rejected() {
        return p < LEVEL;
    }

    /** The sentence that says so. */
    String note() {
        return "The runs spread unlike (Bartlett's test of one dispersion for all, p "
                + (p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p))
                + "): the dispersion has the formula " + dispersion.text() + ".";
    }

    /**
     * The test.
     *
     * @param groups rows of each
     * @param squares {@code [row]} squared residuals, weighted
     * @param least {@code [row]} least variance
     * @param parameters how many the rows' means were fitted with
     * @return empty where groups are too small to tell
     */
    static Optional<Homogeneity> of(
            Formula dispersion, List<int[]> groups, double[] squares, double[] least, double parameters) {
        double share = (squares.length - parameters) / squares.length;
        double degrees = 0;
        double sum = 0;
        double logs = 0;
        double inverses = 0;
        for (int[] rows : groups) {
            double own = rows.length * share;
            if (own < LEAST_DEGREES) {
                return Optional.empty();
            }
            double variance =
                    Arrays.stream(rows).mapToDouble(row -> squares[row]).sum() / own;
            double floor =
                    Arrays.stream(rows).mapToDouble(row -> least[row]).max().orElseThrow();
            variance = Math.max(variance, Math.max(floor, 1e-12));
            degrees += own;
            sum += own * variance;
            logs += own * Math.log(variance);
            inverses += 1 / own;
        }
        if (groups.size() < 2) {
            return Optional.empty();
        }
        double statistic = degrees * Math.log(sum / degrees) - logs;
        double correction = 1 + (inverses - 1 / degrees) / (3 * (groups.size() - 1));
        double p =
                ChiSquaredDistribution.of(groups.size() - 1).survivalProbability(Math.max(0, statistic / correction));
        return Optional.of(new Homogeneity(dispersion, p));
    }
}
