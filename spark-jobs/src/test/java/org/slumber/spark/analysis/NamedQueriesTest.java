package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.OutputHash;
import org.slumber.spark.results.ResultTables;

/** Every query of conf/queries, by its answer on runs whose answers are worked out by hand. */
class NamedQueriesTest {
    private static final Path QUERIES = Path.of("../conf/queries");
    private static final Set<String> ASKED = new TreeSet<>();

    private static ResultTables tables;
    private static ResultTables rivals;
    private static ResultTables sequences;

    @BeforeAll
    static void createViews() {
        KnownRuns runs = new KnownRuns()
                .run(
                        0,
                        1,
                        0.50,
                        "saturation",
                        0.6,
                        "steps_to_saturation",
                        1000L,
                        "weights_excitatory_sum_ratio_end",
                        20.0)
                .checkpoint(0, "start", "weights_excitatory_sum_ratio", 1.0)
                .checkpoint(1, "epoch", "weights_excitatory_sum_ratio", 2.0, "validation_accuracy", 0.4)
                .checkpoint(2, "epoch", "weights_excitatory_sum_ratio", 4.0)
                .run(
                        0,
                        2,
                        0.52,
                        "saturation",
                        0.6,
                        "steps_to_saturation",
                        2000L,
                        "weights_excitatory_sum_ratio_end",
                        20.0)
                .checkpoint(1, "epoch", "weights_excitatory_sum_ratio", 4.0, "validation_accuracy", 0.6)
                .checkpoint(1, "onset", "weights_excitatory_sum_ratio", 99.0)
                .checkpoint(2, "epoch", "weights_excitatory_sum_ratio", 6.0)
                .run(
                        0,
                        3,
                        0.54,
                        "saturation",
                        0.6,
                        "steps_to_saturation",
                        3000L,
                        "weights_excitatory_sum_ratio_end",
                        20.0)
                .seeds(
                        0.1,
                        List.of(0.70, 0.75, 0.77),
                        "saturation",
                        0.0,
                        "weights_excitatory_sum_ratio_end",
                        1.0,
                        "forgetting",
                        0.125,
                        "sleeps",
                        10L,
                        "wake_steps",
                        10000L,
                        "sleep_steps",
                        1000L)
                .seeds(
                        0.2,
                        List.of(0.60, 0.58, 0.62),
                        "saturation",
                        0.0,
                        "weights_excitatory_sum_ratio_end",
                        0.5,
                        "forgetting",
                        0.25,
                        "accuracy_raw_pixels",
                        0.75,
                        "accuracy_frozen",
                        0.25,
                        "accuracy_intact",
                        0.625,
                        "accuracy_shuffled",
                        0.5,
                        "structure_gain",
                        0.125)
                .seeds(0.1, List.of(0.75, 0.75, 0.78), "sleep_decay", 0.9999)
                .run(
                        0.1,
                        4,
                        0,
                        "status",
                        "failed",
                        "error",
                        "it was made to fail",
                        "test_accuracy",
                        null,
                        "wall_seconds",
                        9.0)
                .seeds(0, List.of(0.25, 0.25, 0.25), "plasticity_timing", "causal")
                .seeds(0.1, List.of(0.25, 0.25, 0.25), "plasticity_timing", "causal")
                .seeds(
                        0,
                        List.of(0.65, 0.66, 0.67),
                        "regulariser",
                        "normalize",
                        "normalize_target",
                        "layer",
                        "sleep_ratio",
                        null,
                        "sleep_decay",
                        null,
                        "sleep_target",
                        null)
                .surrogateSeeds(0, List.of(0.90, 0.91, 0.92))
                .surrogateSeeds(0.1, List.of(0.89, 0.91, 0.90))
                .run(
                        0.5,
                        1,
                        0.9,
                        "dataset",
                        "mnist",
                        "run_id",
                        "run-mnist",
                        "output_hash",
                        "0123456789abcdef0123456789abcdef",
                        "host",
                        "there",
                        "cpu_seconds",
                        1800.0,
                        "wall_seconds",
                        2000.0,
                        "steps",
                        3_600_000L);
        tables = ResultTables.open(LocalSpark.session(), runs.write());
        rivals = ResultTables.open(LocalSpark.session(), KnownRuns.ofRivals().write());
        sequences = ResultTables.open(LocalSpark.session(), KnownRuns.ofTasks().write());
    }

    @AfterAll
    static void noQueryIsWithoutATest() {
        assertEquals(
                NamedQuery.in(QUERIES).stream().map(NamedQuery::name).collect(Collectors.toCollection(TreeSet::new)),
                ASKED);
    }

