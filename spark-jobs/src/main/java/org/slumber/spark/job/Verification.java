package org.slumber.spark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.Engine;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ColumnRole;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RunStatus;

/**
 * Makes runs of a results folder again, each from the columns of its row alone, and compares what comes out with what is
 * stored, but for columns that the row is older than. Only runs that ended well and were made by this version of the
 * engine can be compared.
 */
public final class Verification {
    /** Columns of {@code runs} that say how long it took to make a row, when, where and by which commit. */
    public static final List<String> NOT_COMPARED =
            ResultSchema.columns(Table.RUNS, ColumnRole.COST, ColumnRole.CIRCUMSTANCE);

    private final SparkSession spark;
    private final ResultsFolder folder;
    private final DataPlaces data;
    private final Simulation simulation;

    /**
     * A verification of one folder.
     *
     * @param data where the data sets are
     */
    public Verification(SparkSession spark, ResultsFolder folder, DataPlaces data, Simulation simulation) {
        this.spark = spark;
        this.folder = folder;
        this.data = data;
        this.simulation = simulation;
    }

    /** How many columns of a table are compared. */
    public static int columns(Table table) {
        return RunRows.columns(table);
    }

    /**
     * What a verification saw.
     *
     * @param stored rows in the folder
     * @param otherVersions rows that cannot be compared because another engine made them, by its version
     * @param notOk rows of this engine that cannot be compared because they have no result
     * @param rows stored rows of the runs compared, by table
     * @param newer columns, as {@code runs.rung}, in which some of these rows were not compared because they are older
     * @param differences every difference, by run, the run's own row first
     * @param notes what a reader must know of the rows, a sentence each
     */
    public record Report(
            long stored,
            Map<String, Long> otherVersions,
            long notOk,
            Map<Table, Integer> rows,
            Set<String> newer,
            List<Difference> differences,
            List<String> notes) {

        /** Runs compared. */
        public int runs() {
            return rows.get(Table.RUNS);
        }
    }

    /**
     * One difference.
     *
     * @param runId of the stored row
     * @param row {@code run}, {@code checkpoint N} or another table's in the same way
     * @param column that differs; {@code row} where one side has none
     * @param stored value in the table
     * @param rerun value made anew
     */
    public record Difference(String runId, String row, String column, String stored, String rerun) {}

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
        Map<String, RunRows> before = stored(tables, sample, seed);
        if (before.isEmpty()) {
            throw new InvalidInputException("results folder " + folder.display()
                    + " has no run to verify: none that ended well was made by engine version " + Engine.VERSION
                    + (otherVersions.isEmpty() ? "" : ", others by " + String.join(", ", otherVersions.keySet())));
        }
        Map<String, RunRows> after = again(before);
        List<Difference> differences = new ArrayList<>();
        Set<String> newer = new TreeSet<>();
        before.forEach((id, made) -> RunRows.compare(id, made, after.get(id), differences, newer));
        Map<Table, Integer> rows = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            rows.put(
                    table,
                    before.values().stream()
                            .mapToInt(made -> made.rows(table).size())
                            .sum());
        }
        return new Report(stored, otherVersions, notOk, rows, newer, differences, tables.notes());
    }

    private static Map<String, RunRows> stored(ResultTables tables, int sample, long seed) {
        return RunRows.stored(
                tables,
                tables.runs()
                        .where(col("engine_version")
                                .equalTo(Engine.VERSION)
                                .and(col("status").equalTo(RunStatus.OK.text())))
                        .orderBy(xxhash64(lit(seed), col("run_id")), col("run_id"))
                        .limit(sample)
                        .collectAsList());
    }

    /** Makes the same runs again, in one Spark job. */
    private Map<String, RunRows> again(Map<String, RunRows> stored) {
        DatasetShelf shelf = new DatasetShelf(data, DatasetShelf.Missing.REFUSED);
        List<RunOrder> orders = new ArrayList<>();
        stored.values().forEach(run -> orders.add(shelf.orderOf(run.run())));
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Inbox inbox = new Inbox();
        spark.sparkContext().register(inbox);
        List<Broadcast<SweepPlan.PlannedDataset>> datasets =
                shelf.datasets().stream().map(context::broadcast).toList();
        context.setJobGroup("verify", "verify: " + orders.size() + " runs of " + folder.display(), true);
        context.parallelize(orders, orders.size())
                .foreach(new RunTask(simulation, datasets, Optional.empty(), Optional.empty(), inbox));
        return RunRows.made(spark, inbox.arrived());
    }
}
