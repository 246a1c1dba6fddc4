package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.slumber.mixed.Observations;
import org.slumber.spark.analysis.compare.Comparison;
import org.slumber.spark.analysis.compare.Move;
import org.slumber.spark.analysis.model.RunObservations;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultTables;

/** One simulation under several ids, in all that counts runs. */
class CopiesTest {
    private static final SparkSession SPARK = LocalSpark.session();
    private static final String WEIGHTS = "weights_excitatory_sum_ratio_end";
    private static final List<Double> WITHOUT = List.of(0.5, 0.6, 0.55);
    private static final List<Double> WITH = List.of(0.7, 0.75, 0.72);

    private ResultTables tables;

    private void open(KnownRuns runs) {
        tables = ResultTables.open(SPARK, runs.write());
        AnalysisViews.create(tables);
    }

    private static List<String> texts(String query) {
        return SPARK.sql(query).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** Ratio 0 at six decays, and what it is compared with. */
    private static KnownRuns decays() {
        KnownRuns runs = new KnownRuns();
        for (double decay : new double[] {0.9, 0.99, 0.999, 0.9999, 0.99997, 0.99999}) {
            runs.seeds(0, WITHOUT, "sleep_decay", decay, WEIGHTS, 9.0);
        }
        return runs.seeds(0.1, WITH, WEIGHTS, 2.0);
    }

    @Test
    void ratioZeroAtSixDecaysIsOnePointWithoutDecayAndTarget() {
        open(decays());
        assertEquals(
                List.of("0.0 - - 3", "0.1 0.99997 static 3"),
                texts("SELECT concat_ws(' ', sleep_ratio, coalesce(string(sleep_decay), '-'), coalesce(target, '-'), n)"
                        + " FROM summary ORDER BY sleep_ratio"));
        assertEquals(
                List.of("1 2 0.1", "2 2 0.0"),
                texts("SELECT concat_ws(' ', place, points, coalesce(sleep_ratio, 0.0)) FROM ranking ORDER BY place"));
        Observations modelled = RunObservations.of(tables, Optional.empty()).observations(List.of("sleep_ratio"));
        assertEquals(6, modelled.rows());
        List<Move> moves = Comparison.of(tables, tables).moves();
        assertEquals(
                Map.of(3, 4L),
                moves.stream().collect(Collectors.groupingBy(Move::pairs, Collectors.counting())),
                "accuracy and drift of two points, three seeds each");
    }

    @Test
    void noRegulariserAndSleepAtRatioZeroAreOnePoint() {
        open(decays().seeds(
                        0,
                        WITHOUT,
                        "regulariser",
                        "none",
                        "sleep_ratio",
                        null,
                        "sleep_decay",
                        null,
                        "sleep_target",
                        null,
                        WEIGHTS,
                        9.0));
        assertEquals(
                List.of("none - 3", "sleep 0.1 3"),
                texts(
                        "SELECT concat_ws(' ', regulariser, coalesce(string(sleep_ratio), '-'), n) FROM summary ORDER BY 1"));
        assertEquals(
                List.of("3"),
                texts("SELECT cast(pairs AS string) FROM paired"),
                "the runs with sleep have their baseline");
    }

    @Test
    void aNeutralSettingIsTheSimulationWithoutIt() {
        open(decays().seeds(
                        0,
                        WITHOUT,
                        "regulariser",
                        "nap",
                        "sleep_target",
                        null,
                        "nap_target",
                        "neuron",
                        "nap_steps",
                        0L,
                        "sleep_ratio",
                        null,
                        "sleep_decay",
                        null,
                        WEIGHTS,
                        9.0));
        assertEquals(
                List.of("sleep 0.0", "sleep 0.1"),
                texts("SELECT concat_ws(' ', regulariser, sleep_ratio)" + " FROM summary ORDER BY sleep_ratio"));
        assertEquals(List.of("sleep"), texts("SELECT regulariser FROM paired"), "no test of a run against itself");
        assertEquals(
                6,
                RunObservations.of(tables, Optional.empty())
                        .observations(List.of("seed"))
                        .rows());
    }

    @Test
    void aRunThatOnlyScoresTheSameIsDataAndSoIsOneThatDiffersInAnotherSeed() {
        open(decays()
                // the accuracies of ratio 0.1, by other weights
                .seeds(0.2, WITH, WEIGHTS, 1.5)
                // never asleep in seeds 1 and 2
                .seeds(0.3, List.of(0.5, 0.6, 0.8), WEIGHTS, 9.0));
        assertEquals(
                List.of("0.0 3", "0.1 3", "0.2 3", "0.3 3"),
                texts("SELECT concat_ws(' ', sleep_ratio, n) FROM summary ORDER BY sleep_ratio"));
        assertEquals(3, texts("SELECT '' FROM paired").size());
    }

    @Test
    void whatIsKnownByItsAccuracyAloneIsNotTakenForACopy() {
        open(new KnownRuns().seeds(0, WITHOUT).seeds(0.1, WITHOUT));
        assertEquals(2, texts("SELECT '' FROM summary").size());
    }

    @Test
    void aSettingThatActsOnNothingKeepsItsOwnAnswersAndCountsOnceInAModel() {
        KnownRuns runs = new KnownRuns();
        for (long images : new long[] {20, 200}) {
            runs.seeds(0, WITHOUT, WEIGHTS, 9.0, "training_images", images)
                    .seeds(0.1, WITH, WEIGHTS, 2.0, "training_images", images);
        }
        open(runs);
        assertEquals(2, texts("SELECT '' FROM paired").size());
        assertEquals(
                6,
                RunObservations.of(tables, Optional.empty())
                        .observations(List.of("seed"))
                        .rows());
    }

    @Test
    void aSeedThatFailedAtOneDecayAndEndedWellAtAnotherEndedWell() {
        open(decays().run(0, 1, 0, "status", "failed", "test_accuracy", null, "sleep_decay", 0.5));
        assertEquals(List.of("3 0"), texts("SELECT concat_ws(' ', n, failed) FROM summary WHERE sleep_ratio = 0"));
    }
}
