package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.slumber.mixed.Interval;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.job.Simulation;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;

class AnalysisViewsTest {
    /** Student's t at 0.975 with 2 degrees of freedom. */
    private static final double T2 = 4.302652729911275;

    private static final String POINT =
            " WHERE learner = 'stdp' AND sleep_ratio = 0.1 AND sleep_decay = 0.9999 AND status = 'ok' ORDER BY seed";

    private final SparkSession spark = LocalSpark.session();

    private final Set<String> made = new HashSet<>();
    private ResultTables tables = ResultTables.open(spark, TinySweep.folder());

    private void viewsOf(ResultsFolder folder) {
        tables = ResultTables.open(spark, folder);
        made.clear();
    }

    @Test
    void summaryHasOneRowForEachPoint() {
        // 5 of stdp; 3 of surrogate-gradient, which never falls asleep at ratio 0.1
        assertEquals(8, rows("SELECT * FROM summary").size());
        assertEquals(
                List.of("stdp 3 0", "stdp 3 0", "stdp 2 1", "stdp 3 0"),
                rows("SELECT concat_ws(' ', learner, n, failed) FROM summary WHERE learner = 'stdp' AND sleep_ratio > 0"
                                + " ORDER BY sleep_ratio, sleep_decay")
                        .stream()
                        .map(row -> row.getString(0))
                        .toList());
    }

    @Test
    void summaryHasMeanAndIntervalOverSeeds() {
        double[] accuracy = values("SELECT test_accuracy FROM runs" + POINT);
        double mean = (accuracy[0] + accuracy[1] + accuracy[2]) / 3;
        double variance = 0;
        for (double value : accuracy) {
            variance += (value - mean) * (value - mean) / 2;
        }
        Row row = rows("SELECT accuracy_mean, accuracy_sd, accuracy_low, accuracy_high FROM summary"
                        + " WHERE learner = 'stdp' AND sleep_ratio = 0.1 AND sleep_decay = 0.9999")
                .get(0);
        assertEquals(mean, row.getDouble(0), 1e-12);
        assertEquals(Math.sqrt(variance), row.getDouble(1), 1e-12);
        // Wilson's of 40 samples a seed, less what the seeds spread more than counting does; else the normal's
        double square = variance > mean * (1 - mean) / 40
                ? T2 * T2 * variance / 3 / (mean * (1 - mean))
                : 1.959963984540054 * 1.959963984540054 / 120;
        double half = Math.sqrt(mean * (1 - mean) * square + square * square / 4) / (1 + square);
        double centre = (mean + square / 2) / (1 + square);
        assertEquals(centre - half, row.getDouble(2), 1e-9);
        assertEquals(centre + half, row.getDouble(3), 1e-9);
    }

    @Test
    void freshSeedsAreNotAveragedWithThoseThatChoseThem() {
        KnownRuns searched = new KnownRuns()
                .seeds(0, List.of(0.50, 0.52), "test_samples", 1000L)
                .seeds(0.1, List.of(0.70, 0.74), "test_samples", 1000L)
                .seeds(0.2, List.of(0.60, 0.62), "test_samples", 1000L, "purpose", "replicates");
        viewsOf(searched.write());
        assertEquals(0, rows("SELECT * FROM summary WHERE setting <> ''").size(), "nothing is confirmed");
        for (long seed = 3; seed <= 4; seed++) {
            searched.run(0, seed, 0.50 + 0.01 * seed, "test_samples", 1000L, "purpose", "confirm");
            searched.run(0.1, seed, 0.60 + 0.01 * seed, "test_samples", 1000L, "purpose", "confirm");
        }
        viewsOf(searched.write());
        assertEquals(
                List.of(
                        " 0 2 0.51",
                        " 0.1 2 0.72",
                        " 0.2 2 0.61",
                        "confirmed=true 0 2 0.535",
                        "confirmed=true 0.1 2 0.635"),
                texts("SELECT concat_ws(' ', setting, coalesce(format_number(sleep_ratio, '0.#'), '0'), n,"
                        + " format_number(accuracy_mean, '0.###')) FROM summary ORDER BY 1"));
        assertEquals(
                List.of(" 0.1 2 0.21", " 0.2 2 0.1", "confirmed=true 0.1 2 0.1"),
                texts("SELECT concat_ws(' ', setting, sleep_ratio, pairs, format_number(difference_mean, '0.###'))"
                        + " FROM paired ORDER BY 1"));
        assertEquals(
                List.of(" 3", "confirmed=true 2"),
                texts("SELECT concat_ws(' ', setting, count(*)) FROM ranking GROUP BY setting ORDER BY 1"));
    }

