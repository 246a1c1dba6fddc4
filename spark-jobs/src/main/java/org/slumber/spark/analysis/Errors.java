package org.slumber.spark.analysis;

import java.util.BitSet;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * How far differences from a baseline spread over seeds, in a family of points that share one. The baseline's error is in
 * every difference of its seed, a point's own error in one; they need not be of one size, as where the baseline collapses
 * in some seeds and no other point does. So a difference's variance is that around the points' own means, over all points,
 * and its degrees of freedom are Satterthwaite's for its two parts: what the points have in common (as many as the seeds
 * less one) and the rest. With a single point that is the paired t test's.
 *
 * <p>A point whose rests spread far more than those of the others has a variance of its own, and leaves theirs.
 *
 * @param variance {@code [point]} of one difference; NaN where it cannot be known
 * @param degrees {@code [point]} its degrees of freedom
 * @param shared part of the variance that is the baseline's
 */
record Errors(double[] variance, double[] degrees, double shared) {
    /** Level, for all points of a family, at which one is told from the others by its spread. */
    private static final double OUTLYING = 0.2;

    /**
     * The errors of a family.
     *
     * @param differences {@code [point][seed]}, NaN for gaps
     */
    static Errors of(double[][] differences) {
        int points = differences.length;
        BitSet alike = new BitSet();
        alike.set(0, points);
        TwoWay parts = TwoWay.of(differences, alike::get);
        for (int wild = outlying(parts, alike); wild >= 0; wild = outlying(parts, alike)) {
            alike.clear(wild);
            parts = TwoWay.of(differences, alike::get);
        }
        double variance = parts.pointDegrees() == 0 ? Double.NaN : parts.pointSquares() / parts.pointDegrees();
        double rests = parts.restSquaresOfAll();
        double common = Math.max(0, parts.pointSquares() - rests);
        int commonDegrees = parts.pointDegrees() - parts.restDegrees();
        double degrees = parts.pointSquares() == 0
                ? parts.pointDegrees()
                : parts.pointSquares()
                        * parts.pointSquares()
                        / (part(common, commonDegrees) + part(rests, parts.restDegrees()));
        double shared = parts.restDegrees() == 0 ? variance / 2 : Math.max(0, variance - rests / parts.restDegrees());
        double[] variances = new double[points];
        double[] ofThem = new double[points];
        for (int p = 0; p < points; p++) {
            TwoWay own = alike.get(p) ? parts : ofOne(differences, p);
            variances[p] = alike.get(p) ? variance : own.pointSquares() / own.pointDegrees();
            ofThem[p] = alike.get(p) ? Math.max(1, degrees) : own.pointDegrees();
        }
        return new Errors(variances, ofThem, shared);
    }

    private static TwoWay ofOne(double[][] differences, int point) {
        return TwoWay.of(differences, each -> each == point);
    }

    private static double part(double squares, int degrees) {
        return degrees == 0 ? 0 : squares * squares / degrees;
    }

    /** The point that spreads most, where that is beyond chance; −1 where none does, or there are too few. */
    private static int outlying(TwoWay parts, BitSet alike) {
        int points = alike.cardinality();
        if (points < 3 || parts.restDegrees() == 0) {
            return -1;
        }
        double all = parts.restSquaresOfAll();
        int most = alike.stream()
                .reduce((one, other) -> parts.restSquares()[one] >= parts.restSquares()[other] ? one : other)
                .orElseThrow();
        // a share of the degrees each, what the seeds take shared by all
        double own = parts.restDegrees() / (points - 1.0);
        double others = parts.restDegrees() - own;
        double squares = parts.restSquares()[most] * points / (points - 1.0);
        double rest = all - squares;
        if (own < 1 || others <= 0) {
            return -1;
        }
        if (rest <= TwoWay.NOTHING) {
            return squares > TwoWay.NOTHING ? most : -1;
        }
        double p = FDistribution.of(own, others).survivalProbability(squares / own / (rest / others));
        return p * points < OUTLYING ? most : -1;
    }
}