    @Test
    void everyQueryBeginsWithTheQuestionThatItAnswers() {
        for (NamedQuery query : NamedQuery.in(QUERIES)) {
            assertTrue(query.question().endsWith("?"), query.name());
        }
    }

    @Test
    void outputHash() throws NoSuchAlgorithmException {
        byte[] line = "run-mnist 0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(line))
                .substring(0, 32);
        assertEquals(
                List.of("mnist|stdp|1|" + hash, "null|null|1|" + hash),
                answer("output-hash", "dataset", "learner", "runs", "output_hash"));
        assertEquals(Optional.of(hash), OutputHash.ofRuns(tables.runs().where("dataset = 'mnist'")));
    }

    @Test
    void accuracyByDecay() {
        assertEquals(
                List.of(
                        "stdp|causal|0.99997|1|3|0.25|0.25|0.1",
                        "stdp|published|0.99997|2|6|0.67|0.74|0.1",
                        "stdp|published|0.9999|1|3|0.76|0.76|0.1",
                        "surrogate-gradient|null|0.999|1|3|0.9|0.9|0.1"),
                ofGeomfig(
                        "accuracy-by-decay",
                        "learner",
                        "timing",
                        "sleep_decay",
                        "points",
                        "runs",
                        "mean_accuracy",
                        "best_accuracy",
                        "best_ratio"));
    }

    @Test
    void accuracyByRatio() {
        assertEquals(
                List.of(
                        "stdp|causal|null|0.0|3|0.25|0.0",
                        "stdp|published|null|0.0|3|0.52|0.02",
                        "stdp|causal|0.99997|0.1|3|0.25|0.0",
                        "stdp|published|0.9999|0.1|3|0.76|0.0173",
                        "stdp|published|0.99997|0.1|3|0.74|0.0361",
                        "stdp|published|0.99997|0.2|3|0.6|0.02",
                        "surrogate-gradient|null|null|0.0|3|0.91|0.01",
                        "surrogate-gradient|null|0.999|0.1|3|0.9|0.01"),
                ofGeomfig(
                        "accuracy-by-ratio", "learner", "timing", "sleep_decay", "sleep_ratio", "n", "accuracy", "sd"));
    }

    @Test
    void bestRatio() {
        assertEquals(
                List.of(
                        "stdp|causal|0.0|null|2|3|0.25|null|null",
                        "stdp|causal|0.1|0.99997|2|3|0.25|0.0|null",
                        "stdp|published|0.1|0.9999|4|3|0.76|0.24|0.1",
                        "surrogate-gradient|null|0.0|null|2|3|0.91|null|0.1"),
                ofGeomfig(
                        "best-ratio",
                        "learner",
                        "timing",
                        "best_ratio",
                        "sleep_decay",
                        "points",
                        "n",
                        "accuracy",
                        "gain",
                        "next_ratio"));
        List<Row> rows = rows("best-ratio");
        // of accuracies without any spread nothing is known of the probability
        assertNull(rows.get(0).getAs("probability_best"));
        assertEquals(2L, rows.get(0).<Long>getAs("tied"));
        assertEquals("raises", rows.get(2).getAs("verdict"));
        double better = rows.get(3).<Double>getAs("probability_best");
        assertTrue(better > 0.5 && better < 0.99, "of two points a hundredth apart " + better);
        assertEquals(
                "mnist|0.5|1|null|null", text(rows.get(4), "dataset", "best_ratio", "points", "gain", "next_ratio"));
    }

    /** Points of runs without controls are left out. */
    @Test
    void controls() {
        assertEquals(
                List.of("geomfig|stdp|sleep|published|0.2|3|0.6|0.75|0.25|0.625|0.5|0.125"),
                answer(
                        "controls",
                        "dataset",
                        "learner",
                        "regulariser",
                        "timing",
                        "sleep_ratio",
                        "n",
                        "accuracy",
                        "raw_pixels",
                        "frozen",
                        "intact",
                        "shuffled",
                        "structure_gain"));
    }

    @Test
    void failedRuns() {
        assertEquals(
                List.of("it was made to fail|geomfig|stdp|0.1|4"),
                answer("failed-runs", "error", "dataset", "learner", "sleep_ratio", "seed"));
    }

