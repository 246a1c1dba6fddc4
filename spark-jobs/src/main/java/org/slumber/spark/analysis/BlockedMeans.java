package org.slumber.spark.analysis;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Means of points with the seeds as blocks: the least-squares fit of y = seed + point + error. Where every point has every
 * seed these are the plain means.
 *
 * @param means {@code [point]}, at the average of the seeds
 * @param seeds {@code [point]} how many it has
 * @param squares sum of the squared residuals
 * @param degrees of freedom of the residuals
 */
record BlockedMeans(double[] means, int[] seeds, double squares, int degrees) {
    /** Change of an effect, relative to the spread of the values, at which the fit stands. */
    private static final double SETTLED = 1e-12;

    private static final int MOST_ROUNDS = 10_000;

    /**
     * The fit.
     *
     * @param values {@code [point][seed]}, NaN where there is none; each point has one at least
     */
    static BlockedMeans of(double[][] values) {
        int points = values.length;
        int seeds = values[0].length;
        int[] ofPoint = new int[points];
        int[] ofSeed = new int[seeds];
        int all = 0;
        for (int p = 0; p < points; p++) {
            for (int s = 0; s < seeds; s++) {
                if (!Double.isNaN(values[p][s])) {
                    ofPoint[p]++;
                    ofSeed[s]++;
                    all++;
                }
            }
        }
        boolean blocks = joined(values);
        double[] effects = blocks ? effects(values, ofPoint, ofSeed) : new double[seeds];
        double[] means = means(values, effects, ofPoint);
        double squares = 0;
        for (int p = 0; p < points; p++) {
            for (int s = 0; s < seeds; s++) {
                if (!Double.isNaN(values[p][s])) {
                    double residual = values[p][s] - effects[s] - means[p];
                    squares += residual * residual;
                }
            }
        }
        int used = (int) Arrays.stream(ofSeed).filter(runs -> runs > 0).count();
        return new BlockedMeans(means, ofPoint, squares, blocks ? all - points - used + 1 : all - points);
    }

    private static double[] means(double[][] values, double[] effects, int[] counts) {
        double[] means = new double[values.length];
        for (int p = 0; p < means.length; p++) {
            for (int s = 0; s < effects.length; s++) {
                means[p] += Double.isNaN(values[p][s]) ? 0 : (values[p][s] - effects[s]) / counts[p];
            }
        }
        return means;
    }

    /** Effects of the seeds that sum to 0, by turns with the points' means until they stand. */
    private static double[] effects(double[][] values, int[] ofPoint, int[] ofSeed) {
        double[] effects = new double[ofSeed.length];
        double scale = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> !Double.isNaN(value))
                .map(Math::abs)
                .max()
                .orElseThrow();
        double moved = Double.POSITIVE_INFINITY;
        for (int round = 0; moved > SETTLED * scale && round < MOST_ROUNDS; round++) {
            double[] means = means(values, effects, ofPoint);
            double[] next = new double[effects.length];
            for (int s = 0; s < next.length; s++) {
                for (int p = 0; p < means.length; p++) {
                    next[s] += Double.isNaN(values[p][s]) ? 0 : (values[p][s] - means[p]) / ofSeed[s];
                }
            }
            double centre = 0;
            int used = 0;
            for (int s = 0; s < next.length; s++) {
                centre += next[s];
                used += ofSeed[s] > 0 ? 1 : 0;
            }
            moved = 0;
            for (int s = 0; s < next.length; s++) {
                next[s] = ofSeed[s] > 0 ? next[s] - centre / used : 0;
                moved = Math.max(moved, Math.abs(next[s] - effects[s]));
                effects[s] = next[s];
            }
        }
        return effects;
    }

    /** Whether shared seeds join all points. */
    private static boolean joined(double[][] values) {
        boolean[] reached = new boolean[values.length];
        Deque<Integer> open = new ArrayDeque<>();
        open.add(0);
        reached[0] = true;
        while (!open.isEmpty()) {
            int from = open.remove();
            for (int p = 0; p < values.length; p++) {
                if (!reached[p] && shared(values[from], values[p])) {
                    reached[p] = true;
                    open.add(p);
                }
            }
        }
        for (boolean each : reached) {
            if (!each) {
                return false;
            }
        }
        return true;
    }

    private static boolean shared(double[] first, double[] second) {
        for (int s = 0; s < first.length; s++) {
            if (!Double.isNaN(first[s]) && !Double.isNaN(second[s])) {
                return true;
            }
        }
        return false;
    }
}
