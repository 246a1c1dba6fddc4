package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.OutputHash;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;

/** What another folder has already is not run again. */
class ReuseTest {
    @TempDir
    Path root;

    private final List<String> told = new ArrayList<>();

    private SweepSummary sweep(SweepFixture fixture, int seeds, Simulation simulation, ResultsFolder... reuse)
            throws InterruptedException {
        SweepProgress progress = new SweepProgress() {
            @Override
            public void reused(int runs, String from) {
                told.add(runs + " from " + from.substring(from.lastIndexOf('/', from.lastIndexOf('/') - 1) + 1));
            }
        };
        return fixture.job(
                        seeds,
                        simulation,
                        new SweepJob.Options(
                                false, false, Optional.of("commit"), Optional.empty(), List.of(reuse), Budget.NONE),
                        progress)
                .run();
    }

    private static Object value(Row run, String column) {
        return run.get(ResultSchema.RUNS.fieldIndex(column));
    }

    private static List<String> origins(SweepFixture fixture) throws IOException {
        return fixture.stored(Table.RUNS).stream()
                .map(run -> value(run, "seed") + " "
                        + Optional.ofNullable(value(run, "reused_from"))
                                .map(from -> from.toString().replaceAll(".*/(.*)/out", "$1"))
                                .orElse("here"))
                .sorted()
                .toList();
    }

    @Test
    void runsOfOtherFoldersAreTakenWithAllTheirRowsAndNoneIsMadeAgain() throws Exception {
        SweepFixture one = new SweepFixture(root.resolve("one"));
        SweepFixture two = new SweepFixture(root.resolve("two"));
        SweepFixture here = new SweepFixture(root.resolve("here"));
        // of the third seed there is only a failure, which is not taken
        sweep(one, 3, FakeSimulation.failingFrom(3));
        sweep(two, 1, FakeSimulation.sound());
        SweepSummary summary = sweep(here, 5, FakeSimulation.sound(), two.folder, one.folder);
        assertEquals(List.of("1 from two/out", "1 from one/out"), told);
        assertEquals(3, summary.done());
        assertEquals(List.of("1 two", "2 one", "3 here", "4 here", "5 here"), origins(here));
        assertEquals(List.of("1 ok", "2 ok", "3 ok", "4 ok", "5 ok"), here.storedRuns());
        assertEquals(10, here.stored(Table.CHECKPOINTS).size());
        // where a row was first made stays with it
        SweepFixture later = new SweepFixture(root.resolve("later"));
        assertEquals(1, sweep(later, 6, FakeSimulation.sound(), here.folder).done());
        assertEquals(
                List.of("1 two", "2 one", "3 here", "4 here", "5 here", "6 here"),
                origins(later).stream().toList());
        assertEquals(0, sweep(later, 6, FakeSimulation.sound(), here.folder).done());
        assertEquals(12, later.stored(Table.CHECKPOINTS).size());
    }

    @Test
    void equalResultsHaveEqualHashes() throws Exception {
        SweepFixture one = new SweepFixture(root.resolve("one"));
        SweepFixture other = new SweepFixture(root.resolve("other"));
        sweep(one, 3, FakeSimulation.sound());
        sweep(other, 3, FakeSimulation.slow(1));
        assertEquals(hashes(one), hashes(other));
        assertEquals(3, hashes(one).size());
        Optional<String> all = OutputHash.ofRuns(runs(one));
        assertEquals(32, all.orElseThrow().length());
        assertEquals(all, OutputHash.ofRuns(runs(other)));
        assertNotEquals(all, OutputHash.ofRuns(runs(one).where("seed < 3")));
        assertEquals(Optional.empty(), OutputHash.ofRuns(runs(one).where("seed > 3")));
    }

    private static Dataset<Row> runs(SweepFixture fixture) {
        return ResultTables.open(fixture.spark, fixture.folder).runs();
    }

    private static Set<Object> hashes(SweepFixture fixture) throws IOException {
        return fixture.stored(Table.RUNS).stream()
                .map(run -> value(run, "output_hash"))
                .collect(Collectors.toSet());
    }

    @Test
    void aFolderWithoutRunsIsRefused() throws Exception {
        SweepFixture here = new SweepFixture(root.resolve("here"));
        ResultsFolder none = new SweepFixture(root.resolve("none")).folder;
        assertEquals(
                "--reuse " + none.display() + " has no runs",
                assertThrows(InvalidInputException.class, () -> sweep(here, 1, FakeSimulation.sound(), none))
                        .getMessage());
        assertEquals(
                "--reuse " + here.folder.display() + " is the results folder itself",
                assertThrows(InvalidInputException.class, () -> sweep(here, 1, FakeSimulation.sound(), here.folder))
                        .getMessage());
    }
}
