package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder.Table;

/** Sweeps of runs that have rows in the tables {@code tasks} and {@code weights}. */
class StoredDetailsTest {
    @TempDir
    Path root;

    private SweepFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SweepFixture(root);
    }

    @Test
    void aSweepStoresTheDetailsOfItsRunsOnceAndMergesThem() throws Exception {
        fixture.sweep(3, new DetailedSimulation());
        fixture.sweep(5, new DetailedSimulation());
        assertEquals(15, fixture.stored(Table.TASKS).size());
        assertEquals(10, fixture.stored(Table.WEIGHTS).size());
        assertEquals(10, fixture.stored(Table.DYNAMICS).size());
        for (Table table : Table.values()) {
            assertEquals(1, fixture.folder.files(table).size(), table.folder());
        }
        ResultTables tables = ResultTables.open(fixture.spark, fixture.folder);
        tables.createViews();
        assertEquals(
                List.of("1 0.001", "2 0.002", "3 0.003", "4 0.004", "5 0.005"),
                fixture
                        .spark
                        .sql("SELECT seed || ' ' || accuracy FROM tasks JOIN runs USING (run_id)"
                                + " WHERE trained = 2 AND tested = 2 ORDER BY seed")
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0))
                        .toList());
        assertEquals(
                List.of("before 0 null", "after 1 0.0"),
                fixture
                        .spark
                        .sql(
                                "SELECT concat_ws(' ', phase, reading, coalesce(string(low), 'null')) FROM dynamics"
                                        + " JOIN runs USING (run_id) WHERE seed = 3 AND measure = 'branching_ratio' ORDER BY reading")
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0))
                        .toList());
        assertEquals(20, tables.weights().count(), "the group with columns in the checkpoints, too");
    }

    @Test
    void runsThatFailedAndAreMadeAgainHaveTheirDetailsThen() throws Exception {
        fixture.sweep(5, new DetailedSimulation(FakeSimulation.failingFrom(4)));
        assertEquals(9, fixture.stored(Table.TASKS).size());
        fixture.job(5, new DetailedSimulation(), SweepFixture.RETRY, SweepProgress.NONE)
                .run();
        assertEquals(15, fixture.stored(Table.TASKS).size());
        assertEquals(10, fixture.stored(Table.WEIGHTS).size());
    }

    @Test
    void runsWithoutDetailsLeaveNoSuchTable() throws Exception {
        fixture.sweep(3, FakeSimulation.sound());
        fixture.sweep(5, FakeSimulation.sound());
        for (Table table : List.of(Table.TASKS, Table.WEIGHTS, Table.DYNAMICS)) {
            assertFalse(fixture.folder.fileSystem().exists(fixture.folder.of(table)), table.folder());
            assertFalse(fixture.folder.fileSystem().exists(fixture.folder.merged(table)), table.folder());
        }
    }
}
