package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.Catalogue;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RunRecord;

/** Cuts the commits off after every single change they make to the file system, and looks before and after recovery. */
@Tag("minutes")
class CrashTest {
    @TempDir
    Path root;

    private SweepFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SweepFixture(root);
    }

    @Test
    void aCommitThatIsCutOffAnywhereIsWholeOrNotThere() throws Exception {
        List<String> committed = new ArrayList<>();
        Recovery.recover(fixture.folder);
        commit(fixture.folder, 0);
        committed.add("0 ok");
        boolean cut = true;
        for (int changes = 0; cut; changes++) {
            int seed = changes + 1;
            PowerCut fileSystem = new PowerCut(fixture.folder.fileSystem(), changes);
            try {
                commit(new ResultsFolder(fileSystem, fixture.folder.root()), seed);
            } catch (IOException e) {
                assertTrue(fileSystem.happened(), e.toString());
            }
            cut = fileSystem.happened();
            List<String> with = new ArrayList<>(committed);
            with.add(seed + " ok");
            boolean there = fixture.storedRuns().equals(with);
            assertEquals(there ? with : committed, fixture.storedRuns());
            whole(fixture.storedRuns().size(), "after " + changes + " changes");
            Recovery.recover(fixture.folder);
            assertEquals(there ? with : committed, fixture.storedRuns());
            whole(fixture.storedRuns().size(), "recovered after " + changes + " changes");
            for (Table table : Table.values()) {
                assertEquals(names(Table.RUNS), names(table));
            }
            committed = new ArrayList<>(fixture.storedRuns());
        }
        assertTrue(committed.size() > 1, "a commit that is not cut off is there");
    }

    @Test
    void aCompactionThatIsCutOffAnywhereLosesAndRepeatsNothing() throws Exception {
        Recovery.recover(fixture.folder);
        boolean cut = true;
        int seed = 0;
        for (int changes = 0; cut; changes++) {
            commit(fixture.folder, seed++);
            commit(fixture.folder, seed++);
            List<String> expected = ok(seed);
            PowerCut fileSystem = new PowerCut(fixture.folder.fileSystem(), changes);
            try {
                new Compaction(new ResultsFolder(fileSystem, fixture.folder.root())).merge();
            } catch (IOException e) {
                assertTrue(fileSystem.happened(), e.toString());
            }
            cut = fileSystem.happened();
            assertEquals(expected, fixture.storedRuns(), "after " + changes + " changes");
            whole(seed, "after " + changes + " changes");
            Recovery.recover(fixture.folder);
            assertEquals(expected, fixture.storedRuns(), "recovered after " + changes + " changes");
            whole(seed, "recovered after " + changes + " changes");
        }
        assertEquals(1, fixture.folder.files(Table.RUNS).size());
    }

    @Test
    void aMergeWhileASweepGoesOnThatFailsAnywhereIsBorneAndMadeUpFor() throws Exception {
        Recovery.recover(fixture.folder);
        int seed = 0;
        int borne = 0;
        boolean cut = true;
        for (int changes = 0; cut; changes++) {
            PowerCut fileSystem = new PowerCut(fixture.folder.fileSystem(), Integer.MAX_VALUE);
            ResultsFolder folder = new ResultsFolder(fileSystem, fixture.folder.root());
            PowerCut merging = new PowerCut(fixture.folder.fileSystem(), changes);
            Compaction compaction = new Compaction(new ResultsFolder(merging, fixture.folder.root()), 2);
            BatchWriter writer = new BatchWriter(folder, compaction);
            writer.commit(List.of(finished(seed++)));
            writer.commit(List.of(finished(seed++)));
            cut = merging.happened();
            assertEquals(cut, writer.warning().isPresent());
            borne += cut ? 1 : 0;
            assertEquals(ok(seed), fixture.storedRuns(), "after " + changes + " changes");
            merging.restore();
            writer.commit(List.of(finished(seed++)));
            assertEquals(Optional.empty(), writer.warning());
            assertEquals(ok(seed), fixture.storedRuns(), "made up for after " + changes + " changes");
            whole(seed, "made up for after " + changes + " changes");
        }
        assertTrue(borne > 5, "a merge changes the file system several times");
        assertTrue(fixture.folder.files(Table.RUNS).size() <= 2, "batches are merged on the way");
    }

    @Test
    void takingFailedRunsOutThatIsCutOffAnywhereLosesNoOther() throws Exception {
        Recovery.recover(fixture.folder);
        commit(fixture.folder, 1);
        boolean cut = true;
        for (int changes = 0; cut; changes++) {
            commit(fixture.folder, 2);
            PowerCut fileSystem = new PowerCut(fixture.folder.fileSystem(), changes);
            try {
                new Compaction(new ResultsFolder(fileSystem, fixture.folder.root())).without(List.of("run2"));
            } catch (IOException e) {
                assertTrue(fileSystem.happened(), e.toString());
            }
            cut = fileSystem.happened();
            Recovery.recover(fixture.folder);
            if (fixture.storedRuns().size() > 1) {
                new Compaction(fixture.folder).without(List.of("run2"));
            }
            assertEquals(List.of("1 ok"), fixture.storedRuns());
        }
    }

    private List<String> names(Table table) throws IOException {
        return fixture.folder.files(table).stream()
                .map(org.apache.hadoop.fs.Path::getName)
                .toList();
    }

    private void commit(ResultsFolder folder, long seed) throws IOException {
        new BatchWriter(folder).commit(List.of(finished(seed)));
    }

    private static List<String> ok(int seeds) {
        return IntStream.range(0, seeds).mapToObj(each -> each + " ok").toList();
    }

    /** All that belongs to so many runs is there, once. */
    private void whole(long runs, String when) throws IOException {
        assertEquals(2 * runs, fixture.stored(Table.CHECKPOINTS).size(), when);
        assertEquals(3 * runs, fixture.stored(Table.TASKS).size(), when);
        assertEquals(2 * runs, fixture.stored(Table.WEIGHTS).size(), when);
    }

    private static FinishedRun finished(long seed) {
        RunRecord record = new RunRecord(
                "run" + seed,
                Catalogue.specOf(Map.of("seed", seed)),
                "sum",
                Optional.of(DetailedSimulation.result(FakeSimulation.result(seed))),
                Optional.empty(),
                new RunRecord.Timing(Instant.EPOCH, 1, 1, "here"),
                Optional.empty());
        return new FinishedRun(record.runId(), false, false, 1, 1, ResultSchema.rows(record));
    }
}
