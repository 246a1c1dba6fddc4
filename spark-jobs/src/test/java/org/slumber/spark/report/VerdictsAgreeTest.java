package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.Effect;
import org.slumber.spark.analysis.KnownRuns;
import org.slumber.spark.analysis.NamedQuery;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultTables;

/** Views, named queries and headline on made-up sweeps: what one of them says of a point no other contradicts. */
class VerdictsAgreeTest {
    private static final SparkSession SPARK = LocalSpark.session();
    private static final Path QUERIES = Path.of("../conf/queries");
    private static final String KEYS =
            "dataset, learner, regulariser, timing, setting, sleep_ratio, sleep_decay, variant";

    private final SplittableRandom random = new SplittableRandom(11);

    /** Two data sets and learners, baselines at each of two decays, gains of 0, 0.1, and a loss. */
    private KnownRuns sweep(int seeds, double error, long samples) {
        KnownRuns runs = new KnownRuns();
        for (String dataset : List.of("geomfig", "mnist")) {
            for (double ratio : new double[] {0, 0.1, 0.2, 0.5}) {
                for (double decay : new double[] {0.999, 0.9999}) {
                    double gain = ratio == 0.1 ? 0.12 : ratio == 0.5 ? -0.15 : 0;
                    runs.seeds(ratio, accuracies(seeds, 0.6, gain, error, samples), also(dataset, decay, samples));
                    if (decay == 0.999) {
                        runs.surrogateSeeds(
                                ratio, accuracies(seeds, 0.8, 0, error, samples), also(dataset, decay, samples));
                    }
                }
            }
        }
        return runs;
    }

    private static Object[] also(String dataset, double decay, long samples) {
        return new Object[] {"dataset", dataset, "sleep_decay", decay, "test_samples", samples};
    }

    private List<Double> accuracies(int seeds, double mean, double gain, double error, long samples) {
        return random.doubles(seeds)
                .mapToObj(x -> Math.rint((mean + gain + error * (x - 0.5)) * samples) / samples)
                .toList();
    }

    @Test
    @Tag("minutes")
    void onSweepsOfOneAndOfThreeSeeds() {
        assertEquals(0, agree(sweep(1, 0.1, 200)), "one seed shows nothing");
        assertTrue(agree(sweep(3, 0.05, 500)) > 4);
    }

    @Test
    void whereNothingSpreadsAndEverythingTies() {
        assertEquals(
                0,
                agree(new KnownRuns()
                        .seeds(0, List.of(0.75, 0.815), "test_samples", 200L)
                        .seeds(0.1, List.of(0.755, 0.82), "test_samples", 200L)
                        .seeds(0.2, List.of(0.755, 0.82), "test_samples", 200L)));
        assertEquals(
                2,
                SPARK.sql("SELECT * FROM ranking WHERE place = 1 AND tied = 2").count());
        assertEquals(2, rows("best-ratio").size(), "both are named");
    }

    /** Checks all against {@code paired}; how many points of it have an effect. */
    private static long agree(KnownRuns runs) {
        ResultTables tables = ResultTables.open(SPARK, runs.write());
        SweepResults results = SweepResults.read(AnalysisViews.of(tables, OptionalDouble.of(0.01)));
        AnalysisViews.create(tables, OptionalDouble.of(0.01), "paired ranking");
        for (PairedPoint paired : results.paired()) {
            boolean significant = paired.effect() != Effect.UNDECIDED;
            assertEquals(paired.p().orElse(1) < 0.05, significant, paired.toString());
            assertEquals(
                    paired.difference().low().orElse(-1) > 0
                            || paired.difference().high().orElse(1) < 0,
                    significant,
                    paired.toString());
            assertFalse(!significant && paired.equivalence().equals("different"));
        }
        none("SELECT 1 FROM paired WHERE p_holm < p OR p_bh < p OR p_bh > p_holm + 1e-12 OR p_dunnett < p");
        for (String view : List.of("paired", "ranking")) {
            // computed once for all queries
            SPARK.createDataFrame(
                            SPARK.table(view).collectAsList(), SPARK.table(view).schema())
                    .createOrReplaceTempView(view);
        }
        SPARK.table("paired").createOrReplaceTempView("expected");
        none("SELECT 1 FROM ranking r JOIN expected e USING (" + KEYS + ") WHERE r.verdict <> e.verdict"
                + " OR abs(r.gain_mean - e.difference_mean) > 1e-12 OR NOT (r.gain_low <=> e.simultaneous_low)");
        none("SELECT 1 FROM ranking WHERE sleep_ratio > 0 AND verdict IS NULL");
        for (String query : List.of("best-ratio", "gain-significance", "regularisers")) {
            String ratio = query.equals("best-ratio") ? "best_ratio" : "sleep_ratio";
            SPARK.sql(NamedQuery.sqlOf(query, QUERIES)).createOrReplaceTempView("answer");
            none("SELECT 1 FROM answer a JOIN expected e ON a.dataset = e.dataset AND a.learner = e.learner AND a."
                    + ratio + " = e.sleep_ratio AND a.sleep_decay = e.sleep_decay WHERE a.verdict <> e.verdict");
        }
        for (Row row : rows("learners")) {
            String verdict = row.getAs("verdict");
            String stdp = row.getAs("stdp_verdict");
            String surrogate = row.getAs("surrogate_verdict");
            assertEquals(
                    "raises".equals(stdp) || "raises".equals(surrogate),
                    verdict.startsWith("helps stdp")
                            || verdict.startsWith("helps surrogate")
                            || verdict.equals("helps both"),
                    row.toString());
            assertTrue(
                    !verdict.contains("less or not at all") || row.<Double>getAs("p_interaction") < 0.05,
                    row.toString());
        }
        for (Headline.Verdict verdict : new Headline(results).verdicts()) {
            List<PairedPoint> tried = results.paired().stream()
                    .filter(paired -> paired.point().subject().equals(verdict.subject())
                            && paired.point().regulariser().equals(verdict.regulariser()))
                    .toList();
            boolean raised = tried.stream().anyMatch(paired -> paired.effect() == Effect.RAISES);
            assertEquals(raised, verdict.outcome() == Headline.Outcome.RAISES, verdict.sentence());
            assertEquals(
                    raised,
                    verdict.sentence()
                                    .contains(" raises the accuracy of "
                                            + verdict.subject().learner())
                            && !verdict.sentence().contains("undecided"),
                    verdict.sentence());
        }
        return results.paired().stream()
                .filter(paired -> paired.effect() != Effect.UNDECIDED)
                .count();
    }

    private static List<Row> rows(String query) {
        return SPARK.sql(NamedQuery.sqlOf(query, QUERIES)).collectAsList();
    }

    private static void none(String query) {
        assertEquals(List.of(), SPARK.sql(query).collectAsList(), query);
    }
}
