package org.slumber.spark.search;

import java.util.Arrays;

/**
 * How many seeds a point needs.
 *
 * <p>A point starts with {@code least} seeds. Once all of its seeds are through, it has reached its goal if the 95 %
 * interval of the mean is narrower than {@code width}; otherwise it gets as many seeds as would make it so at the
 * deviation seen, but at most twice as many as it has, and at most {@code most}. So the cores do not wait for one seed
 * after another, and a deviation that was overestimated from few seeds costs little.
 *
 * <p>As a point ends when its interval happens to be narrow, intervals that ended so hold the true mean less often than
 * 95 times in 100: with normal values, three seeds at least and a width of one standard deviation, for which 18 seeds
 * would be right, 91 times (the test holds this). More seeds at least make it better.
 *
 * @param width to get below, above 0, in the metric's unit
 * @param least seeds, at least 2
 * @param most seeds, at least {@code least}
 */
public record ReplicationRule(double width, int least, int most) {

    /** Why a point gets no more seeds. */
    public enum Ending {
        /** The interval is narrow enough. */
        GOAL,
        /** It has the most seeds that are allowed. */
        LIMIT,
        /** None of its seeds has a value. */
        NO_VALUE
    }

    /**
     * Where a point stands.
     *
     * @param seeds that it is to have; as many as it has where it is at its end
     * @param ending empty (null) while it goes on
     */
    record Verdict(int seeds, Ending ending) {}

    /**
     * Judges a point.
     *
     * @param values by seed, in order; NaN where a seed failed or has none
     */
    Verdict judge(double[] values) {
        int seeds = values.length;
        if (seeds < least) {
            return new Verdict(least, null);
        }
        double[] present = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (present.length == 0) {
            return new Verdict(seeds, Ending.NO_VALUE);
        }
        if (present.length > 1 && MeanInterval.of(present).width() < width) {
            return new Verdict(seeds, Ending.GOAL);
        }
        if (seeds >= most) {
            return new Verdict(seeds, Ending.LIMIT);
        }
        int missing = seeds - present.length;
        int enough = present.length < 2 ? seeds + 1 : enough(MeanInterval.of(present), 2 * seeds) + missing;
        return new Verdict(Math.min(most, Math.max(seeds + 1, Math.min(2 * seeds, enough))), null);
    }

    /** Values that would be enough at this deviation, looked for up to a bound. */
    private int enough(MeanInterval now, int bound) {
        int n = now.n() + 1;
        while (n < bound && 2 * MeanInterval.halfWidth(n, now.deviation()) >= width) {
            n++;
        }
        return n;
    }
}