    @Test
    void whatALearnerDoesNotHaveIsNull() {
        Row row = rows("SELECT any_value(saturation_mean), count(weight_drift_mean), count(accuracy_mean) FROM summary"
                        + " WHERE learner = 'surrogate-gradient'")
                .get(0);
        assertTrue(row.isNullAt(0));
        assertEquals(3, row.getLong(1));
        assertEquals(3, row.getLong(2));
    }

    @Test
    void pairedComparesRunsOfOneSeedWithAndWithoutSleep() {
        double[] with = values("SELECT test_accuracy FROM runs" + POINT);
        double[] without = values(
                "SELECT avg(test_accuracy) FROM runs WHERE learner = 'stdp' AND sleep_ratio = 0 GROUP BY seed ORDER BY seed");
        Row row = rows("SELECT * FROM paired WHERE learner = 'stdp' AND sleep_ratio = 0.1 AND sleep_decay = 0.9999")
                .get(0);
        List<Double> differences = row.getList(row.fieldIndex("differences"));
        double sum = 0;
        for (int seed = 0; seed < 3; seed++) {
            assertEquals(with[seed] - without[seed], differences.get(seed), 1e-12);
            sum += differences.get(seed);
        }
        assertEquals(3L, row.<Long>getAs("pairs"));
        assertEquals(sum / 3, row.<Double>getAs("difference_mean"), 1e-12);
        double error = row.<Double>getAs("difference_se");
        assertEquals(sum / 3 / error, row.<Double>getAs("t"), 1e-9);
        // counting 40 samples of accuracies between 0.2 and 0.8, in three seeds of both
        assertTrue(error >= Math.sqrt(2 * 0.2 * 0.8 / 40 / 3) * 0.9, "error " + error);
        assertEquals(sum / 3 / row.<Double>getAs("difference_sd"), row.<Double>getAs("effect_size"), 1e-9);
    }

    @Test
    void aFailedRunIsNoPair() {
        assertEquals(
                2L,
                rows("SELECT pairs FROM paired WHERE learner = 'stdp' AND sleep_ratio = 0.3 AND sleep_decay = 0.999")
                        .get(0)
                        .getLong(0));
    }

    @Test
    void holmAndDunnettCorrectForTheFamily() {
        int families = 0;
        for (String learner : List.of("stdp", "surrogate-gradient")) {
            String family = " FROM paired WHERE p IS NOT NULL AND learner = '" + learner + "' ORDER BY p";
            double[] p = values("SELECT p" + family);
            double[] adjusted = values("SELECT p_holm" + family);
            double most = 0;
            for (int i = 0; i < p.length; i++) {
                most = Math.max(most, Math.min(1, p[i] * (p.length - i)));
                assertEquals(most, adjusted[i], 1e-12);
            }
            families += p.length > 1 ? 1 : 0;
        }
        assertEquals(2, families);
        assertTrue(rows("SELECT * FROM paired WHERE (p IS NULL) <> (p_holm IS NULL) OR p_dunnett < p")
                .isEmpty());
    }

