package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultTables;

class CollapsePredictorsTest {
    private static double collapse(double... accuracies) {
        TreeMap<Long, Double> byStep = new TreeMap<>();
        for (int i = 0; i < accuracies.length; i++) {
            byStep.put(100L * (i + 1), accuracies[i]);
        }
        return CollapsePredictors.collapse(byStep, 0.1);
    }

    /** A measure that only one seed has is no better than the collapses that it was not there for. */
    @Test
    void whereAMeasureHasNoValueItRaisesNoAlarm() {
        KnownRuns runs = new KnownRuns();
        for (int seed = 1; seed <= 2; seed++) {
            runs.run(0, seed, 0.5, "confusion", List.of(1, 1, 1, 1))
                    .epochs(0.9, 0.5)
                    .dynamics("synchrony", 1);
            if (seed == 1) {
                runs.dynamics("fano_factor", 9);
            }
            runs.run(0.1, seed, 0.9, "confusion", List.of(1, 1, 1, 1))
                    .epochs(0.9, 0.9)
                    .dynamics("synchrony", 1);
            if (seed == 1) {
                runs.dynamics("fano_factor", 1);
            }
        }
        Row row = AnalysisViews.of(ResultTables.open(LocalSpark.session(), runs.write()), OptionalDouble.empty())
                .collapsePredictors()
                .where("measure = 'fano_factor' AND alarm = 'above'")
                .first();
        assertEquals(2, row.<Long>getAs("collapsed"));
        assertEquals(2, row.<Long>getAs("held"));
        assertEquals(1, row.<Double>getAs("missed"));
        assertEquals(0, row.<Double>getAs("false_alarms"));
    }

    @Test
    void aRunCollapsesWhereItFallsForGood() {
        // half of what 0.9 has above chance is kept at 0.5
        assertEquals(300, collapse(0.8, 0.9, 0.49, 0.1));
        assertEquals(400, collapse(0.9, 0.2, 0.6, 0.49));
        assertEquals(Double.POSITIVE_INFINITY, collapse(0.9, 0.2, 0.2, 0.5));
        assertEquals(Double.POSITIVE_INFINITY, collapse(0.1, 0.1));
    }
}
