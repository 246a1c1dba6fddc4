package org.slumber.spark.analysis.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slumber.spark.analysis.MeanTest;

/**
 * What became of one metric at one point.
 *
 * @param point the values of the point's columns, as texts
 * @param metric its name, as in the view {@code summary}
 * @param runsA runs of A that have it
 * @param runsB runs of B that have it
 * @param pairs seeds that both have
 * @param identical pairs that are equal to the bit but for times and provenance
 * @param meanA over the pairs where the test is paired, else over all runs of A; empty without any
 * @param meanB of B
 * @param paired whether the test is of the differences by seed; else it is Welch's, of two groups of runs
 * @param test of B minus A; empty where there are too few runs
 * @param correctedP of the test, after Holm, for all tests of the comparison
 * @param verdict in a word
 */
public record Move(
        List<String> point,
        String metric,
        int runsA,
        int runsB,
        int pairs,
        int identical,
        OptionalDouble meanA,
        OptionalDouble meanB,
        boolean paired,
        Optional<MeanTest> test,
        OptionalDouble correctedP,
        Verdict verdict) {
    /** Keeps its own copy. */
    public Move {
        point = List.copyOf(point);
    }

    /** B minus A; empty where one has none. */
    public OptionalDouble difference() {
        return meanA.isPresent() && meanB.isPresent()
                ? OptionalDouble.of(meanB.getAsDouble() - meanA.getAsDouble())
                : OptionalDouble.empty();
    }
}
