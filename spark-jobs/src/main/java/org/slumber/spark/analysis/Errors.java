package org.slumber.spark.analysis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * How far differences from a baseline spread over seeds, in a family of points that share one. The baseline's error is in
 * every difference of its seed, a point's own error in one. Where both are of one size, the error is that of the
 * least-squares fit of seed + point, the baseline being a point among them: one variance for all, with the degrees of
 * freedom of all, as Dunnett (1955, <a href="https://doi.org/10.1080/01621459.1955.10501294">doi:10.1080/01621459.1955.10501294</a>)
 * has it with the seeds as blocks. With a single point that is the paired t test's.
 *
 * <p>They need not be of one size, as where the baseline collapses in some seeds and no other point does; then one variance
 * for all makes false alarms, up to 26 % of ten points whose baseline spreads three times as much. So whether they are is
 * tested first, by F of the baseline's rests against the points', one-sided: a baseline that spreads less is only taken
 * for too unsure. A variance that is pooled after such a test holds its level where the test is made at a high one
 * (Bancroft 1944, <a href="https://doi.org/10.1214/aoms/1177731284">doi:10.1214/aoms/1177731284</a>); {@value #UNLIKE} is
 * ours, chosen by {@code CalibrationTest}: 0.05 leaves up to 13 % of false alarms there, 0.3 gains nothing. Drawing the
 * baseline's variance towards the points' instead, as Smyth (2004, <a
 * href="https://doi.org/10.2202/1544-6115.1027">doi:10.2202/1544-6115.1027</a>) does among thousands, leaves 19 %, since one
 * family has but one baseline to learn from how far to draw. A baseline that is told from the points has a difference's
 * variance around the points' own means, over all points, with Satterthwaite's degrees of freedom for its two parts: what
 * the points have in common (as many as the seeds less one) and the rest.
 *
 * <p>A point whose rests spread far more than those of the others has a variance of its own, and leaves theirs.
 *
 * @param variance {@code [point]} of one difference; NaN where it cannot be known
 * @param degrees {@code [point]} its degrees of freedom
 * @param shared part of the variance that is the baseline's
 */
record Errors(double[] variance, double[] degrees, double shared) {
    /** Level, for all points of a family, at which one is told from the others by its spread. */
    private static final double OUTLYING = 0.05;

    /** Level at which the baseline is told from the points by spreading more. */
    private static final double UNLIKE = 0.15;

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
        Common common = Common.of(withBaseline(differences, alike::get), parts);
        double[] variances = new double[points];
        double[] degrees = new double[points];
        for (int p = 0; p < points; p++) {
            int wild = p;
            Common own = alike.get(p) ? common : Common.pooled(withBaseline(differences, each -> each == wild));
            variances[p] = own.variance();
            degrees[p] = own.degrees();
        }
        return new Errors(variances, degrees, common.shared());
    }

    /** Together with the baseline, which differs from itself by 0: its error is in the effects of the seeds. */
    private static TwoWay withBaseline(double[][] differences, IntPredicate included) {
        int points = differences.length;
        double[][] rows = Arrays.copyOf(differences, points + 1);
        rows[points] = new double[points == 0 ? 0 : differences[0].length];
        return TwoWay.of(rows, row -> row == points || included.test(row));
    }

    /**
     * The error that points of one spread and their baseline have in common, as {@link Errors} has it for each, in a family
     * in which every point has every seed.
     *
     * @param points at least 1
     * @param seeds at least 2
     * @param baseline sum of squares that the baseline adds to the rests, with its effects of the seeds taken out
     * @param rests sum of squares of the points' rests
     */
    static Common balanced(int points, int seeds, double baseline, double rests) {
        int degrees = points * (seeds - 1);
        double[] none = new double[0];
        return Common.of(
                new TwoWay(none, Double.NaN, degrees + seeds - 1, new double[] {baseline, rests}, degrees),
                new TwoWay(
                        none,
                        (points + 1) * baseline + rests,
                        degrees,
                        new double[] {rests},
                        (points - 1) * (seeds - 1)));
    }

    /**
     * The error that points of one spread have in common.
     *
     * @param variance of one difference
     * @param degrees of freedom
     * @param shared part of the variance that is the baseline's
     */
    record Common(double variance, double degrees, double shared) {
        /**
         * Pooled with the baseline, or apart from it.
         *
         * @param all points and baseline
         * @param points alone
         */
        static Common of(TwoWay all, TwoWay points) {
            int degrees = all.restDegrees() - points.restDegrees();
            if (points.restDegrees() == 0 || degrees <= 0) {
                return pooled(all);
            }
            double rests = points.restSquaresOfAll();
            double baseline = all.restSquaresOfAll() - rests;
            return survival(baseline, degrees, rests, points.restDegrees()) < UNLIKE ? apart(points) : pooled(all);
        }

        static Common pooled(TwoWay all) {
            double variance = all.restDegrees() == 0 ? Double.NaN : all.restSquaresOfAll() / all.restDegrees();
            return new Common(2 * variance, Math.max(1, all.restDegrees()), variance);
        }

        private static Common apart(TwoWay points) {
            double squares = points.pointSquares();
            double variance = squares / points.pointDegrees();
            double rests = points.restSquaresOfAll();
            double degrees = squares
                    * squares
                    / (part(Math.max(0, squares - rests), points.pointDegrees() - points.restDegrees())
                            + part(rests, points.restDegrees()));
            return new Common(variance, Math.max(1, degrees), Math.max(0, variance - rests / points.restDegrees()));
        }

        private static double part(double squares, int degrees) {
            return degrees == 0 ? 0 : squares * squares / degrees;
        }
    }

    /** Chance of as great a ratio of two mean squares where their variances are one. */
    private static double survival(double squares, double degrees, double rest, double restDegrees) {
        if (squares <= TwoWay.NOTHING) {
            return 1;
        }
        return rest <= TwoWay.NOTHING
                ? 0
                : FDistribution.of(degrees, restDegrees).survivalProbability(squares / degrees / (rest / restDegrees));
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
        return survival(squares, own, rest, others) * points < OUTLYING ? most : -1;
    }
}
