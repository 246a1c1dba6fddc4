package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.job.Verification.Difference;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.sweep.SweepFiles;

class VerificationTest {
    private static final String TINY =
            """
            name: tiny
            values:
              training: {epochs: 1, images: 12, stepsPerImage: 60}
              validation.images: 8
              test: {images: 16, blocks: 2}
              sleep.intervalSteps: 200
              nap.intervalSteps: 200
              normalize.intervalSteps: 200
              encoding.gain: 0.1
            axes:
              regulariser: [none, sleep, normalize, nap]
              seed: [1, -9223372036854775807]
            """;

    private static final String LAYERS =
            """
            name: layers
            values:
              learner: surrogate-gradient
              training: {epochs: 2, images: 8, stepsPerImage: 20}
              validation.images: 4
              test: {images: 8, blocks: 1}
              surrogate: {batch: 4, hidden: 20, sleepSteps: 10}
            axes:
              sleep.ratio: [0, 0.5]
            """;

    /** Two runs without anything that regularises. */
    private static final String PAIR =
            """
            name: pair
            values:
              training: {epochs: 1, images: 12, stepsPerImage: 60}
              validation.images: 8
              test: {images: 16, blocks: 2}
              regulariser: none
            axes:
              seed: [1, 2]
            """;

    @TempDir
    Path root;

    private final SparkSession spark = LocalSpark.session();

    @Test
    void theEngineGivesTheSameResultsAgainFromTheRowsAlone() throws Exception {
        ResultsFolder folder = swept("out", TINY);
        sweep(folder, LAYERS);
        Verification.Report report = verify(folder, 100, 1);
        assertEquals(List.of(), report.differences());
        assertEquals(10, report.runs());
        assertEquals(10, report.stored());
        assertTrue(report.rows().get(Table.CHECKPOINTS) >= 2 * report.runs(), "a start and an epoch each");
        assertEquals(ResultSchema.RUNS.size() - Verification.NOT_COMPARED.size(), Verification.columns(Table.RUNS));
    }

    @Test
    void aSampleIsDrawnByItsSeedHoweverTheRowsLie() throws Exception {
        ResultsFolder one = swept("one", TINY);
        ResultsFolder other = folder("other");
        sweep(other, TINY.replace("[1, -9223372036854775807]", "[1]"));
        sweep(other, TINY);
        assertEquals(sample(one, 1), sample(other, 1));
        assertEquals(3, sample(one, 1).size());
        assertTrue(
                !sample(one, 1).equals(sample(one, 2)) || !sample(one, 1).equals(sample(one, 3)),
                "another seed draws others");
    }

    @Test
    void whatWasChangedInATableIsFoundToTheBit() throws Exception {
        ResultsFolder folder = swept("out", TINY);
        ResultTables tables = ResultTables.open(spark, folder);
        List<Row> runs = tables.runs().collectAsList();
        List<Row> checkpoints = tables.checkpoints().collectAsList();
        String id = runs.get(0).getAs("run_id");
        double sum = runs.get(0).getAs("weights_excitatory_sum_end");
        List<FinishedRun> forged = new ArrayList<>();
        for (Row run : runs) {
            String runId = run.getAs("run_id");
            boolean altered = runId.equals(id);
            Row row = altered
                    ? with(with(run, "weights_excitatory_sum_end", Math.nextUp(sum)), "host", "elsewhere")
                    : run;
            List<Row> moments = checkpoints.stream()
                    .filter(moment -> moment.getAs("run_id").equals(runId))
                    .filter(moment -> !altered || moment.<Long>getAs("checkpoint") > 0)
                    .map(moment ->
                            altered && moment.<Long>getAs("checkpoint") == 1 ? with(moment, "wake_steps", -1L) : moment)
                    .toList();
            forged.add(SweepFixture.finished(runId, row, moments));
        }
        ResultsFolder copy = committed("forged", forged);
        long wakeSteps = checkpoints.stream()
                .filter(moment -> moment.getAs("run_id").equals(id) && moment.<Long>getAs("checkpoint") == 1)
                .findFirst()
                .orElseThrow()
                .getAs("wake_steps");
        assertEquals(
                List.of(
                        new Difference(
                                id,
                                "run",
                                "weights_excitatory_sum_end",
                                String.valueOf(Math.nextUp(sum)),
                                String.valueOf(sum)),
                        new Difference(id, "checkpoint 0", "row", "none", "there"),
                        new Difference(id, "checkpoint 1", "wake_steps", "-1", String.valueOf(wakeSteps))),
                verify(copy, 100, 1).differences());
    }

