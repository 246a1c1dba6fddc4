package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Regularisers that have no sleep ratio, beside the runs without any: accuracy by point. */
final class RegulariserPicture {
    private static final String ID = "regularisers";
    private static final String TITLE = "Accuracy with other regularisers";
    private static final int POINTS = 30;
    private static final int CHARTS = 8;

    private RegulariserPicture() {}

    /** The picture; none where every run sleeps. */
    static List<Picture> of(SweepResults results) {
        List<Chart> charts = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Subject subject : results.scoredSubjects()) {
            List<PointSummary> points = results.summariesOf(subject).stream()
                    .filter(summary -> !summary.point().sleeps()
                            && summary.accuracy().mean().isPresent())
                    .sorted(Comparator.comparingDouble(
                            summary -> -summary.accuracy().mean().getAsDouble()))
                    .toList();
            if (points.stream().allMatch(summary -> summary.point().uncontrolled()) || charts.size() == CHARTS) {
                continue;
            }
            if (points.size() > POINTS) {
                notes.add(subject + ": the best " + POINTS + " of " + points.size() + " points are drawn, and the runs"
                        + " without a regulariser.");
            }
            PointNames names =
                    new PointNames(points.stream().map(PointSummary::point).toList());
            List<List<Object>> drawn = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                PointSummary summary = points.get(i);
                if (i < POINTS || summary.point().uncontrolled()) {
                    drawn.add(drawn(summary, names));
                }
            }
            charts.add(new Chart("points", TITLE + ": " + subject, Map.of("points", drawn)));
        }
        return charts.isEmpty()
                ? List.of()
                : List.of(new Picture(
                        ID, TITLE, "Means over seeds with their 95 % interval, best first.", notes, charts));
    }

    private static List<Object> drawn(PointSummary summary, PointNames names) {
        Spread accuracy = summary.accuracy();
        return Arrays.asList(
                names.of(summary.point()),
                Figures.drawn(accuracy.mean()),
                Figures.drawn(accuracy.low()),
                Figures.drawn(accuracy.high()),
                summary.n());
    }
}
