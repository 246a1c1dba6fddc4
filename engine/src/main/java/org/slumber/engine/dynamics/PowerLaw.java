package org.slumber.engine.dynamics;

import java.util.Arrays;
import java.util.Optional;

/**
 * A discrete power law P(x) ∝ x^−a between a smallest and the greatest observed value, by maximum likelihood; the smallest is
 * the one of at most ten, up to the median, from which on the fit is nearest to the observed distribution (Kolmogorov and
 * Smirnov's distance; Clauset, Shalizi and Newman 2009, SIAM Review 51; ended at the greatest as Marshall and others 2016,
 * Frontiers in Physiology 7, do). That values follow a power law at all is not tested: the distance says how far they are
 * from it.
 *
 * <p>Implementation notes. Sums over the values that the law allows take those up to 256 one by one and greater ones in
 * blocks of a 64th of their size, at their middles: an error under 10⁻³ of what they add.
 *
 * @param exponent a, in [0.5, 6]
 * @param standardError of a, from the likelihood's curvature; values are taken for independent
 * @param smallest value that the fit begins with
 * @param values how many it is of
 * @param distance greatest difference between the fitted and observed cumulative distributions
 */
public record PowerLaw(double exponent, double standardError, int smallest, int values, double distance) {
    private static final int CANDIDATES = 10;
    private static final int FEWEST = 30;
    private static final double LOWEST = 0.5;
    private static final double HIGHEST = 6;
    private static final int ITERATIONS = 50;
    private static final double NEAR_ENOUGH = 1e-9;
    private static final int ONE_BY_ONE = 256;
    private static final int PARTS = 64;

    /** The values that a law allows, in blocks: the last of each, the logarithm of its middle, and how many it has. */
    private record Support(int[] last, double[] log, double[] width) {
        static Support of(int smallest, int greatest) {
            int[] last = new int[greatest - smallest + 1];
            double[] log = new double[last.length];
            double[] width = new double[last.length];
            int blocks = 0;
            int x = smallest;
            while (x <= greatest) {
                int size = x <= ONE_BY_ONE ? 1 : Math.min(x / PARTS, greatest - x + 1);
                last[blocks] = x + size - 1;
                log[blocks] = StrictMath.log(x + (size - 1) / 2.0);
                width[blocks++] = size;
                x += size;
            }
            return new Support(Arrays.copyOf(last, blocks), Arrays.copyOf(log, blocks), Arrays.copyOf(width, blocks));
        }

        double share(int block, double exponent) {
            return width[block] * StrictMath.exp(-exponent * log[block]);
        }
    }

    /** Fits values of at least 1; empty where fewer than 30, or a single value, are left. */
    public static Optional<PowerLaw> fit(int[] values) {
        if (values.length < FEWEST) {
            return Optional.empty();
        }
        int[] ascending = values.clone();
        Arrays.sort(ascending);
        int[] candidates = Arrays.stream(ascending)
                .limit((ascending.length + 1) / 2)
                .distinct()
                .toArray();
        int step = Math.max(1, (candidates.length + CANDIDATES - 1) / CANDIDATES);
        Optional<PowerLaw> nearest = Optional.empty();
        for (int c = 0; c < candidates.length; c += step) {
            Optional<PowerLaw> fitted = fit(ascending, candidates[c]);
            if (fitted.isPresent()
                    && (nearest.isEmpty()
                            || fitted.get().distance() < nearest.get().distance())) {
                nearest = fitted;
            }
        }
        return nearest;
    }

    private static Optional<PowerLaw> fit(int[] ascending, int smallest) {
        int first = 0;
        while (ascending[first] < smallest) {
            first++;
        }
        int count = ascending.length - first;
        int greatest = ascending[ascending.length - 1];
        if (count < FEWEST || greatest == smallest) {
            return Optional.empty();
        }
        double meanLog = 0;
        for (int v = first; v < ascending.length; v++) {
            meanLog += StrictMath.log(ascending[v]) / count;
        }
        // the mean of ln x under the law falls with a, by its variance; at the greatest likelihood it is the observed
        // one
        Support support = Support.of(smallest, greatest);
        double exponent = 1.5;
        double[] moments = moments(exponent, support);
        for (int n = 0; n < ITERATIONS && Math.abs(moments[0] - meanLog) > NEAR_ENOUGH; n++) {
            exponent = Math.max(LOWEST, Math.min(HIGHEST, exponent + (moments[0] - meanLog) / moments[1]));
            moments = moments(exponent, support);
        }
        double error = 1 / Math.sqrt(count * moments[1]);
        return Optional.of(
                new PowerLaw(exponent, error, smallest, count, distance(ascending, first, exponent, support)));
    }

    /** Mean and variance of ln x under the law. */
    private static double[] moments(double exponent, Support support) {
        double sum = 0;
        double mean = 0;
        double square = 0;
        for (int block = 0; block < support.log().length; block++) {
            double share = support.share(block, exponent);
            double log = support.log()[block];
            sum += share;
            mean += share * log;
            square += share * log * log;
        }
        mean /= sum;
        return new double[] {mean, square / sum - mean * mean};
    }

    private static double distance(int[] ascending, int first, double exponent, Support support) {
        double sum = 0;
        for (int block = 0; block < support.log().length; block++) {
            sum += support.share(block, exponent);
        }
        double worst = 0;
        double cumulative = 0;
        int seen = first;
        for (int block = 0; block < support.log().length; block++) {
            cumulative += support.share(block, exponent);
            while (seen < ascending.length && ascending[seen] <= support.last()[block]) {
                seen++;
            }
            double observed = (double) (seen - first) / (ascending.length - first);
            worst = Math.max(worst, Math.abs(observed - cumulative / sum));
        }
        return worst;
    }
}