    @Test
    void aParameterThatWasChangedShowsInTheIdentity() throws Exception {
        ResultsFolder folder = swept("out", PAIR);
        ResultsFolder copy = committed("forged", rows(folder, row -> with(row, "seed", 77L)));
        List<Difference> differences = verify(copy, 1, 1).differences();
        assertTrue(differences.stream().anyMatch(each -> each.column().equals("run_id")), differences.toString());
    }

    @Test
    void runsThatCannotBeComparedAreSaidOrRefused() throws Exception {
        ResultsFolder folder = swept("out", PAIR);
        List<FinishedRun> runs = new ArrayList<>(rows(folder, UnaryOperator.identity()));
        runs.set(0, altered(runs.get(0), row -> with(row, "engine_version", "0.0.9")));
        Verification.Report report = verify(committed("older", runs), 5, 1);
        assertEquals(Map.of("0.0.9", 1L), report.otherVersions());
        assertEquals(1, report.runs());
        runs.set(1, altered(runs.get(1), row -> with(row, "status", "failed")));
        ResultsFolder none = committed("none", runs);
        assertEquals(
                "results folder " + root + "/none has no run to verify: none that ended well was made by engine version"
                        + " 0.1.0, others by 0.0.9",
                assertThrows(InvalidInputException.class, () -> verify(none, 5, 1))
                        .getMessage());
    }

    @Test
    void anotherDataSetIsRefused() throws Exception {
        ResultsFolder folder = swept("out", PAIR);
        ResultsFolder copy = committed("copy", rows(folder, row -> with(row, "dataset_checksum", "f00d")));
        String refused = assertThrows(InvalidInputException.class, () -> verify(copy, 5, 1))
                .getMessage();
        assertTrue(refused.startsWith("data set geomfig in none is another one (SHA-256 "), refused);
        assertTrue(refused.endsWith(" was made from (f00d); give its folder by --data"), refused);
    }

    private ResultsFolder swept(String out, String sweep) throws Exception {
        ResultsFolder folder = folder(out);
        sweep(folder, sweep);
        return folder;
    }

    private void sweep(ResultsFolder folder, String text) throws Exception {
        SweepPlan plan = SweepPlan.of(SweepFiles.of(text), Path.of("none"));
        new SweepJob(spark, plan, folder, Simulation.ENGINE, SweepFixture.PLAIN, SweepProgress.NONE).run();
    }

    private ResultsFolder committed(String out, List<FinishedRun> runs) throws Exception {
        ResultsFolder folder = folder(out);
        Recovery.recover(folder);
        new BatchWriter(folder)
                .commit(runs.stream().map(VerificationTest::asMade).toList());
        return folder;
    }

    private static FinishedRun asMade(FinishedRun run) {
        return SweepFixture.finished(
                run.key(),
                SweepFixture.asMade(run.run(), ResultSchema.RUNS),
                run.checkpoints().stream()
                        .map(moment -> SweepFixture.asMade(moment, ResultSchema.CHECKPOINTS))
                        .toList());
    }

    private List<FinishedRun> rows(ResultsFolder folder, UnaryOperator<Row> changed) {
        return ResultTables.open(spark, folder).runs().orderBy("run_id").collectAsList().stream()
                .map(row -> SweepFixture.finished(row.getAs("run_id"), changed.apply(row), List.of()))
                .toList();
    }

    private static FinishedRun altered(FinishedRun run, UnaryOperator<Row> changed) {
        return SweepFixture.finished(run.key(), changed.apply(run.run()), run.checkpoints());
    }

    private List<String> sample(ResultsFolder folder, long seed) {
        List<String> ids = new ArrayList<>();
        // every run differs from a simulation that gives another result, which names the sample
        new Verification(spark, folder, DataPlaces.of(Path.of("none")), FakeSimulation.sound())
                .run(3, seed).differences().stream()
                        .map(Difference::runId)
                        .distinct()
                        .forEach(ids::add);
        return ids;
    }

    private Verification.Report verify(ResultsFolder folder, int sample, long seed) {
        return new Verification(spark, folder, DataPlaces.of(Path.of("none")), Simulation.ENGINE).run(sample, seed);
    }

    private ResultsFolder folder(String out) {
        return ResultsFolder.of(
                root.resolve(out).toString(), spark.sparkContext().hadoopConfiguration());
    }

    private static Row with(Row row, String column, Object value) {
        StructType schema = row.schema() == null ? ResultSchema.RUNS : row.schema();
        Object[] values = new Object[row.size()];
        for (int i = 0; i < row.size(); i++) {
            values[i] = row.get(i);
        }
        values[schema.fieldIndex(column)] = value;
        return RowFactory.create(values);
    }
}
