package org.slumber.spark.results;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.slumber.engine.Catalogue;
import org.slumber.engine.metrics.RunMetric;
import org.slumber.spark.results.ResultsFolder.Table;

/** The result tables: their columns, and the rows that a run has in them. */
public final class ResultSchema {
    /** Version from which there are {@code tasks} and {@code weights}. */
    static final int LONG_TABLES = 3;

    /** Version from which runs say what they were made for. */
    static final int PURPOSES = 4;

    /** Version from which runs say what jars of one's own they were made with. */
    static final int EXTENSIONS = 7;

    /**
     * Version of the tables; additions raise it, and older files read as null in what they lack. A metric of the engine
     * brings the version that its column came with; one of a jar of one's own is of no version.
     */
    public static final int VERSION = Catalogue.metrics().stream()
            .filter(metric -> Catalogue.jarOf(metric).isEmpty())
            .mapToInt(RunMetric::since)
            .reduce(DynamicsColumns.SINCE, Math::max);

    private static final Map<Table, Declaration<?>> TABLES = tables();

    /** The column of {@code runs} that says which folder a row was taken from. */
    public static final String REUSED_FROM = RunColumns.REUSED_FROM;

    /** Schema of {@code runs}, one row a run. */
    public static final StructType RUNS = of(Table.RUNS);

    /** Schema of {@code checkpoints}, one row a moment of a run. */
    public static final StructType CHECKPOINTS = of(Table.CHECKPOINTS);

    /** Schema of {@code tasks}, one row a task of a run and a point of its training. */
    public static final StructType TASKS = of(Table.TASKS);

    /** Schema of {@code weights}, one row a moment of a run and group of synapses. */
    public static final StructType WEIGHTS = of(Table.WEIGHTS);

    /**
     * A table.
     *
     * @param columns in order
     * @param key names of the columns that tell the rows of a run apart
     * @param records what of a run its rows are made from, one each
     */
    private record Declaration<T>(List<Column<T>> columns, List<String> key, Function<RunRecord, List<T>> records) {
        List<Row> rows(RunRecord run) {
            return records.apply(run).stream().map(this::row).toList();
        }

        private Row row(T record) {
            return RowFactory.create(
                    columns.stream().map(column -> column.in(record)).toArray());
        }
    }

    private ResultSchema() {}

    private static Map<Table, Declaration<?>> tables() {
        Map<Table, Declaration<?>> tables = new EnumMap<>(Table.class);
        tables.put(Table.RUNS, new Declaration<>(RunColumns.all(), List.of(), List::of));
        tables.put(
                Table.CHECKPOINTS,
                new Declaration<>(CheckpointColumns.all(), List.of("checkpoint"), CheckpointColumns::records));
        tables.put(Table.TASKS, new Declaration<>(TaskColumns.all(), TaskColumns.KEY, TaskColumns::records));
        tables.put(Table.WEIGHTS, new Declaration<>(GroupColumns.all(), GroupColumns.KEY, GroupColumns::records));
        tables.put(
                Table.DYNAMICS,
                new Declaration<>(DynamicsColumns.all(), DynamicsColumns.KEY, DynamicsColumns::records));
        return tables;
    }

    /** The schema of a table. */
    public static StructType of(Table table) {
        return DataTypes.createStructType(
                TABLES.get(table).columns().stream().map(Column::field).toList());
    }

    /** Names of the columns that, beside {@code run_id}, tell the rows of a table apart; none where a run has one row. */
    public static List<String> key(Table table) {
        return TABLES.get(table).key();
    }

    /** The rows of a run by table, in the order of their columns; tables that it has none in are left out. */
    public static Map<Table, List<Row>> rows(RunRecord run) {
        Map<Table, List<Row>> rows = new EnumMap<>(Table.class);
        TABLES.forEach((table, declaration) -> {
            List<Row> ofTable = declaration.rows(run);
            if (!ofTable.isEmpty()) {
                rows.put(table, ofTable);
            }
        });
        if (run.error().isEmpty()) {
            rows.put(Table.RUNS, List.of(with(rows.get(Table.RUNS).get(0), OutputHash.COLUMN, OutputHash.of(rows))));
        }
        return rows;
    }

    /** The row of a run with another value in a column of {@link #RUNS}. */
    public static Row with(Row run, String column, Object value) {
        Object[] values = new Object[run.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = run.get(i);
        }
        values[RUNS.fieldIndex(column)] = value;
        return RowFactory.create(values);
    }

    /**
     * Names of the columns of a table that say one of these things, in the order of the table: what is a result and what
     * is not, and whatever else hangs on it, is read from here.
     */
    public static List<String> columns(Table table, ColumnRole first, ColumnRole... others) {
        Set<ColumnRole> roles = EnumSet.of(first, others);
        return TABLES.get(table).columns().stream()
                .filter(column -> roles.contains(column.role()))
                .<String>map(Column::name)
                .toList();
    }

    /** Version of the tables that a column came with. */
    static int since(Table table, String name) {
        return TABLES.get(table).columns().stream()
                .filter(column -> column.name().equals(name))
                .mapToInt(Column::since)
                .findFirst()
                .orElseThrow();
    }

    /** Names of the columns of a table that rows of a version lack, in the order of the table. */
    public static List<String> newerThan(Table table, long version) {
        return TABLES.get(table).columns().stream()
                .filter(column -> column.since() > version)
                .<String>map(Column::name)
                .toList();
    }

    /** The columns of a table as they are documented, in order. */
    public static List<DescribedColumn> described(Table table) {
        return TABLES.get(table).columns().stream()
                .<DescribedColumn>map(Column::described)
                .toList();
    }
}