    @Test
    void followup() {
        LocalSpark.session()
                .sql(
                        """
                SELECT 'ok' AS status, 'stdp' AS learner, dataset, 'followup' AS preset, 'none' AS trace_gate, regulariser,
                  nap_target, normalize_target, nap_steps, nap_noise, CAST(test_accuracy AS DOUBLE) AS test_accuracy,
                  40.0 AS phi_test,
                  2.0 AS weights_excitatory_sum_ratio_end
                FROM VALUES
                  ('mnist', 'nap', 'layer', NULL, 100L, 1.0, 0.79), ('mnist', 'nap', 'layer', NULL, 100L, 1.0, 0.81),
                  ('mnist', 'nap', 'layer', NULL, 100L, 2.5, 0.80), ('mnist', 'normalize', NULL, 'neuron', NULL, NULL, 0.82),
                  ('mnist', 'none', NULL, NULL, NULL, NULL, 0.1), ('fashion-mnist', 'none', NULL, NULL, NULL, NULL, 0.2)
                  AS runs(dataset, regulariser, nap_target, normalize_target, nap_steps, nap_noise, test_accuracy)""")
                .createOrReplaceTempView("followup_runs");
        ASKED.add("followup");
        String query = NamedQuery.sqlOf("followup", QUERIES).replace("FROM runs", "FROM followup_runs");
        assertEquals(
                List.of(
                        "fashion-mnist|none|null|null|null|1|0.2|null|null",
                        "mnist|nap|layer|100|1.0|2|0.8|0.01|0.801",
                        "mnist|nap|layer|100|2.5|1|0.8|null|null",
                        "mnist|none|null|null|null|1|0.1|null|0.1",
                        "mnist|normalize|neuron|null|null|1|0.82|null|0.8238"),
                LocalSpark.session().sql(query).collectAsList().stream()
                        .map(row -> text(
                                row,
                                "dataset",
                                "regulariser",
                                "target",
                                "nap_steps",
                                "nap_noise",
                                "n",
                                "accuracy",
                                "standard_error",
                                "published"))
                        .toList());
    }

    /** Two seeds; what a larger ratio brings back does not count; no value where the first ratio takes it, or none is awake. */
    @Test
    void sequences() {
        LocalSpark.session()
                .sql(
                        """
                SELECT 'ok' AS status, 'qif-sequence' AS learner, 'rate' AS qif_model, qif_protocol, 8L AS qif_populations,
                  CAST(qif_forward AS DOUBLE) AS qif_forward, 15.0D AS qif_recurrent, 0.0D AS qif_weight_noise, qif_sleep_decays,
                  0.99997D AS sleep_decay, CAST(sleep_ratio AS DOUBLE) AS sleep_ratio,
                  CAST(replayed_fraction AS DOUBLE) AS replayed_fraction, CAST(hop_time AS DOUBLE) AS hop_time,
                  CAST(1 - sleep_ratio AS DOUBLE) AS weights_excitatory_sum_ratio_end
                FROM VALUES
                  ('synfire', 15, NULL, 0.0, 1.0, 0.1), ('synfire', 15, NULL, 0.0, 1.0, 0.1),
                  ('synfire', 15, 'all', 0.1, 1.0, 0.2), ('synfire', 15, 'all', 0.1, 1.0, 0.2),
                  ('synfire', 15, 'all', 0.2, 0.5, 0.3), ('synfire', 15, 'all', 0.2, 0.75, 0.3),
                  ('synfire', 15, 'all', 0.3, 0.25, NULL), ('synfire', 15, 'all', 0.3, 0.25, NULL),
                  ('synfire', 15, 'all', 0.4, 1.0, 0.9), ('synfire', 15, 'all', 0.4, 1.0, 0.9),
                  ('synfire', 15, 'between', 0.1, 0.25, 0.2),
                  ('synfire', 20, 'all', 0.1, 1.0, 0.2)
                  AS runs(qif_protocol, qif_forward, qif_sleep_decays, sleep_ratio, replayed_fraction, hop_time)""")
                .createOrReplaceTempView("sequence_runs");
        ASKED.add("sequences");
        String query = NamedQuery.sqlOf("sequences", QUERIES).replace("FROM runs", "FROM sequence_runs");
        assertEquals(
                List.of(
                        "synfire|15.0|all|2|1.0|0.1|0.2|0.8|3.0",
                        "synfire|15.0|between|1|1.0|null|null|null|null",
                        "synfire|20.0|all|1|null|null|null|null|null"),
                LocalSpark.session().sql(query).collectAsList().stream()
                        .map(row -> text(
                                row,
                                "protocol",
                                "forward",
                                "decaying",
                                "n",
                                "replayed_without_sleep",
                                "all_to_ratio",
                                "half_to_ratio",
                                "weights_left",
                                "hop_time_over_without"))
                        .toList());
    }

    @Test
    void forgetting() {
        assertEquals(
                List.of("0.2|3|0.25|0.6", "0.1|3|0.125|0.74"),
                answer("forgetting", "sleep_ratio", "n", "forgetting", "accuracy"));
    }

