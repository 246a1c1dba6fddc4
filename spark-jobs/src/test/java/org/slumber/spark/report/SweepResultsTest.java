package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.KnownRuns;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultTables;

class SweepResultsTest {
    @Test
    void theWeightDriftOfTheRunsOfEitherLearnerIsThatOfTheViews() {
        var spark = LocalSpark.session();
        SweepResults results = SweepResults.read(AnalysisViews.kept(
                ResultTables.open(spark, KnownRuns.ofBothLearners().write())));
        Map<Point, Double> runs = results.ended().stream()
                .collect(Collectors.groupingBy(SweepRun::point, Collectors.averagingDouble(run -> run.weightDrift()
                        .getAsDouble())));
        Map<Point, Double> summaries = results.summaries().stream()
                .collect(Collectors.toMap(
                        PointSummary::point,
                        summary -> summary.weightDrift().mean().getAsDouble()));
        assertEquals(summaries, runs);
        assertEquals(
                List.of(0.75, 1.5, 2.5, 9.0), runs.values().stream().sorted().toList());
    }
}
