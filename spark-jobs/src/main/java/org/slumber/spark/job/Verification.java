package org.slumber.spark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ColumnRole;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RunStatus;
import org.slumber.spark.results.StoredSpec;
import org.slumber.spark.sweep.SpecHash;

/**
 * Makes runs of a results folder again, each from the columns of its row alone, and compares what comes out with what is
 * stored, but for columns that the row is older than. Only runs that ended well and were made by this version of the
 * engine can be compared.
 */
public final class Verification {
    /** Columns of {@code runs} that say how long it took to make a row, when, where and by which commit. */
    public static final List<String> NOT_COMPARED =
            ResultSchema.columns(Table.RUNS, ColumnRole.COST, ColumnRole.CIRCUMSTANCE);

    private static final RowComparison RUNS = comparison(Table.RUNS);
    private static final RowComparison CHECKPOINTS = comparison(Table.CHECKPOINTS);

    private final SparkSession spark;
    private final ResultsFolder folder;
    private final Path data;
    private final Simulation simulation;

    /**
     * A verification of one folder.
     *
     * @param data folder of the data sets known by name
     */
    public Verification(SparkSession spark, ResultsFolder folder, Path data, Simulation simulation) {
        this.spark = spark;
        this.folder = folder;
        this.data = data;
        this.simulation = simulation;
    }

    private static RowComparison comparison(Table table) {
        return new RowComparison(
                ResultSchema.of(table),
                ResultSchema.columns(
                        table, ColumnRole.IDENTITY, ColumnRole.PARAMETER, ColumnRole.ORIGIN, ColumnRole.RESULT));
    }

    /**
     * What a verification saw.
     *
     * @param stored rows in the folder
     * @param otherVersions rows that cannot be compared because another engine made them, by its version
     * @param notOk rows of this engine that cannot be compared because they have no result
     * @param runs runs compared
     * @param checkpoints their checkpoints compared
     * @param runColumns columns compared of a run
     * @param checkpointColumns columns compared of a checkpoint
     * @param newer columns, as {@code runs.rung}, in which some of these rows were not compared because they are older
     * @param differences every difference, by run, the run's own row first
     */
    public record Report(
            long stored,
            Map<String, Long> otherVersions,
            long notOk,
            int runs,
            int checkpoints,
            int runColumns,
            int checkpointColumns,
            Set<String> newer,
            List<Difference> differences) {}

    /**
     * One difference.
     *
     * @param runId of the stored row
     * @param row {@code run}, or {@code checkpoint N}
     * @param column that differs; {@code row} where one side has none
     * @param stored value in the table
     * @param rerun value made anew
     */
    public record Difference(String runId, String row, String column, String stored, String rerun) {}

    /** The rows of a run, stored or made anew. */
    private record Made(Row run, Map<Long, Row> checkpoints) {}

    /**
     * Makes a sample of the runs again.
     *
     * @param sample how many, at least 1; all where there are fewer
     * @param seed which ones: the same of the same rows, however they lie in files
     * @throws InvalidInputException where the folder has no run that can be compared, or a data set is missing or not the
     *     one that the rows were made from
     */
    public Report run(int sample, long seed) {
        ResultTables tables = ResultTables.open(spark, folder);
        Map<String, Long> otherVersions = new TreeMap<>();
        long stored = 0;
        long notOk = 0;
        for (Row count :
                tables.runs().groupBy("engine_version", "status").count().collectAsList()) {
            stored += count.getLong(2);
            if (!Engine.VERSION.equals(count.getString(0))) {
                otherVersions.merge(count.getString(0), count.getLong(2), Long::sum);
            } else if (!RunStatus.OK.text().equals(count.getString(1))) {
                notOk += count.getLong(2);
            }
        }
        Map<String, Made> before = stored(tables, sample, seed);
        if (before.isEmpty()) {
            throw new InvalidInputException("results folder " + folder.display()
                    + " has no run to verify: none that ended well was made by engine version " + Engine.VERSION
                    + (otherVersions.isEmpty() ? "" : ", others by " + String.join(", ", otherVersions.keySet())));
        }
        Map<String, Made> after = again(before);
        List<Difference> differences = new ArrayList<>();
        Set<String> newer = new TreeSet<>();
        before.forEach((id, made) -> compare(id, made, after.get(id), differences, newer));
        return new Report(
                stored,
                otherVersions,
                notOk,
                before.size(),
                before.values().stream()
                        .mapToInt(made -> made.checkpoints().size())
                        .sum(),
                RUNS.columns().size(),
                CHECKPOINTS.columns().size(),
                newer,
                differences);
    }

    private static Map<String, Made> stored(ResultTables tables, int sample, long seed) {
        List<Row> runs = tables.runs()
                .where(col("engine_version")
                        .equalTo(Engine.VERSION)
                        .and(col("status").equalTo(RunStatus.OK.text())))
                .orderBy(xxhash64(lit(seed), col("run_id")), col("run_id"))
                .limit(sample)
                .collectAsList();
        Object[] ids = runs.stream().map(row -> row.getAs("run_id")).toArray();
        return byRun(
                runs,
                ids.length == 0
                        ? List.of()
                        : tables.checkpoints().where(col("run_id").isin(ids)).collectAsList());
    }