    /** Four points of one family, of one error with their baseline (8 degrees of freedom); alone with its baseline a point has the paired t test's p, here 1 − |t| / √(2 + t²). */
    @Test
    void gainSignificance() {
        assertEquals(
                List.of(
                        "stdp|normalize|published|null|null|3|0.14|1.0E-5|0.0|raises",
                        "stdp|sleep|causal|0.1|0.99997|3|0.0|null|null|undecided",
                        "stdp|sleep|published|0.1|0.9999|3|0.24|0.0|0.0|raises",
                        "stdp|sleep|published|0.1|0.99997|3|0.22|0.0|0.0|raises",
                        "stdp|sleep|published|0.2|0.99997|3|0.08|4.4E-4|1.3E-4|raises",
                        "surrogate-gradient|sleep|null|0.1|0.999|3|-0.01|0.2254|0.2254|undecided"),
                ofGeomfig(
                        "gain-significance",
                        "learner",
                        "regulariser",
                        "timing",
                        "sleep_ratio",
                        "sleep_decay",
                        "pairs",
                        "gain",
                        "p",
                        "p_holm",
                        "verdict"));
    }

    @Test
    void hosts() {
        assertEquals(
                List.of(
                        "here|stdp|22|1|null|null",
                        "here|surrogate-gradient|6|0|null|null",
                        "there|stdp|1|0|0.5|2000.0"),
                answer("hosts", "host", "learner", "runs", "failed", "cpu_hours", "steps_per_second"));
    }

    @Test
    void learners() {
        assertEquals(
                List.of(
                        "0.1|0.24|0.0|-0.01|0.2254|helps stdp, and surrogate-gradient less or not at all",
                        "0.2|0.08|4.0E-4|null|null|only one learner was run"),
                answer("learners", "sleep_ratio", "stdp_gain", "stdp_p", "surrogate_gain", "surrogate_p", "verdict"));
    }

    @Test
    void regularisers() {
        assertEquals(
                List.of(
                        "stdp|causal|sleep|static|0.1|0.25|0.25|0.0",
                        "stdp|published|sleep|static|0.1|0.52|0.76|0.24",
                        "stdp|published|normalize|layer|null|0.52|0.66|0.14",
                        "surrogate-gradient|null|sleep|null|0.1|0.91|0.9|-0.01"),
                ofGeomfig(
                        "regularisers",
                        "learner",
                        "timing",
                        "regulariser",
                        "target",
                        "sleep_ratio",
                        "accuracy_without",
                        "accuracy_with",
                        "gain"));
    }

    @Test
    void saturationOnset() {
        assertEquals(
                List.of("0.99997|0.0|0.1|3|9|2000.0|0.6"),
                answer(
                        "saturation-onset",
                        "sleep_decay",
                        "largest_ratio_saturating",
                        "smallest_ratio_without",
                        "saturated_runs",
                        "runs",
                        "steps_to_saturation",
                        "highest_mean_saturation"));
    }

    @Test
    void sleepsAndSteps() {
        assertTrue(ofGeomfig(
                        "sleeps-and-steps",
                        "sleep_ratio",
                        "sleeps",
                        "wake_steps",
                        "sleep_steps",
                        "steps_per_sleep",
                        "slept_per_wake_step")
                .contains("0.1|10.0|10000.0|1000.0|100.0|0.1"));
    }

    @Test
    void slowestRuns() {
        List<String> slowest =
                answer("slowest-runs", "dataset", "sleep_ratio", "status", "wall_seconds", "steps_per_second");
        assertEquals(20, slowest.size());
        assertEquals(List.of("mnist|0.5|ok|2000.0|2000.0", "geomfig|0.1|failed|9.0|null"), slowest.subList(0, 2));
    }

    @Test
    void stability() {
        assertEquals(
                List.of("0.1|1.0|0.0|0.0|0.74", "0.2|0.5|0.693|0.0|0.6", "0.0|20.0|2.996|0.6|0.52"),
                answer("stability", "sleep_ratio", "weight_drift", "distance", "saturation", "accuracy"));
    }

    @Test
    void timing() {
        assertEquals(
                List.of(
                        "0.0|null|3|0.52|3|0.25",
                        "0.1|0.9999|3|0.76|null|null",
                        "0.1|0.99997|3|0.74|3|0.25",
                        "0.2|0.99997|3|0.6|null|null"),
                ofGeomfig("timing", "sleep_ratio", "sleep_decay", "n_published", "published", "n_causal", "causal"));
    }

    @Test
    void weightsOverEpochs() {
        assertEquals(
                List.of("0.0|1|2|3.0|0.5", "0.0|2|2|5.0|null"),
                answer(
                        "weights-over-epochs",
                        "sleep_ratio",
                        "epoch",
                        "runs",
                        "excitatory_or_layer_1",
                        "validation_accuracy"));
    }

