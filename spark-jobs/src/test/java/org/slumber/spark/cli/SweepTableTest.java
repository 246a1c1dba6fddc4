package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.KnownRuns;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultTables;

class SweepTableTest {
    private static final SparkSession SPARK = LocalSpark.session();

    /** The report is held to the same view by its own test. */
    @Test
    void theWeightDriftOfEitherLearnerIsThatOfTheViews() {
        ResultTables tables =
                ResultTables.open(SPARK, KnownRuns.ofBothLearners().write());
        AnalysisViews.create(tables);
        Map<String, String> views =
                SPARK.sql("SELECT learner, sleep_ratio, weight_drift_mean FROM summary").collectAsList().stream()
                        .collect(Collectors.toMap(
                                row -> row.getString(0) + " " + row.getDouble(1),
                                row -> String.format(Locale.ROOT, "%.3f", row.getDouble(2))));
        assertEquals(
                Map.of(
                        "stdp 0.0", "9.000",
                        "stdp 0.1", "2.500",
                        "surrogate-gradient 0.0", "1.500",
                        "surrogate-gradient 0.1", "0.750"),
                views);
        List<String> lines = SweepTable.of(
                        AnalysisViews.of(tables, OptionalDouble.empty()),
                        tables.runs().select("run_id").as(Encoders.STRING()).collectAsList(),
                        List.of())
                .lines()
                .toList();
        int drift = List.of(lines.get(0).split(" {2,}")).indexOf("weight drift");
        Map<String, String> table = lines.stream()
                .skip(2)
                .map(line -> List.of(line.strip().split(" {2,}")))
                .collect(Collectors.toMap(cells -> cells.get(1) + " " + cells.get(2), cells -> cells.get(drift)));
        assertEquals(views, table);
        assertEquals(
                List.of("stdp -6.5", "surrogate-gradient -0.75"),
                SPARK
                        .sql("SELECT learner || ' ' || weight_drift_difference_mean FROM paired ORDER BY learner")
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0))
                        .toList());
    }
}
