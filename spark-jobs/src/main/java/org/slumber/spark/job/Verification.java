package org.slumber.spark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ColumnRole;
import org.slumber.spark.results.JarsUsed;
import org.slumber.spark.results.Purpose;
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

    private static final Map<Table, RowComparison> COMPARISONS = comparisons();

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

    private static Map<Table, RowComparison> comparisons() {
        Map<Table, RowComparison> comparisons = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            comparisons.put(
                    table,
                    new RowComparison(
                            ResultSchema.of(table),
                            ResultSchema.columns(
                                    table,
                                    ColumnRole.IDENTITY,
                                    ColumnRole.PARAMETER,
                                    ColumnRole.ORIGIN,
                                    ColumnRole.RESULT)));
        }
        return comparisons;
    }

    /** How many columns of a table are compared. */
    public static int columns(Table table) {
        return COMPARISONS.get(table).columns().size();
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
     * The rows of a run, stored or made anew.
     *
     * @param tables by table and by what tells them apart in it
     */
    private record Made(Map<Table, Map<List<Object>, Row>> tables) {
        Row run() {
            return rows(Table.RUNS).get(List.of());
        }

        Map<List<Object>, Row> rows(Table table) {
            return tables.getOrDefault(table, Map.of());
        }
    }

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

    private static Map<String, Made> stored(ResultTables tables, int sample, long seed) {
        List<Row> runs = tables.runs()
                .where(col("engine_version")
                        .equalTo(Engine.VERSION)
                        .and(col("status").equalTo(RunStatus.OK.text())))
                .orderBy(xxhash64(lit(seed), col("run_id")), col("run_id"))
                .limit(sample)
                .collectAsList();
        Object[] ids = runs.stream().map(row -> row.getAs("run_id")).toArray();
        Map<Table, List<Row>> rows = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            rows.put(
                    table,
                    table == Table.RUNS
                            ? runs
                            : tables.of(table).where(col("run_id").isin(ids)).collectAsList());
        }
        return byRun(rows);
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
                        "data set " + spec.dataset() + " in " + data.folder() + " is another one (SHA-256 " + checksum
                                + ") than run " + id + " was made from (" + expected + "); give its folder by --data");
            }
            orders.add(new RunOrder(id, spec, place, Stop.NEVER, Purpose.POINTS));
        });
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Inbox inbox = new Inbox();
        spark.sparkContext().register(inbox);
        List<Broadcast<SweepPlan.PlannedDataset>> datasets =
                shelf.datasets().stream().map(context::broadcast).toList();
        context.setJobGroup("verify", "verify: " + orders.size() + " runs of " + folder.display(), true);
        context.parallelize(orders, orders.size())
                .foreach(new RunTask(simulation, datasets, Optional.empty(), Optional.empty(), inbox));
        Map<Table, List<Row>> rows = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            List<Row> made = inbox.arrived().stream()
                    .flatMap(run -> run.rows(table).stream())
                    .toList();
            // by way of a table, so that the values are of the classes that a table gives
            rows.put(table, spark.createDataFrame(made, ResultSchema.of(table)).collectAsList());
        }
        return byRun(rows);
    }

    private static Map<String, Made> byRun(Map<Table, List<Row>> rows) {
        Map<String, Made> made = new LinkedHashMap<>();
        rows.get(Table.RUNS).forEach(row -> made.put(row.getAs("run_id"), new Made(new EnumMap<>(Table.class))));
        rows.forEach((table, ofTable) -> ofTable.forEach(row -> made.get(row.<String>getAs("run_id"))
                .tables()
                .computeIfAbsent(table, key -> new LinkedHashMap<>())
                .put(key(table, row), row)));
        return made;
    }

    private static List<Object> key(Table table, Row row) {
        return ResultSchema.key(table).stream().<Object>map(row::getAs).toList();
    }

    private static void compare(String id, Made stored, Made rerun, List<Difference> differences, Set<String> newer) {
        SpecHash hash = SpecHash.of(StoredSpec.of(stored.run()));
        String checksum = stored.run().getAs("dataset_checksum");
        if (!hash.hasRunId(id, checksum, Engine.VERSION)) {
            differences.add(new Difference(id, "run", "run_id", id, hash.runId(checksum, Engine.VERSION)));
        }
        for (Table table : Table.values()) {
            compare(id, table, stored, rerun, differences, newer);
        }
    }

    private static void compare(
            String id, Table table, Made stored, Made rerun, List<Difference> differences, Set<String> newer) {
        // in the order of the run, and what it does not have any more behind that
        Set<List<Object>> keys = new LinkedHashSet<>(rerun.rows(table).keySet());
        keys.addAll(stored.rows(table).keySet());
        if (keys.isEmpty()) {
            return;
        }
        Set<String> lacking = lacking(table, stored.run(), rerun.run());
        lacking.forEach(column -> newer.add(table.folder() + "." + column));
        RowComparison comparison = COMPARISONS.get(table).without(lacking);
        if (comparison.columns().isEmpty()) {
            return;
        }
        for (List<Object> key : keys) {
            String name = Stream.concat(Stream.of(table.row()), key.stream())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" "));
            Row was = stored.rows(table).get(key);
            Row is = rerun.rows(table).get(key);
            if (was == null || is == null) {
                differences.add(new Difference(id, name, "row", present(was), present(is)));
            } else {
                comparison
                        .differences(was, is)
                        .forEach(cell ->
                                differences.add(new Difference(id, name, cell.column(), cell.stored(), cell.rerun())));
            }
        }
    }

    /**
     * Columns that a run's rows were written before. Of a parameter that is one that the stored run has no value of and
     * the one made anew has: it had this value before it had a name, or else the run's identity would differ.
     */
    private static Set<String> lacking(Table table, Row stored, Row rerun) {
        long version = stored.getLong(ResultSchema.RUNS.fieldIndex("schema_version"));
        Set<String> lacking = new HashSet<>(ResultSchema.newerThan(table, version));
        if (table == Table.RUNS) {
            lacking.addAll(JarsUsed.metricsLacking(stored));
        }
        // these are never compared
        lacking.removeAll(ResultSchema.columns(table, ColumnRole.CIRCUMSTANCE));
        for (String parameter : ResultSchema.columns(table, ColumnRole.PARAMETER)) {
            int field = ResultSchema.RUNS.fieldIndex(parameter);
            if (stored.isNullAt(field) && !rerun.isNullAt(field)) {
                lacking.add(parameter);
            }
        }
        return lacking;
    }

    private static String present(Row row) {
        return row == null ? "none" : "there";
    }
}
