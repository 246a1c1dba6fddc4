package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder.Table;

/** Results folders that were copied into one, of sweeps that share runs. */
@Tag("minutes")
class CopiedFoldersTest {
    /** What another machine makes of the same runs, if it is broken. */
    private static final Simulation OTHER =
            new DetailedSimulation((spec, dataset, observer) -> FakeSimulation.result(spec.seed() + 100));

    @TempDir
    Path root;

    private SweepFixture here;
    private SweepFixture there;

    @BeforeEach
    void open() {
        here = new SweepFixture(root.resolve("here"));
        there = new SweepFixture(root.resolve("there"));
    }

    /** Copies the files of the one folder into the other. */
    private static void copy(SweepFixture from, SweepFixture into) throws IOException {
        for (Table table : Table.values()) {
            for (org.apache.hadoop.fs.Path file : from.folder.files(table)) {
                Path source = Path.of(file.toUri());
                Files.copy(source, Path.of(into.folder.of(table).toUri()).resolve(source.getFileName()));
            }
        }
    }

    /** Seed, accuracy, rate in the first checkpoint, accuracy of the first task, of each row that a join has. */
    private static List<String> joined(SweepFixture fixture) {
        ResultTables.open(fixture.spark, fixture.folder).createViews();
        return fixture
                .spark
                .sql(
                        "SELECT seed, test_accuracy, checkpoints.excitatory_rate, accuracy, checkpoints.checkpoint, count(*) AS n"
                                + " FROM runs JOIN checkpoints USING (run_id) JOIN tasks USING (run_id)"
                                + " JOIN weights ON weights.run_id = runs.run_id AND weights.checkpoint = checkpoints.checkpoint"
                                + " WHERE trained = 1 AND synapse_group = 'hidden-hidden' GROUP BY ALL ORDER BY ALL")
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    private static List<String> expected(double... rates) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < rates.length; i++) {
            for (int checkpoint = 0; checkpoint < 2; checkpoint++) {
                expected.add(String.join(
                        " ",
                        String.valueOf(i + 1),
                        String.valueOf(rates[i] / 1000),
                        String.valueOf(rates[i]),
                        String.valueOf(rates[i] / 1000),
                        String.valueOf(checkpoint),
                        "1"));
            }
        }
        return expected;
    }

    private static List<Long> rows(SweepFixture fixture) throws IOException {
        List<Long> rows = new ArrayList<>();
        for (Table table : Table.values()) {
            rows.add((long) fixture.stored(table).size());
        }
        return rows;
    }

    @Test
    void allTablesHaveTheCopyOfARunThatCountsAndNoRowOfAnother() throws Exception {
        here.sweep(3, new DetailedSimulation());
        there.sweep(4, OTHER);
        copy(there, here);
        assertEquals(List.of(7L, 14L, 21L, 14L), rows(here));
        List<String> later = expected(101, 102, 103, 104);
        assertEquals(later, joined(here), "seed 4 is only there; the others were made again later");

        here.sweep(2, new DetailedSimulation());
        assertEquals(List.of(4L, 8L, 12L, 8L), rows(here), "stored once from the next start on");
        assertEquals(later, joined(here));
        here.sweep(5, new DetailedSimulation());
        assertEquals(List.of(5L, 10L, 15L, 10L), rows(here));
        assertEquals(expected(101, 102, 103, 104, 5), joined(here));
    }

    @Test
    void aRunThatEndedWellBringsItsRowsWhereAnotherCopyFailedLater() throws Exception {
        here.sweep(2, new DetailedSimulation());
        there.sweep(2, new DetailedSimulation(FakeSimulation.failingFrom(2)));
        copy(there, here);
        assertEquals(expected(1, 2), joined(here));
        here.sweep(2, new DetailedSimulation());
        assertEquals(List.of(2L, 4L, 6L, 4L), rows(here));
        assertEquals(expected(1, 2), joined(here));
    }

    @Test
    void theUserIsToldBeforeRowsAreTakenOut() throws Exception {
        here.sweep(1, new DetailedSimulation());
        there.sweep(1, OTHER);
        copy(there, here);
        List<String> heard = new ArrayList<>();
        SweepProgress progress = new SweepProgress() {
            @Override
            public void warned(String sentence) {
                heard.add(sentence);
            }
        };
        here.job(1, new DetailedSimulation(), SweepFixture.PLAIN, progress).run();
        assertEquals(1, heard.size(), heard.toString());
        assertEquals(
                "The folder has rows with different results of the same run_id for 1 run, "
                        + SweepFixture.plan(1).runId(0)
                        + ": what ended well counts before what failed, and then what started last.",
                heard.get(0));
    }

    @Test
    void filesOfAnOlderMergeGiveNoRowsOfWhichItIsNotKnownWhoseTheyAre() throws Exception {
        here.sweep(2, new DetailedSimulation());
        there.sweep(1, OTHER);
        copy(there, here);
        forget(here);
        ResultTables tables = ResultTables.open(here.spark, here.folder);
        assertEquals(
                "Of 1 run, " + SweepFixture.plan(1).runId(0)
                        + ", the folder has checkpoints of copies with different results that cannot be told apart; none"
                        + " are read.",
                tables.notes().get(1));
        assertEquals(List.of("101", "2"), accuracies(tables));
        assertEquals(expected(0, 2).subList(2, 4), joined(here), "none of seed 1");
        here.sweep(2, new DetailedSimulation());
        assertEquals(List.of(2L, 2L, 3L, 2L), rows(here));
    }

    @Test
    void copiesInFilesOfAnOlderMergeThatAgreeHaveTheirRowsOnce() throws Exception {
        here.sweep(2, new DetailedSimulation());
        there.sweep(2, new DetailedSimulation());
        copy(there, here);
        forget(here);
        assertEquals(List.of(), ResultTables.open(here.spark, here.folder).notes());
        assertEquals(expected(1, 2), joined(here));
        here.sweep(2, new DetailedSimulation());
        assertEquals(List.of(2L, 4L, 6L, 4L), rows(here));
        assertEquals(expected(1, 2), joined(here));
    }

    private static List<String> accuracies(ResultTables tables) {
        return tables
                .runs()
                .orderBy("seed")
                .selectExpr("CAST(round(1000 * test_accuracy) AS INT)")
                .collectAsList()
                .stream()
                .map(row -> row.mkString())
                .toList();
    }

    /** Names the files as merges once did, a name of its own each. */
    private static void forget(SweepFixture fixture) throws IOException {
        for (Table table : Table.values()) {
            Path folder = Path.of(fixture.folder.of(table).toUri());
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".parquet"))
                        .toList()) {
                    Files.move(file, folder.resolve("part-" + java.util.UUID.randomUUID() + ".parquet"));
                    Files.deleteIfExists(folder.resolve("." + file.getFileName() + ".crc"));
                }
            }
        }
    }
}
