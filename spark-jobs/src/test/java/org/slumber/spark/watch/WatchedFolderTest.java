package org.slumber.spark.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.KnownRuns;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;

class WatchedFolderTest {
    private static final String DRIFT = "weights_excitatory_sum_ratio_end";
    private static final double ROUNDING = 1e-12;

    @TempDir
    Path root;

    private final Random random = new Random(1);
    private ResultsFolder folder;
    private WatchedFolder watched;
    private int files;

    /** Puts runs into the folder as one more file, as a sweep does. */
    private void commit(KnownRuns runs) throws IOException {
        Files.createDirectories(root.resolve("runs"));
        try (Stream<Path> written =
                Files.list(Path.of(runs.write().root().toUri()).resolve("runs"))) {
            Path file = written.filter(each -> each.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(file, root.resolve("runs").resolve("batch-" + files++ + ".parquet"));
        }
    }

    private void open() {
        folder = ResultsFolder.of(
                root.toString(), LocalSpark.session().sparkContext().hadoopConfiguration());
        watched = new WatchedFolder(folder);
    }

    private Object[] found(String id, Object... others) {
        Object[] all = {
            "run_id",
            id,
            "test_samples",
            200L,
            DRIFT,
            1 + random.nextDouble(),
            "saturation",
            random.nextDouble(),
            "stable",
            (double) random.nextInt(2),
            "schema_version",
            8L
        };
        return Stream.of(all, others).flatMap(Stream::of).toArray();
    }

    private double accuracy() {
        return random.nextInt(200) / 200.0;
    }

    /** What watch says of the points is what the report's view says, to the last interval. */
    private void agrees() {
        Map<List<Object>, Row> view = new HashMap<>();
        List<String> keys = AnalysisViews.pointColumns();
        for (Row row : AnalysisViews.of(
                        ResultTables.open(LocalSpark.session(), folder), java.util.OptionalDouble.empty())
                .summary()
                .collectAsList()) {
            view.put(
                    keys.stream()
                            .map(row::<Object>getAs)
                            .map(String::valueOf)
                            .<Object>map(x -> x)
                            .toList(),
                    row);
        }
        List<Row> rows = watched.summary().rows();
        assertEquals(view.size(), rows.size());
        for (Row row : rows) {
            Row expected = view.get(keys.stream()
                    .map(row::<Object>getAs)
                    .map(String::valueOf)
                    .<Object>map(x -> x)
                    .toList());
            assertTrue(expected != null, () -> row + " is in none of " + view.keySet());
            for (String column : row.schema().fieldNames()) {
                Object value = row.getAs(column);
                if (value instanceof Double number) {
                    assertEquals(expected.<Double>getAs(column), number, ROUNDING, column + " of " + row);
                } else {
                    assertEquals(expected.<Object>getAs(column), value, column + " of " + row);
                }
            }
        }
    }

    @Test
    void pointsAreThoseOfTheReportWhateverCameInWhichOrder() throws Exception {
        open();
        // one value of everything yet
        KnownRuns first = new KnownRuns();
        for (long seed = 1; seed <= 3; seed++) {
            first.run(0.1, seed, accuracy(), found("a" + seed));
        }
        commit(first);
        watched.look();
        agrees();
        // a ratio, a decay and a parameter of the regulariser begin to vary; without sleep the decay makes no point
        KnownRuns more = new KnownRuns();
        for (long seed = 1; seed <= 3; seed++) {
            more.run(0.2, seed, accuracy(), found("b" + seed, "sleep_interval_steps", 5000L));
            more.run(0, seed, 0.1 * seed, found("c" + seed));
            more.run(0.1, seed, accuracy(), found("e" + seed, "sleep_decay", 0.5, "sleep_interval_steps", 9000L));
        }
        commit(more);
        watched.look();
        agrees();
        // another preset brings other values with it, of which none is a point's own; a failed run, one that was made
        // again
        KnownRuns last = new KnownRuns();
        for (long seed = 1; seed <= 2; seed++) {
            last.run(0.1, seed, accuracy(), found("f" + seed, "preset", "released", "training_images", 77L));
            last.run(0.1, seed, accuracy(), found("g" + seed, "learner", "surrogate-gradient", "training_images", 78L));
        }
        last.run(0.2, 4, 0, "run_id", "h", "status", "failed", "error", "gone", "test_accuracy", null);
        last.run(0.2, 5, 0, "run_id", "i", "status", "failed", "error", "gone", "test_accuracy", null);
        last.run(0.2, 6, accuracy(), found("k", "purpose", "confirm"));
        commit(last);
        watched.look();
        agrees();
        commit(new KnownRuns().run(0.2, 4, accuracy(), found("h")));
        watched.look();
        agrees();
        assertEquals(
                1,
                watched.summary().rows().stream()
                        .mapToLong(row -> row.<Long>getAs("failed"))
                        .sum());
    }

    @Test
    void aNetworkThatNothingRegularisesIsOnePointHoweverSleepWouldBeSet() throws Exception {
        open();
        KnownRuns runs = new KnownRuns();
        for (long seed = 1; seed <= 3; seed++) {
            double accuracy = accuracy();
            double drift = random.nextDouble();
            for (double decay : new double[] {0.5, 0.9}) {
                runs.run(0, seed, accuracy, "run_id", seed + "-" + decay, "sleep_decay", decay, DRIFT, drift);
                runs.run(0.1, seed, accuracy(), found(seed + "+" + decay, "sleep_decay", decay));
            }
        }
        commit(runs);
        watched.look();
        agrees();
        assertEquals(3, watched.summary().rows().size());
        assertEquals(12, watched.summary().runs().size());
        // beside a run without regulariser they are that
        commit(new KnownRuns().run(0, 4, accuracy(), found("none", "regulariser", "none", "sleep_ratio", null)));
        watched.look();
        agrees();
    }

    @Test
    void whatIsTakenOutIsGoneAndWhatIsMergedStays() throws Exception {
        open();
        watched.look();
        assertEquals(List.of(), watched.summary().rows());
        commit(new KnownRuns().run(0.1, 1, 0.5, found("a")).run(0.1, 2, 0.6, found("b")));
        commit(new KnownRuns().run(0.1, 3, 0.7, found("c")));
        watched.look();
        assertEquals(3, watched.summary().runs().size());
        // a merge without one of the runs, as of failed runs that are to be made again
        commit(new KnownRuns().run(0.1, 1, 0.5, found("a")).run(0.1, 3, 0.7, found("c")));
        Files.delete(root.resolve("runs/batch-0.parquet"));
        Files.delete(root.resolve("runs/batch-1.parquet"));
        watched.look();
        assertEquals(2, watched.summary().runs().size());
        assertEquals(2L, watched.summary().rows().get(0).<Long>getAs("n"));
    }
}
