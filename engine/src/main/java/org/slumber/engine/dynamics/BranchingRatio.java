package org.slumber.engine.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The branching ratio m by multistep regression (Wilting and Priesemann 2018, Nature Communications 9): the slope r_k of the
 * activity k steps later on that of now falls as b·m^k. Watching a part of a network lowers b alone, so that m does not hang
 * on how many neurons are seen.
 *
 * <p>Assumptions. Activity A is the spikes of the recurrent neurons in a step; input spikes are not counted. They are what
 * the model calls external drive, whose rate must stand still while a slope is taken: so each segment (an image, a sleep) is
 * cut into pieces of about 1000 steps, its first tenth left out for the transient, and every piece has its own mean (the
 * reading by trials). A drive that changes within a piece looks like memory: m is then nearer to 1 than it is. Means of
 * pieces of n steps make r_k too low by about (1 + 2τ)/n, the same in each phase since pieces are as long in each. m is that
 * of an autoregressive process of first order; where inhibition makes activity swing, r_k is no such fall, and the share of
 * r_k that the fit explains says so. Along a step of 1 ms m holds all that carries activity on, the time constants of
 * synapse and membrane too: τ = −1/ln m, ms. At m above 1 no such activity is stationary; the fit ends below.
 *
 * @param value m, in (0, 1)
 * @param low lower end of the 95 % interval of a jackknife over pieces on ln τ; {@code value} with fewer than three pieces
 * @param high upper end
 * @param timeConstant τ, ms
 * @param amplitude b
 * @param explained 1 − residual over total sum of squares of r_k around 0
 */
public record BranchingRatio(
        double value, double low, double high, double timeConstant, double amplitude, double explained) {
    private static final int PIECE = 1000;
    private static final int LAGS = 100;
    private static final int FEWEST_LAGS = 5;
    private static final double SHORTEST = 0.2;
    private static final double LONGEST = 10_000;
    private static final int GRID = 60;
    private static final int REFINEMENTS = 30;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Σ(A_t − Ā)(A_(t+k) − Ā') by k, and Σ(A_t − Ā)², of one piece. */
    private record Piece(double[] products, double[] squares) {}

    /** Of a recording; empty where its segments are under 20 steps, where nothing varies, and where r_k does not fall from above 0. */
    public static Optional<BranchingRatio> of(Recording recording) {
        List<int[]> bounds = new ArrayList<>();
        int shortest = Integer.MAX_VALUE;
        for (int segment = 0; segment < recording.segmentStart().length; segment++) {
            int end = recording.segmentEnd(segment);
            int start = recording.segmentStart()[segment];
            start += (end - start) / 10;
            int pieces = Math.max(1, (end - start + PIECE / 2) / PIECE);
            for (int piece = 0; piece < pieces; piece++) {
                int from = start + (int) ((long) (end - start) * piece / pieces);
                int to = start + (int) ((long) (end - start) * (piece + 1) / pieces);
                if (to - from >= 3 * FEWEST_LAGS) {
                    bounds.add(new int[] {from, to});
                    shortest = Math.min(shortest, to - from);
                }
            }
        }
        return bounds.isEmpty() ? Optional.empty() : of(recording.counts(), bounds, Math.min(LAGS, shortest / 3));
    }

    private static Optional<BranchingRatio> of(int[] counts, List<int[]> bounds, int lags) {
        List<Piece> pieces = bounds.stream()
                .map(ends -> piece(counts, ends[0], ends[1], lags))
                .toList();
        double[] slopes = slopes(pieces, -1, lags);
        double best = logTimeConstant(slopes);
        if (Double.isNaN(best)) {
            return Optional.empty();
        }
        double[] fit = fit(slopes, best);
        double total = 0;
        for (double slope : slopes) {
            total += slope * slope;
        }
        double spread = Estimate.NORMAL_975 * standardError(pieces, lags, best);
        return Optional.of(new BranchingRatio(
                ratio(best), ratio(best - spread), ratio(best + spread), StrictMath.exp(best), fit[0], fit[1] / total));
    }

    private static Piece piece(int[] counts, int from, int to, int lags) {
        double[] products = new double[lags];
        double[] squares = new double[lags];
        int[] sums = new int[to - from + 1];
        for (int t = from; t < to; t++) {
            sums[t - from + 1] = sums[t - from] + counts[t];
        }
        for (int k = 1; k <= lags; k++) {
            int pairs = to - from - k;
            double early = (double) sums[pairs] / pairs;
            double late = (double) (sums[to - from] - sums[k]) / pairs;
            double product = 0;
            double square = 0;
            for (int t = from; t < to - k; t++) {
                double deviation = counts[t] - early;
                product += deviation * (counts[t + k] - late);
                square += deviation * deviation;
            }
            products[k - 1] = product;
            squares[k - 1] = square;
        }
        return new Piece(products, squares);
    }

    /** r_k of all pieces but one. */
    private static double[] slopes(List<Piece> pieces, int without, int lags) {
        double[] slopes = new double[lags];
        for (int k = 0; k < lags; k++) {
            double product = 0;
            double square = 0;
            for (int p = 0; p < pieces.size(); p++) {
                if (p != without) {
                    product += pieces.get(p).products()[k];
                    square += pieces.get(p).squares()[k];
                }
            }
            slopes[k] = square > 0 ? product / square : 0;
        }
        return slopes;
    }

    /** {b, explained sum of squares} of the least squares at one m; the latter is 0 where b is not above 0. */
    private static double[] fit(double[] slopes, double logTimeConstant) {
        double m = ratio(logTimeConstant);
        double power = 1;
        double product = 0;
        double square = 0;
        for (double slope : slopes) {
            power *= m;
            product += slope * power;
            square += power * power;
        }
        return new double[] {product / square, product > 0 ? product * product / square : 0};
    }

    /** ln τ of the least squares: a grid, then a golden section around its best; NaN where none has b above 0. */
    private static double logTimeConstant(double[] slopes) {
        double low = StrictMath.log(SHORTEST);
        double width = (StrictMath.log(LONGEST) - low) / GRID;
        int best = -1;
        double greatest = 0;
        for (int g = 0; g <= GRID; g++) {
            double explained = fit(slopes, low + g * width)[1];
            if (explained > greatest) {
                greatest = explained;
                best = g;
            }
        }
        if (best < 0) {
            return Double.NaN;
        }
        double from = low + Math.max(0, best - 1) * width;
        double to = low + Math.min(GRID, best + 1) * width;
        for (int n = 0; n < REFINEMENTS; n++) {
            double left = to - GOLDEN * (to - from);
            double right = from + GOLDEN * (to - from);
            if (fit(slopes, left)[1] >= fit(slopes, right)[1]) {
                to = right;
            } else {
                from = left;
            }
        }
        return (from + to) / 2;
    }

    private static double standardError(List<Piece> pieces, int lags, double all) {
        int count = pieces.size();
        if (count < 3) {
            return 0;
        }
        double sum = 0;
        double squares = 0;
        int used = 0;
        for (int p = 0; p < count; p++) {
            double without = logTimeConstant(slopes(pieces, p, lags));
            if (!Double.isNaN(without)) {
                sum += without - all;
                squares += (without - all) * (without - all);
                used++;
            }
        }
        return used < 2 ? 0 : Math.sqrt((used - 1.0) / used * Math.max(0, squares - sum * sum / used));
    }

    private static double ratio(double logTimeConstant) {
        return StrictMath.exp(-1 / StrictMath.exp(logTimeConstant));
    }
}