    @Test
    void league() {
        assertEquals(
                List.of(
                        "softBound||0.0|3|0.77|1.0|2|0.5|4.5|0.25|raises",
                        "softBound||0.2|3|0.82|1.0|1|1.0|3.0|0.3|raises",
                        "frozen|network_gain=3.0|0.0|3|0.77|1.0|2|1.0|1.0|0.25|raises",
                        "decay||0.0|3|0.76|1.0|1|1.0|3.7|0.24|raises",
                        "none||0.0|3|0.52|0.0|1|0.0|14.0|null|null",
                        "none||0.2|3|0.75|1.0|1|1.0|4.0|0.23|raises",
                        "bcm||0.0|3|0.4|1.0|2|0.5|1.0|-0.12|lowers",
                        "bcm||0.2|3|0.6|1.0|1|1.0|0.8|0.08|raises",
                        "bcm|bcm_time_constant=1000000.0|0.0|3|0.3|0.0|2|0.5|2.0|-0.22|lowers",
                        "frozen||0.0|3|0.16|1.0|2|1.0|1.0|-0.36|lowers",
                        "softBound|soft_bound_bound=25.0|0.0|3|0.13|0.0|2|0.5|64.0|-0.39|lowers"),
                ofRivals(
                        "league",
                        row -> row.getAs("timing").equals("published"),
                        "mechanism",
                        "altered",
                        "sleep_ratio",
                        "n",
                        "accuracy",
                        "stable",
                        "points",
                        "stable_share",
                        "weight_drift",
                        "gain",
                        "verdict"));
    }

    @Test
    void doseCurves() {
        assertEquals(
                List.of(
                        "decay||0.0|3.7|0.76|0.2|4.0|-0.01",
                        "frozen||0.0|1.0|0.16|0.2|4.0|0.59",
                        "frozen|network_gain=3.0|0.0|3.0|0.77|0.2|4.0|-0.02",
                        "nothing||0.0|14.0|0.52|0.2|4.0|0.23",
                        "sleep||0.2|4.0|0.75|0.2|4.0|0.0",
                        "softBound||0.0|4.5|0.77|0.2|4.0|-0.02",
                        "softBound|soft_bound_bound=25.0|0.0|64.0|0.13|0.2|4.0|0.62"),
                ofRivals(
                        "dose-curves",
                        row -> row.getAs("timing").equals("published"),
                        "curve",
                        "altered",
                        "sleep_ratio",
                        "weight_sum",
                        "accuracy",
                        "nearest_ratio",
                        "nearest_sum",
                        "sleep_is_better_by"));
    }

    /** Intervals and p by the t distribution of 2 degrees of freedom; of what does not spread neither is known. */
    @Test
    void timeScale() {
        assertEquals(
                List.of(
                        "bcm|10.0|0.0|3|0.4|1.0|1.0|-0.12|-0.1448|-0.0952|0.003|null|null|null",
                        "bcm|10.0|0.2|3|0.6|1.0|0.8|-0.15|-0.1748|-0.1252|0.003|0.2|null|null",
                        "bcm|1000.0|0.0|3|0.3|0.0|2.0|-0.22|-0.2448|-0.1952|0.0021|null|null|null",
                        "none|null|0.0|3|0.52|0.0|14.0|null|null|null|null|null|null|null",
                        "none|null|0.2|3|0.75|1.0|4.0|null|null|null|null|0.23|null|null"),
                ofRivals(
                        "time-scale",
                        row -> row.getAs("timing").equals("published"),
                        "mechanism",
                        "seconds",
                        "sleep_ratio",
                        "n",
                        "accuracy",
                        "stable",
                        "weight_drift",
                        "over_none",
                        "over_none_low",
                        "over_none_high",
                        "over_none_p_holm",
                        "over_alone",
                        "over_alone_low",
                        "over_alone_p_holm"));
    }

    @Test
    void timingSign() {
        assertEquals(
                List.of("softBound||0.77|0.74|0.63|raises|0.77|false", "none||0.52|0.11|null|null|0.77|false"),
                ofRivals(
                        "timing-sign",
                        row -> true,
                        "mechanism",
                        "altered",
                        "published",
                        "causal",
                        "causal_gain",
                        "verdict",
                        "best_frozen",
                        "above_frozen"));
    }

