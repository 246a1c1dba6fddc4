package org.slumber.spark.cli;

import java.util.Optional;
import java.util.stream.Collectors;
import org.slumber.spark.job.SweepJob;
import org.slumber.spark.report.TimeSpan;

/** Says which points a budget left out. */
final class LeftOutText {
    private static final int LISTED = 5;

    private LeftOutText() {}

    /** A sentence; none where nothing was left out. */
    static Optional<String> of(SweepJob.LeftOut leftOut) {
        int points = leftOut.points().size();
        if (points == 0) {
            return Optional.empty();
        }
        String listed = leftOut.points().stream()
                .limit(LISTED)
                .map(values -> values.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("seed"))
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
        return Optional.of("Left out by the budget: " + (points == 1 ? "1 point" : points + " points") + ", about "
                + TimeSpan.text(leftOut.seconds()) + " on one core: " + listed + (points > LISTED ? "; ..." : "")
                + ". The same command goes on with them.");
    }
}