    /** Makes the same runs again, in one Spark job. */
    private Map<String, Made> again(Map<String, Made> stored) {
        DatasetShelf shelf = new DatasetShelf(data, DatasetShelf.Missing.REFUSED);
        List<RunOrder> orders = new ArrayList<>();
        stored.forEach((id, made) -> {
            RunSpec spec = StoredSpec.of(made.run());
            int place = shelf.placeOf(spec);
            String checksum = shelf.datasets().get(place).checksum();
            String expected = made.run().getAs("dataset_checksum");
            if (!checksum.equals(expected)) {
                throw new InvalidInputException(
                        "data set " + spec.dataset() + " in " + data + " is another one (SHA-256 " + checksum
                                + ") than run " + id + " was made from (" + expected + "); give its folder by --data");
            }
            orders.add(new RunOrder(id, spec, place, Stop.NEVER));
        });
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Inbox inbox = new Inbox();
        spark.sparkContext().register(inbox);
        List<Broadcast<SweepPlan.PlannedDataset>> datasets =
                shelf.datasets().stream().map(context::broadcast).toList();
        context.setJobGroup("verify", "verify: " + orders.size() + " runs of " + folder.display(), true);
        context.parallelize(orders, orders.size())
                .foreach(new RunTask(simulation, datasets, Optional.empty(), Optional.empty(), inbox));
        List<Row> runs = new ArrayList<>();
        List<Row> checkpoints = new ArrayList<>();
        for (FinishedRun run : inbox.arrived()) {
            runs.add(run.run());
            checkpoints.addAll(run.checkpoints());
        }
        // by way of a table, so that the values are of the classes that a table gives
        return byRun(asStored(runs, ResultSchema.RUNS), asStored(checkpoints, ResultSchema.CHECKPOINTS));
    }

    private List<Row> asStored(List<Row> rows, StructType schema) {
        Dataset<Row> table = spark.createDataFrame(rows, schema);
        return table.collectAsList();
    }

    private static Map<String, Made> byRun(List<Row> runs, List<Row> checkpoints) {
        Map<String, Made> made = new LinkedHashMap<>();
        runs.forEach(row -> made.put(row.getAs("run_id"), new Made(row, new TreeMap<>())));
        checkpoints.forEach(
                row -> made.get(row.<String>getAs("run_id")).checkpoints().put(row.getAs("checkpoint"), row));
        return made;
    }

    private static void compare(String id, Made stored, Made rerun, List<Difference> differences, Set<String> newer) {
        String identity =
                SpecHash.of(StoredSpec.of(stored.run())).runId(stored.run().getAs("dataset_checksum"), Engine.VERSION);
        if (!identity.equals(id)) {
            differences.add(new Difference(id, "run", "run_id", id, identity));
        }
        Set<String> lacking = lacking(stored.run(), rerun.run());
        lacking.forEach(column -> newer.add(Table.RUNS.folder() + "." + column));
        RUNS.without(lacking)
                .differences(stored.run(), rerun.run())
                .forEach(
                        cell -> differences.add(new Difference(id, "run", cell.column(), cell.stored(), cell.rerun())));
        List<String> later = ResultSchema.newerThan(Table.CHECKPOINTS, version(stored.run()));
        later.forEach(column -> newer.add(Table.CHECKPOINTS.folder() + "." + column));
        RowComparison checkpoints = CHECKPOINTS.without(later);
        Map<Long, Row> both = new TreeMap<>(stored.checkpoints());
        both.putAll(rerun.checkpoints());
        both.keySet().forEach(index -> {
            String row = "checkpoint " + index;
            Row was = stored.checkpoints().get(index);
            Row is = rerun.checkpoints().get(index);
            if (was == null || is == null) {
                differences.add(new Difference(id, row, "row", present(was), present(is)));
                return;
            }
            checkpoints
                    .differences(was, is)
                    .forEach(cell ->
                            differences.add(new Difference(id, row, cell.column(), cell.stored(), cell.rerun())));
        });
    }

    /**
     * Columns that a row was written before. Of a parameter that is one that the row has no value of and the run made
     * anew has: it had this value before it had a name, or else the run's identity would differ.
     */
    private static Set<String> lacking(Row stored, Row rerun) {
        Set<String> lacking = new HashSet<>(ResultSchema.newerThan(Table.RUNS, version(stored)));
        for (String parameter : ResultSchema.columns(Table.RUNS, ColumnRole.PARAMETER)) {
            int field = ResultSchema.RUNS.fieldIndex(parameter);
            if (stored.isNullAt(field) && !rerun.isNullAt(field)) {
                lacking.add(parameter);
            }
        }
        return lacking;
    }

    private static long version(Row run) {
        return run.getLong(ResultSchema.RUNS.fieldIndex("schema_version"));
    }

    private static String present(Row row) {
        return row == null ? "none" : "there";
    }
}