    /**
     * Sleep at 0.7, 0.8 and 0.75, and without its parts. Intervals and p by scipy.stats.t; a dose that is not sleep's, two
     * parts at once and a seed that never slept are not compared.
     */
    @Test
    void sleepParts() {
        assertEquals(
                List.of(
                        "no learning, excitatory weights times 3.0|3|0.75|0.7567|0.0067|-0.0313|0.0446|1.0|0.0324",
                        "no plasticity asleep|3|0.75|0.75|0.0|-0.0248|0.0248|1.0|0.0169",
                        "decay awake at the same dose|3|0.75|0.7433|-0.0067|-0.064|0.0507|1.0|0.0456",
                        "each neuron's weights shuffled after training|2|0.72|0.7|-0.02|-0.1471|0.1071|1.0|0.0831",
                        "no decay asleep|3|0.75|0.5533|-0.1967|-0.2346|-0.1587|0.01|0.2224"),
                of(
                        ResultTables.open(
                                LocalSpark.session(), KnownRuns.ofSleepParts().write()),
                        "sleep-parts",
                        row -> true,
                        "part",
                        "n",
                        "with_sleep",
                        "accuracy",
                        "difference",
                        "low",
                        "high",
                        "p_holm",
                        "equivalent_within"));
    }

    /** Waking takes 0.32 of the irregularity, and sleep gives back 0.22. */
    @Test
    void sleepDynamics() {
        assertEquals(
                List.of("isi_cv2|excitatory|0.2|3|0.55|0.77|-0.32|0.22|0.0|0.22|0.1703|0.2697|0.0027|0.69"),
                of(
                        ResultTables.open(
                                LocalSpark.session(), KnownRuns.ofDynamics().write()),
                        "sleep-dynamics",
                        row -> row.getAs("measure").equals("isi_cv2"),
                        "measure",
                        "neuron_group",
                        "sleep_ratio",
                        "n",
                        "before",
                        "after",
                        "awake",
                        "change",
                        "without",
                        "difference",
                        "low",
                        "high",
                        "p_holm",
                        "restored"));
    }

    /** Each seed has a run that collapses at step 300; the rate tells it early and once falsely, synchrony late. */
    @Test
    void collapsePredictors() {
        assertEquals(
                List.of(
                        "synchrony|excitatory|above|5.5|3|3|0.0|0.0|0.561|0.0|0.0|0.561|100.0|100.0|100.0",
                        "rate_mean|excitatory|above|17.5|3|3|0.0|0.0|0.561|0.333|0.061|0.792|100.0|100.0|100.0"),
                of(
                        ResultTables.open(
                                LocalSpark.session(), KnownRuns.ofDynamics().write()),
                        "collapse-predictors",
                        row -> true,
                        "measure",
                        "neuron_group",
                        "alarm",
                        "threshold",
                        "collapsed",
                        "held",
                        "missed",
                        "missed_low",
                        "missed_high",
                        "false_alarms",
                        "false_low",
                        "false_high",
                        "lead_steps",
                        "lead_low",
                        "lead_high"));
    }

