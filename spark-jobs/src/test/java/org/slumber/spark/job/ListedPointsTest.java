package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.sweep.SweepFile;

/** Results come back by the names of the points in a file. */
class ListedPointsTest {
    @TempDir
    Path root;

    private int ask(SweepFixture fixture, String csv) throws Exception {
        Files.writeString(root.resolve("p.csv"), csv);
        Files.writeString(root.resolve("a.yaml"), "name: a\npoints: p.csv\naxes: {seed: [1, 2]}");
        SweepPlan plan = SweepPlan.of(SweepFile.read(root.resolve("a.yaml"), List.of()), Path.of("none"));
        return new SweepJob(
                        fixture.spark,
                        plan,
                        fixture.folder,
                        FakeSimulation.sound(),
                        SweepFixture.PLAIN,
                        SweepProgress.NONE)
                .run()
                .done();
    }

    @Test
    void everyPointHasItsRunsWhoeverAskedForThemFirst() throws Exception {
        SweepFixture fixture = new SweepFixture(root);
        // at ratio 0 the decay acts on nothing, so two points are of the same two runs
        String first = "point,sleep.ratio,sleep.decay\na,0,0.5\nb,0,0.25\nc,0.1,0.5\n";
        assertEquals(4, ask(fixture, first));
        assertEquals(0, ask(fixture, first));
        assertEquals(2, ask(fixture, "point,sleep_ratio,sleep_decay\nd,0.1,0.5\ne,0.2,\n"));
        ResultTables.open(fixture.spark, fixture.folder).createViews();
        List<String> told = fixture
                .spark
                .sql(
                        "SELECT point, given, count(*), min(seed), max(seed), max(sleep_ratio) FROM points JOIN runs USING (run_id)"
                                + " GROUP BY ALL ORDER BY ALL")
                .collectAsList()
                .stream()
                .map(Row::mkString)
                .toList();
        assertEquals(
                List.of(
                        "a{\"sleep.ratio\":0,\"sleep.decay\":0.5}2120.0",
                        "b{\"sleep.ratio\":0,\"sleep.decay\":0.25}2120.0",
                        "c{\"sleep.ratio\":0.1,\"sleep.decay\":0.5}2120.1",
                        "d{\"sleep.ratio\":0.1,\"sleep.decay\":0.5}2120.1",
                        "e{\"sleep.ratio\":0.2}2120.2"),
                told);
    }
}