    @Test
    void theBootstrapIsShownFromEightSeeds() {
        List<Double> accuracies = List.of(0.70, 0.72, 0.69, 0.74, 0.71, 0.75, 0.68, 0.73);
        viewsOf(new KnownRuns()
                .seeds(0, accuracies)
                .seeds(0.1, accuracies.subList(0, 7))
                .write());
        Interval interval = MeanBootstrap.interval(
                        accuracies.stream().mapToDouble(x -> x).toArray())
                .orElseThrow();
        Row summary = rows("SELECT accuracy_bootstrap_low, accuracy_bootstrap_high FROM summary WHERE sleep_ratio = 0")
                .get(0);
        assertEquals(interval.low(), summary.getDouble(0), 1e-12);
        assertEquals(interval.high(), summary.getDouble(1), 1e-12);
        assertTrue(rows("SELECT accuracy_bootstrap_low FROM summary WHERE sleep_ratio = 0.1")
                .get(0)
                .isNullAt(0));
        assertTrue(rows("SELECT difference_bootstrap_low FROM paired").get(0).isNullAt(0));
    }

    @Test
    void rankingOrdersThePointsOfADataSetByTheirMeans() {
        List<Row> ranking = rows("SELECT * FROM ranking WHERE learner = 'stdp' ORDER BY place");
        assertEquals(5, ranking.size(), "2 ratios of 2 decays, and no sleep");
        double best = values("SELECT max(accuracy_mean) FROM summary WHERE learner = 'stdp'")[0];
        assertEquals(best, ranking.get(0).<Double>getAs("accuracy_mean"), 1e-12);
        double probability = 0;
        for (Row row : ranking) {
            assertEquals(5L, row.<Long>getAs("points"));
            probability += row.<Double>getAs("probability_best");
        }
        assertEquals(1, probability, 1e-9);
        assertEquals(
                List.of(),
                rows("SELECT 1 FROM ranking r JOIN paired p USING (dataset, learner, sleep_ratio, sleep_decay)"
                        + " WHERE abs(gain_mean - difference_mean) > 1e-12 OR n <> pairs"
                        + " OR abs(gain_low - simultaneous_low) > 1e-12"));
        assertEquals(
                4,
                rows("SELECT 1 FROM ranking r JOIN paired p USING (dataset, learner, sleep_ratio, sleep_decay)"
                                + " WHERE learner = 'stdp'")
                        .size());
        assertTrue(rows("SELECT gain_mean FROM ranking WHERE sleep_ratio IS NULL AND learner = 'stdp'")
                .get(0)
                .isNullAt(0));
    }

    /** Of three seeds: 0.01 ± 0.02, whose t at 0.95 is 2.92; of counted samples 0.1 with the error of counting alone. */
    @Test
    void theGainOfStructureHasAnIntervalAndAWordWithinAMargin() {
        KnownRuns known = new KnownRuns();
        double[] shuffled = {0.69, 0.72, 0.72};
        double[] intact = {0.70, 0.71, 0.75};
        for (int seed = 0; seed < 3; seed++) {
            known.run(0.1, seed + 1L, 0.7, "accuracy_intact", intact[seed], "accuracy_shuffled", shuffled[seed]);
        }
        known.seeds(
                0.2, List.of(0.7, 0.7, 0.7), "accuracy_intact", 0.7, "accuracy_shuffled", 0.6, "test_samples", 100L);
        known.seeds(0.3, List.of(0.7, 0.7, 0.7), "accuracy_intact", 0.7, "accuracy_shuffled", 0.6);
        known.run(0.4, 1, 0.7, "accuracy_intact", 0.7, "accuracy_shuffled", 0.6);
        known.run(0.5, 1, 0.7);
        viewsOf(known.write());
        String columns = "structure_gain_mean, structure_gain_sd, structure_gain_low, structure_gain_high,"
                + " structure_gain_bootstrap_low, structure_gain_equivalence";
        List<Row> rows = rows("SELECT " + columns + " FROM summary ORDER BY sleep_ratio");
        assertEquals(0.01, rows.get(0).getDouble(0), 1e-12);
        assertEquals(0.02, rows.get(0).getDouble(1), 1e-12);
        assertEquals(0.01 - T2 * 0.02 / Math.sqrt(3), rows.get(0).getDouble(2), 1e-9);
        assertEquals(0.01 + T2 * 0.02 / Math.sqrt(3), rows.get(0).getDouble(3), 1e-9);
        // (71/102)(31/102)/100 and (61/102)(41/102)/100, over three seeds
        double counting = Math.sqrt((71 * 31 + 61 * 41) / (102.0 * 102 * 100) / 3);
        assertEquals(0.1, rows.get(1).getDouble(0), 1e-12);
        assertEquals(0.1 - T2 * counting, rows.get(1).getDouble(2), 1e-9);
        assertEquals(0.1 + T2 * counting, rows.get(1).getDouble(3), 1e-9);
        for (int nothingSpreads = 2; nothingSpreads < 4; nothingSpreads++) {
            assertEquals(0.1, rows.get(nothingSpreads).getDouble(0), 1e-12);
            assertTrue(rows.get(nothingSpreads).isNullAt(2)
                    && rows.get(nothingSpreads).isNullAt(3));
        }
        assertTrue(rows.get(4).isNullAt(0) && rows.get(4).isNullAt(1));
        assertTrue(rows.stream().allMatch(row -> row.isNullAt(4) && row.isNullAt(5)));
        // the 90 % intervals are 0.01 ± 2.92·0.02/√3 = 0.0337 and 0.1 ± 2.92·0.0388 = 0.113
        assertEquals(List.of("equivalent", "undecided"), structure(0.05, "summary"));
        assertEquals(List.of("undecided", "undecided"), structure(0.04, "mechanisms"));
        assertEquals(List.of("equivalent", "equivalent"), structure(0.22, "mechanisms"));
    }

