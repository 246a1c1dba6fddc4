package org.slumber.spark.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Values by point and seed, with or without gaps, taken apart by least squares into an effect of the point, one of the
 * seed, and a rest.
 *
 * @param effects {@code [point]} effects, of mean zero over all values; 0 for a point that was left out
 * @param pointSquares sum of squares around the points' own means
 * @param pointDegrees its degrees of freedom
 * @param restSquares {@code [point]} sum of squares of the rests
 * @param restDegrees degrees of freedom of all rests
 */
record TwoWay(double[] effects, double pointSquares, int pointDegrees, double[] restSquares, int restDegrees) {
    private static final int ITERATIONS = 500;

    /** Squares below this are rounding, not spread. */
    static final double NOTHING = 1e-20;

    /**
     * The parts of values.
     *
     * @param values {@code [point][seed]}, NaN for gaps
     * @param included which points; the others are left out
     */
    static TwoWay of(double[][] values, IntPredicate included) {
        List<int[]> cells = new ArrayList<>();
        int points = values.length;
        int seeds = points == 0 ? 0 : values[0].length;
        for (int p = 0; p < points; p++) {
            for (int s = 0; s < seeds && included.test(p); s++) {
                if (!Double.isNaN(values[p][s])) {
                    cells.add(new int[] {p, s});
                }
            }
        }
        double[] point = new double[points];
        double[] seed = new double[seeds];
        means(cells, values, new double[seeds], 0, point);
        double squares = squares(cells, values, point, seed, new double[points]);
        double[] rests = new double[points];
        double after = squares;
        double before;
        int iterations = 0;
        do {
            before = after;
            means(cells, values, point, 1, seed);
            means(cells, values, seed, 0, point);
            rests = new double[points];
            after = squares(cells, values, point, seed, rests);
        } while (++iterations < ITERATIONS && before - after > 1e-12 * before);
        int known = (int) cells.stream().map(cell -> cell[0]).distinct().count();
        int spanned = (int) cells.stream().map(cell -> cell[1]).distinct().count();
        return new TwoWay(
                centred(cells, point),
                squares < NOTHING ? 0 : squares,
                cells.size() - known,
                after < NOTHING ? new double[points] : rests,
                cells.size() - known - spanned + connected(cells, points, seeds));
    }

    /** Sum over the points of the rests' squares. */
    double restSquaresOfAll() {
        double sum = 0;
        for (double square : restSquares) {
            sum += square;
        }
        return sum;
    }

    /** Means of values minus the effects of one side, by the other: 0 for points, 1 for seeds. */
    private static void means(List<int[]> cells, double[][] values, double[] other, int side, double[] means) {
        int[] counts = new int[means.length];
        double[] sums = new double[means.length];
        for (int[] cell : cells) {
            sums[cell[side]] += values[cell[0]][cell[1]] - other[cell[1 - side]];
            counts[cell[side]]++;
        }
        for (int i = 0; i < means.length; i++) {
            means[i] = counts[i] == 0 ? 0 : sums[i] / counts[i];
        }
    }

    private static double squares(
            List<int[]> cells, double[][] values, double[] point, double[] seed, double[] byPoint) {
        double sum = 0;
        for (int[] cell : cells) {
            double rest = values[cell[0]][cell[1]] - point[cell[0]] - seed[cell[1]];
            byPoint[cell[0]] += rest * rest;
            sum += rest * rest;
        }
        return sum;
    }

    private static double[] centred(List<int[]> cells, double[] effects) {
        double mean =
                cells.stream().mapToDouble(cell -> effects[cell[0]]).average().orElse(0);
        double[] centred = new double[effects.length];
        cells.forEach(cell -> centred[cell[0]] = effects[cell[0]] - mean);
        return centred;
    }

    /** Groups of points and seeds that no value connects. */
    private static int connected(List<int[]> cells, int points, int seeds) {
        int[] root = new int[points + seeds];
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
        }
        int joined = 0;
        for (int[] cell : cells) {
            int one = root(root, cell[0]);
            int other = root(root, points + cell[1]);
            if (one != other) {
                root[one] = other;
                joined++;
            }
        }
        long nodes = cells.stream().map(cell -> cell[0]).distinct().count()
                + cells.stream().map(cell -> cell[1]).distinct().count();
        return (int) nodes - joined;
    }

    private static int root(int[] root, int of) {
        int at = of;
        while (root[at] != at) {
            at = root[at];
        }
        return at;
    }
}
