package org.slumber.spark.search;

import java.util.List;
import java.util.Optional;

/**
 * How many seeds a point needs: Stein's two stages (C. Stein, "A two-sample test for a linear hypothesis whose power is
 * independent of the variance", Annals of Mathematical Statistics 16, 1945,
 * <a href="https://doi.org/10.1214/aoms/1177731088">doi:10.1214/aoms/1177731088</a>).
 *
 * <p>A point starts with {@code least} seeds, its first stage. Their spread ({@link Spread}) alone says how many seeds
 * would make the 95 % interval of the mean narrower than {@code width}, and the final interval has this spread and its
 * degrees of freedom, however the seeds that came later spread. So the interval does not hang on a spread that happened
 * to look small when the point ended: with normal values it holds the mean in 95 of 100, whatever their variance.
 *
 * <p><b>What differs from Stein.</b> The interval reaches on either side as far as the usual one of all values does,
 * too, and a point goes on until this is narrow enough. That can only widen it: it is for points of which a few seeds
 * fail to learn at all, and none of those in the first stage. Where all collapsed runs are missed by the whole first
 * stage, nothing can tell; how often that is, {@code ReplicationCoverageTest} says. Second, the interval of a fraction
 * is Wilson's, whose width hangs on the mean as well.
 *
 * @param width to get below, above 0, in the metric's unit
 * @param least seeds, at least 2
 * @param most seeds, at least {@code least}
 * @param scale of the metric
 */
public record ReplicationRule(double width, int least, int most, Scale scale) {

    /** Why a point gets no more seeds. */
    public enum Ending {
        /** The interval is narrow enough. */
        GOAL,
        /** It has the most seeds that are allowed. */
        LIMIT,
        /** All of its seeds have one value that is no count, so nothing says how sure it is. */
        NO_SPREAD,
        /** None of its seeds has a value. */
        NO_VALUE
    }

    /**
     * Where a point stands.
     *
     * @param seeds that it is to have; as many as it has where it is at its end
     * @param ending empty while it goes on
     */
    record Verdict(int seeds, Optional<Ending> ending) {
        private static Verdict ended(int seeds, Ending ending) {
            return new Verdict(seeds, Optional.of(ending));
        }

        private static Verdict more(int seeds) {
            return new Verdict(seeds, Optional.empty());
        }
    }

    /**
     * Judges a point.
     *
     * @param values by seed, in order; empty where a seed failed or has none
     */
    Verdict judge(List<Optional<Measured>> values) {
        int seeds = values.size();
        if (seeds < least) {
            return Verdict.more(least);
        }
        List<Measured> present = present(values);
        if (present.isEmpty()) {
            return Verdict.ended(seeds, Ending.NO_VALUE);
        }
        Optional<Estimate> estimate = estimate(values);
        if (estimate.isPresent()
                && estimate.get().interval(present.size(), scale).width() < width) {
            return Verdict.ended(seeds, Ending.GOAL);
        }
        if (present.size() > 1 && estimate.isEmpty()) {
            return Verdict.ended(seeds, Ending.NO_SPREAD);
        }
        if (seeds >= most) {
            return Verdict.ended(seeds, Ending.LIMIT);
        }
        int missing = seeds - present.size();
        int enough = present.size() + 1;
        while (estimate.isPresent()
                && enough < most - missing
                && estimate.get().interval(enough, scale).width() >= width) {
            enough++;
        }
        return Verdict.more(enough + missing);
    }

    /**
     * The interval of a point whose seeds were added by this rule.
     *
     * @param values by seed, in order; empty where a seed failed or has none
     * @return empty where fewer than two seeds have a value, or nothing spreads and nothing is counted
     */
    public Optional<MeanInterval> interval(List<Optional<Measured>> values) {
        return estimate(values)
                .map(estimate -> estimate.interval(present(values).size(), scale));
    }

    private Optional<Estimate> estimate(List<Optional<Measured>> values) {
        List<Measured> present = present(values);
        return Spread.of(present).map(all -> {
            // a first stage that failed so often that nothing spreads in it is as long as it needs be
            int stage = Math.min(least, values.size());
            Optional<Spread> first = Spread.of(present(values.subList(0, stage)));
            while (first.isEmpty()) {
                stage++;
                first = Spread.of(present(values.subList(0, stage)));
            }
            return new Estimate(
                    MeanInterval.mean(present), first.get(), first.get().quantile(), all, all.quantile());
        });
    }

    /** What the values there are say of a mean of more. */
    private record Estimate(double mean, Spread first, double firstQuantile, Spread all, double allQuantile) {
        MeanInterval interval(int n, Scale scale) {
            return MeanInterval.of(n, mean, first, firstQuantile, scale)
                    .widenedTo(MeanInterval.of(n, mean, all, allQuantile, scale));
        }
    }

    private static List<Measured> present(List<Optional<Measured>> values) {
        return values.stream().flatMap(Optional::stream).toList();
    }
}