    /**
     * The plain network at two scales of its initial weights, a trace at both, weight decay and sleep at ratio 0, which is plain,
     * at one; a scale at which only others are and a seed are left out. Intervals and p by the t distribution of 2 degrees of
     * freedom, p after Holm over the three differences of a measure.
     */
    @Test
    void relatives() {
        KnownRuns runs = new KnownRuns();
        relative(runs, 0.6, 50, List.of(0.5, 0.52, 0.48));
        relative(runs, 0.8, 200, List.of(0.7, 0.74, 0.69, 0.1), "surrogate_synapse", "trace", "synapse_decay", 0.95);
        relative(runs, 0.75, 50, List.of(0.51, 0.55, 0.47), "surrogate_weight_decay", 0.1, "regulariser", "none");
        relative(runs, 0.9, 60, List.of(0.6, 0.62, 0.67), "surrogate_initial_scale", 4.0);
        relative(
                runs,
                0.9,
                70,
                List.of(0.8, 0.81, 0.85),
                "surrogate_initial_scale",
                4.0,
                "surrogate_synapse",
                "trace",
                "synapse_decay",
                0.95);
        relative(
                runs,
                0.9,
                70,
                List.of(0.3, 0.3, 0.3),
                "surrogate_initial_scale",
                2.0,
                "surrogate_synapse",
                "trace",
                "synapse_decay",
                0.95);
        relative(
                runs,
                0.9,
                70,
                List.of(0.4, 0.4, 0.4),
                "surrogate_initial_scale",
                2.0,
                "surrogate_circuit",
                "lateral-inhibition");
        relative(
                runs,
                0.9,
                70,
                List.of(0.4, 0.4, 0.4),
                "surrogate_initial_scale",
                2.0,
                "surrogate_neuron",
                "self-prediction");
        relative(runs, 0.9, 70, List.of(0.4, 0.4, 0.4), "surrogate_initial_scale", 2.0, "surrogate_weights", "states");
        ResultTables known = ResultTables.open(LocalSpark.session(), runs.write());
        assertEquals(
                List.of(
                        "gaps of 30 to 40, events, 100 hidden|1.0|trace|3|0.71|0.6443|0.7757|0.5|0.21|0.1852|0.2348|0.0023|0.95",
                        "gaps of 30 to 40, events, 100 hidden|1.0|weight decay 0.1|3|0.51|0.4106|0.6094|0.5|0.01|-0.0397|0.0597|0.4778|0.95",
                        "gaps of 30 to 40, events, 100 hidden|1.0|plain|3|0.5|0.4503|0.5497|0.5|null|null|null|null|0.95",
                        "gaps of 30 to 40, events, 100 hidden|4.0|trace|3|0.82|0.7543|0.8857|0.63|0.19|0.1652|0.2148|0.0023|0.95",
                        "gaps of 30 to 40, events, 100 hidden|4.0|plain|3|0.63|0.5404|0.7196|0.63|null|null|null|null|0.95"),
                of(
                        known,
                        "relatives",
                        row -> row.getAs("measure").equals("accuracy"),
                        "setting",
                        "initial_scale",
                        "variant",
                        "n",
                        "mean",
                        "low",
                        "high",
                        "plain",
                        "difference",
                        "difference_low",
                        "difference_high",
                        "p_holm",
                        "best_possible"));
        assertEquals(
                List.of(
                        "1.0|weight decay 0.1|0.24|0.14|0.0903|0.1897|0.0135|null",
                        "1.0|plain|0.1|null|null|null|null|null",
                        "1.0|trace|0.09|-0.01|-0.0348|0.0148|0.2254|null",
                        "4.0|plain|0.27|null|null|null|null|null",
                        "4.0|trace|0.08|-0.19|-0.2148|-0.1652|0.0028|null"),
                of(
                        known,
                        "relatives",
                        row -> row.getAs("measure").equals("generalisation gap"),
                        "initial_scale",
                        "variant",
                        "mean",
                        "difference",
                        "difference_low",
                        "difference_high",
                        "p_holm",
                        "best_possible"));
        assertEquals(
                List.of(
                        "1.0|trace|200.0|150.0",
                        "1.0|plain|50.0|null",
                        "1.0|weight decay 0.1|50.0|0.0",
                        "4.0|trace|70.0|10.0",
                        "4.0|plain|60.0|null"),
                of(
                        known,
                        "relatives",
                        row -> row.getAs("measure").equals("hidden rate, Hz"),
                        "initial_scale",
                        "variant",
                        "mean",
                        "difference"));
    }

    /** Runs of seeds 1, 2 ... on two cues, which end at this training accuracy. */
    private static void relative(
            KnownRuns runs, double training, double rate, List<Double> accuracies, Object... others) {
        for (int i = 0; i < accuracies.size(); i++) {
            List<Object> all = new ArrayList<>(List.of(
                    "learner",
                    "surrogate-gradient",
                    "gap_xor_smallest_gap",
                    30L,
                    "gap_xor_largest_gap",
                    40L,
                    "gap_xor_task",
                    "pair",
                    "best_possible_accuracy",
                    0.95));
            all.addAll(List.of(
                    "surrogate_stimulus",
                    "events",
                    "surrogate_synapse",
                    "plain",
                    "surrogate_optimiser",
                    "adam",
                    "surrogate_learning_rate",
                    0.002,
                    "surrogate_initial_scale",
                    1.0,
                    "surrogate_hidden",
                    100L,
                    "surrogate_weight_decay",
                    0.0));
            all.addAll(List.of("hidden_rate", rate, "cpu_seconds", 2.0));
            all.addAll(Arrays.asList(others));
            runs.run(0, i + 1L, accuracies.get(i), all.toArray())
                    .checkpoint(1, "epoch", "training_accuracy", 0.1)
                    .checkpoint(2, "epoch", "training_accuracy", training)
                    .checkpoint(2, "offset", "training_accuracy", 0.2);
        }
    }

