package org.slumber.spark.analysis.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slumber.spark.analysis.Equivalence;
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
 * @param meanA over all runs of A; empty without any
 * @param meanB of B
 * @param test of B minus A; empty where there are too few runs, and where there is nothing to test
 * @param correctedP of the test, after Holm, for all tests of the comparison
 * @param verdict in a word
 * @param equivalence within a margin; empty without one, and for what is no fraction
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
        Optional<MeanTest> test,
        OptionalDouble correctedP,
        Verdict verdict,
        Optional<Equivalence> equivalence) {
    /** Keeps its own copy. */
    public Move {
        point = List.copyOf(point);
    }

    /** Whether all runs are in pairs, by their seeds. */
    public boolean paired() {
        return pairs > 0 && pairs == runsA && pairs == runsB;
    }

    /** How it was compared: {@code paired}, {@code partly paired} or {@code welch}. */
    public String kind() {
        return paired() ? "paired" : pairs > 0 ? "partly paired" : "welch";
    }

    /** B minus A; empty where one has none. */
    public OptionalDouble difference() {
        return meanA.isPresent() && meanB.isPresent()
                ? OptionalDouble.of(meanB.getAsDouble() - meanA.getAsDouble())
                : OptionalDouble.empty();
    }

    /** As judged among all. */
    Move judged(OptionalDouble corrected, Verdict word, Optional<Equivalence> within) {
        return new Move(point, metric, runsA, runsB, pairs, identical, meanA, meanB, test, corrected, word, within);
    }
}