    private List<String> structure(double margin, String view) {
        AnalysisViews views = AnalysisViews.of(tables, OptionalDouble.of(margin));
        return (view.equals("summary") ? views.summary() : views.mechanisms())
                        .where("structure_gain_low IS NOT NULL")
                        .orderBy("sleep_ratio")
                        .select("structure_gain_equivalence")
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0))
                        .toList();
    }

    @Test
    void runsThatDifferInAnythingButTheSeedAreNotAveraged() {
        viewsOf(TinySweep.of(
                """
                name: various
                values: {training.epochs: 1, training.images: 8, training.stepsPerImage: 20, validation.images: 0,
                  test.images: 8, nap.intervalSteps: 50}
                axes:
                  preset: [table, released]
                  regulariser: [none, nap]
                  nap.steps: [5, 10]
                  seed: [1, 2]
                """,
                Simulation.ENGINE));
        assertEquals(
                List.of(
                        "none//preset=released",
                        "none//preset=table",
                        "nap/nap_steps=10/preset=released",
                        "nap/nap_steps=10/preset=table",
                        "nap/nap_steps=5/preset=released",
                        "nap/nap_steps=5/preset=table"),
                rows("SELECT regulariser || '/' || variant || '/' || setting FROM summary WHERE n = 2"
                                + " ORDER BY regulariser DESC, variant, setting")
                        .stream()
                        .map(row -> row.getString(0))
                        .toList());
        assertEquals(
                4,
                rows("SELECT * FROM paired WHERE pairs = 2 AND target = 'layer'")
                        .size());
    }

    @Test
    void runsInWhichSeveralMechanismsActHaveTheTargetsOfAll() {
        assertEquals(List.of("sleep_target", "normalize_target", "nap_target"), Points.targetColumns());
        viewsOf(new KnownRuns()
                .seeds(0, List.of(0.5, 0.6))
                .seeds(0.1, List.of(0.7, 0.8), "regulariser", "nap", "nap_target", "neuron", "sleep_target", null)
                .seeds(0.1, List.of(0.8, 0.9), "regulariser", "sleep+normalize", "normalize_target", "layer")
                // how a sleep that never comes would be set stands in older rows, and in newer ones does not
                .run(0, 1, 0.6, "regulariser", "sleep+normalize", "normalize_target", "layer")
                .run(
                        0,
                        2,
                        0.8,
                        "regulariser",
                        "sleep+normalize",
                        "normalize_target",
                        "layer",
                        "sleep_target",
                        null,
                        "sleep_decay",
                        null)
                .write());
        assertEquals(
                List.of("nap neuron 2", "sleep 2", "sleep+normalize layer 2", "sleep+normalize static+layer 2"),
                texts("SELECT concat_ws(' ', regulariser, target, n) FROM summary ORDER BY 1"));
        assertEquals(
                List.of("nap 0.2", "sleep+normalize 0.15", "sleep+normalize 0.3"),
                texts("SELECT regulariser || ' ' || round(difference_mean, 6) FROM paired ORDER BY 1"),
                "sleep at ratio 0 is a baseline where nothing else acts");
    }

    @Test
    void everyColumnSaysWhatItIs() {
        for (String view : List.of("runs", "checkpoints", "tasks", "weights", "summary", "paired", "ranking")) {
            for (StructField field : answer("SELECT * FROM " + view).schema().fields()) {
                assertFalse(field.metadata().getString("comment").isBlank(), view + "." + field.name());
            }
        }
    }

    private Dataset<Row> answer(String query) {
        // those that it names and no query before it
        if (made.add("the tables")) {
            tables.createViews();
        }
        AnalysisViews.VIEWS.stream()
                .map(AnalysisViews.View::name)
                .filter(view -> query.contains(view) && made.add(view))
                .forEach(view -> AnalysisViews.create(tables, OptionalDouble.empty(), view));
        return spark.sql(query);
    }

    private List<Row> rows(String query) {
        return answer(query).collectAsList();
    }

    private List<String> texts(String query) {
        return rows(query).stream().map(row -> row.getString(0)).toList();
    }

    private double[] values(String query) {
        return rows(query).stream().mapToDouble(row -> row.getDouble(0)).toArray();
    }

    /** A rate that is not the default tells no mechanism where all that learn have it. */
    @Test
    void frozenWeightsOfTheSurrogateGradientNetworkAreAMechanism() {
        ResultTables tables = ResultTables.open(
                LocalSpark.session(),
                new KnownRuns()
                        .surrogateSeeds(0, List.of(0.5, 0.6), "surrogate_learning_rate", 1e-4)
                        .surrogateSeeds(0, List.of(0.1, 0.2), "surrogate_learning_rate", 0.0)
                        .write());
        assertEquals(
                List.of("frozen||-0.4", "none||null"),
                AnalysisViews.of(tables, OptionalDouble.empty())
                        .mechanisms()
                        .selectExpr(
                                "concat_ws('|', mechanism, altered, coalesce(string(round(difference_mean, 4)), 'null'))")
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0))
                        .sorted()
                        .toList());
    }

    /** What samples are generated from is no mechanism but where mechanisms are compared: each gap has its own bare network. */
    @Test
    void gapOfGeneratedSamplesIsACircumstance() {
        KnownRuns runs = new KnownRuns();
        for (long gap : new long[] {5, 30}) {
            double lost = gap / 100.0;
            runs.surrogateSeeds(0, List.of(0.5, 0.6), "surrogate_synapse", "plain", "gap_xor_smallest_gap", gap)
                    .surrogateSeeds(
                            0,
                            List.of(0.9 - lost, 1 - lost),
                            "surrogate_synapse",
                            "trace",
                            "gap_xor_smallest_gap",
                            gap);
        }
        ResultTables tables = ResultTables.open(LocalSpark.session(), runs.write());
        assertEquals(
                List.of(
                        "gap_xor_smallest_gap=30|none|null",
                        "gap_xor_smallest_gap=30|trace|0.1",
                        "gap_xor_smallest_gap=5|none|null",
                        "gap_xor_smallest_gap=5|trace|0.35"),
                AnalysisViews.of(tables, OptionalDouble.empty())
                        .mechanisms()
                        .selectExpr(
                                "concat_ws('|', circumstances, mechanism, coalesce(string(round(difference_mean, 4)), 'null'))")
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0))
                        .sorted()
                        .toList());
    }
}