    /** With replacement 4 and 9 times as much in the first layer of two seeds, 6 times in the geometric mean. */
    @Test
    void weightVariance() {
        KnownRuns runs = new KnownRuns();
        for (int seed = 1; seed <= 2; seed++) {
            for (String replacement : List.of("false", "true")) {
                double factor = replacement.equals("false") ? 1 : seed == 1 ? 4 : 9;
                runs.run(
                        0,
                        seed,
                        0.5,
                        "learner",
                        "surrogate-gradient",
                        "surrogate_optimiser",
                        "sgld",
                        "surrogate_learning_rate",
                        1e-5,
                        "optimiser_temperature",
                        1.0,
                        "optimiser_replacement",
                        replacement,
                        "optimiser_ensemble_epochs",
                        10L,
                        "weights_input_hidden_epoch_variance",
                        0.25 * factor,
                        "weights_hidden_output_epoch_variance",
                        2.0,
                        "accuracy_ensemble",
                        0.75);
            }
        }
        runs.run(0, 3, 0.5, "learner", "surrogate-gradient", "surrogate_optimiser", "sgld");
        assertEquals(
                List.of("sgld|1.0|false|2|0.25|null|2.0|null|0.5|0.75", "sgld|1.0|true|2|1.625|6.0|2.0|1.0|0.5|0.75"),
                of(
                        ResultTables.open(LocalSpark.session(), runs.write()),
                        "weight-variance",
                        row -> true,
                        "optimiser",
                        "temperature",
                        "replacement",
                        "n",
                        "first_layer",
                        "first_factor",
                        "last_layer",
                        "last_factor",
                        "accuracy",
                        "accuracy_ensemble"));
    }

    /** Of accuracies 0.9 right after each task, the first at 0.1 after the second where nothing keeps it. */
    @Test
    void taskForgetting() {
        assertEquals(
                List.of(
                        "none|tasks_schedule=joint|0.9|0.4|raises|null|null|null|null",
                        "none|sleep_after_task=1000|0.75|0.25|raises|0.3|-0.5|lowers|0.0",
                        "none|tasks_buffer_images=10|0.75|0.25|raises|0.2|-0.6|lowers|0.05",
                        "none|tasks_buffer_images=1|0.55|0.05|undecided|0.7|-0.1|undecided|0.0",
                        "none||0.5|null|null|0.8|null|null|0.0",
                        "frozen||0.45|-0.05|undecided|0.8|0.0|undecided|0.05"),
                of(
                        sequences,
                        "task-forgetting",
                        row -> row.getAs("readout").equals("own"),
                        "mechanism",
                        "altered",
                        "accuracy",
                        "gain",
                        "gain_verdict",
                        "forgetting",
                        "forgetting_change",
                        "forgetting_verdict",
                        "intransigence"));
    }

    /** As much as sleep keeps a buffer of ten images a class keeps, as much as frozen weights one of one. */
    @Test
    void taskBuffer() {
        assertEquals(
                List.of("sleep_after_task=1000|0.75|10|0.75|9000.0", "|0.5|1|0.55|900.0", "|0.45|1|0.55|900.0"),
                of(
                        sequences,
                        "task-buffer",
                        row -> row.getAs("readout").equals("own"),
                        "altered",
                        "accuracy",
                        "as_good_as_images_a_class",
                        "accuracy_of_that",
                        "stored_values_of_that"));
    }

    @Test
    void taskMatrix() {
        AnalysisViews views = AnalysisViews.of(sequences, OptionalDouble.empty());
        assertEquals(
                List.of("1|0|3|0.9", "1|1|3|0.9", "1|2|3|0.0", "2|0|3|0.75", "2|1|3|0.6", "2|2|3|0.9"),
                views
                        .taskMatrix()
                        .where("altered = 'sleep_after_task=1000' AND readout = 'neuron-labels'")
                        .selectExpr("trained", "tested", "n", "round(mean, 4) AS mean")
                        .orderBy("trained", "tested")
                        .collectAsList()
                        .stream()
                        .map(row -> text(row, "trained", "tested", "n", "mean"))
                        .toList());
    }

    private static List<String> ofRivals(String query, Predicate<Row> which, String... columns) {
        return of(rivals, query, which, columns);
    }

    private static List<String> of(ResultTables asked, String query, Predicate<Row> which, String... columns) {
        return rows(asked, query).stream()
                .filter(which)
                .map(row -> text(row, columns))
                .toList();
    }

    private static List<Row> rows(String query) {
        return rows(tables, query);
    }

    private static List<Row> rows(ResultTables asked, String query) {
        ASKED.add(query);
        String sql = NamedQuery.sqlOf(query, QUERIES);
        AnalysisViews.create(asked, OptionalDouble.empty(), sql);
        return LocalSpark.session().sql(sql).collectAsList();
    }

    private static List<String> answer(String query, String... columns) {
        return rows(query).stream().map(row -> text(row, columns)).toList();
    }

    private static List<String> ofGeomfig(String query, String... columns) {
        return rows(query).stream()
                .filter(row -> row.getAs("dataset").equals("geomfig"))
                .map(row -> text(row, columns))
                .toList();
    }

    private static String text(Row row, String... columns) {
        return Arrays.stream(columns)
                .map(column -> Objects.toString(row.<Object>getAs(column)))
                .collect(Collectors.joining("|"));
    }
}
