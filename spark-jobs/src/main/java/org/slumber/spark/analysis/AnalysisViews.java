package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.slumber.spark.results.DescribedColumn;
import org.slumber.spark.results.ListedPoints;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;

/** The views that a user finds in SQL, over the tables of a results folder. */
public final class AnalysisViews {
    /** The names of the views. */
    public static final String SUMMARY = "summary";

    public static final String PAIRED = "paired";

    public static final String RANKING = "ranking";

    public static final String MECHANISMS = "mechanisms";

    public static final String RELATIVES = "relatives";

    public static final String CONTINUAL = "continual";

    public static final String TASK_MATRIX = "task_matrix";

    public static final String SLEEP_PARTS = "sleep_parts";

    public static final String DOSE_CURVES = "dose_curves";

    public static final String TIME_SCALES = "time_scales";

    public static final String TIMING_SIGNS = "timing_signs";

    public static final String SLEEP_DYNAMICS = "sleep_dynamics";

    public static final String COLLAPSE_PREDICTORS = "collapse_predictors";

    /** The views beside those of the tables. */
    public static final List<View> VIEWS = List.of(
            view(SUMMARY, "a row a point, over its seeds", SummaryView.COLUMNS),
            view(PAIRED, "a row a point, against the same seeds without regulariser", PairedView.COLUMNS),
            view(
                    RANKING,
                    "a row a point, best first within its data set, with the probability of being the best",
                    RankingView.COLUMNS),
            view(
                    MECHANISMS,
                    "a row a mechanism, alone and at each sleep ratio, against the same seeds of the network that nothing"
                            + " stabilises",
                    MechanismsView.COLUMNS),
            view(
                    RELATIVES,
                    "a row a variant of the surrogate-gradient network and measure, against the same seeds of the plain network"
                            + " with as strong initial weights",
                    RelativesView.COLUMNS),
            view(
                    CONTINUAL,
                    "a row a mechanism, readout and measure of runs of several tasks: what is known of all tasks at the end,"
                            + " and what was forgotten, against the same seeds of the network that nothing stabilises",
                    ContinualView.COLUMNS),
            view(
                    TASK_MATRIX,
                    "a row a mechanism, readout, task trained and task tested of runs of several tasks, over their seeds",
                    TaskMatrixView.COLUMNS),
            view(
                    SLEEP_PARTS,
                    "a row a part of sleep: runs with sleep beside those of the same seed that sleep without the part, decay awake"
                            + " at its dose, or never learn",
                    SleepParts.COLUMNS),
            view(
                    DOSE_CURVES,
                    "a row a point of sleep, decay awake, the soft bound or frozen weights by the weight sum that it ends at,"
                            + " beside the sleeping point whose sum is nearest",
                    DoseCurves.COLUMNS),
            view(
                    TIME_SCALES,
                    "a row a time scale of homeostasis, alone and at each sleep ratio, against the same seeds without it and"
                            + " without sleep",
                    TimeScales.COLUMNS),
            view(
                    TIMING_SIGNS,
                    "a row a mechanism under the causal sign of STDP, alone and at each sleep ratio, beside itself under the"
                            + " published sign",
                    TimingSigns.COLUMNS),
            view(
                    SLEEP_DYNAMICS,
                    "a row a measure of the dynamics and dose of sleep: what waking changes and what sleep changes, against the"
                            + " same seeds without sleep",
                    SleepDynamics.COLUMNS),
            view(
                    COLLAPSE_PREDICTORS,
                    "a row a measure of the dynamics and side of a threshold: how well and how long before it tells which runs"
                            + " will collapse",
                    CollapsePredictors.COLUMNS),
            new View(ListedPoints.NAME, "a row a run of a point that a sweep took from a file", ListedPoints.COLUMNS));

    /**
     * A view as it is documented.
     *
     * @param name in SQL
     * @param meaning what its rows are, in one line
     * @param columns in order
     */
    public record View(String name, String meaning, List<DescribedColumn> columns) {}

    private static final String RUNS = "runs with points";
    private static final String SIMULATIONS = "simulations of a kind";
    private static final String STORED = "stored";

    /** Whose rows are few and take a while to work out. */
    private static final List<String> SMALL = List.of(SUMMARY, PAIRED, RANKING);

    /** What {@link #describedRuns} has beside the columns of the table. */
    private static final List<String> DESCRIBING = List.of("target", "timing", "variant", "setting");

    private static final ViewColumn COUNTED = new ViewColumn(
            "counted",
            DataTypes.BooleanType,
            "1",
            "whether summary counts the run: it ended well, and no other row of its setting is the same simulation");

    private final ResultTables tables;
    private final OptionalDouble margin;
    private final boolean kept;
    private final Map<String, Dataset<Row>> made = new HashMap<>();
    private Points points;
    private Optional<List<Row>> comparedMechanisms = Optional.empty();

    private AnalysisViews(ResultTables tables, OptionalDouble margin, boolean kept) {
        this.tables = tables;
        this.margin = margin;
        this.kept = kept;
    }

    /** Not {@link Map#computeIfAbsent}, as makers ask for what others make. */
    private Dataset<Row> once(String name, Supplier<Dataset<Row>> maker) {
        Dataset<Row> view = made.get(name);
        if (view == null) {
            view = maker.get();
            if (kept && SMALL.contains(name)) {
                view = view.cache();
            }
            made.put(name, view);
        }
        return view;
    }

    private static View view(String name, String meaning, List<ViewColumn> columns) {
        return new View(
                name, meaning, columns.stream().map(ViewColumn::described).toList());
    }

    /**
     * Makes the views over a results folder, as it is now. What a reader must know of its rows goes to standard error.
     *
     * @param results the folder, on any file system that Hadoop knows
     * @throws org.slumber.engine.spec.InvalidInputException where it cannot be read or has no runs
     */
    public static void open(SparkSession spark, String results) {
        Configuration hadoop = spark.sparkContext().hadoopConfiguration();
        ResultTables tables = ResultTables.open(spark, ResultsFolder.of(results, hadoop));
        create(tables);
        tables.notes().forEach(System.err::println);
    }

    /**
     * Makes a view of each result table, and {@link #VIEWS} over them. Nothing is computed but what varies among the runs;
     * the rest is when the views are read.
     */
    public static void create(ResultTables tables) {
        create(tables, OptionalDouble.empty());
    }

    /**
     * As {@link #create(ResultTables)}.
     *
     * @param margin difference of accuracies within which it does not matter; empty where that is not asked
     */
    public static void create(ResultTables tables, OptionalDouble margin) {
        create(tables, margin, VIEWS.stream().map(View::name).collect(Collectors.joining(" ")));
    }

    /**
     * As {@link #create(ResultTables, OptionalDouble)}, but only those of {@link #VIEWS} whose names stand in a query: each
     * takes a second or two to be made.
     */
    public static void create(ResultTables tables, OptionalDouble margin, String query) {
        tables.createViews();
        AnalysisViews views = of(tables, margin);
        Map<String, Supplier<Dataset<Row>>> byName = Map.ofEntries(
                Map.entry(SUMMARY, views::summary),
                Map.entry(PAIRED, views::paired),
                Map.entry(RANKING, views::ranking),
                Map.entry(MECHANISMS, views::mechanisms),
                Map.entry(RELATIVES, views::relatives),
                Map.entry(CONTINUAL, views::continual),
                Map.entry(TASK_MATRIX, views::taskMatrix),
                Map.entry(SLEEP_PARTS, views::sleepParts),
                Map.entry(DOSE_CURVES, views::doseCurves),
                Map.entry(TIME_SCALES, views::timeScales),
                Map.entry(TIMING_SIGNS, views::timingSigns),
                Map.entry(SLEEP_DYNAMICS, views::sleepDynamics),
                Map.entry(COLLAPSE_PREDICTORS, views::collapsePredictors));
        byName.forEach((name, view) -> {
            if (Pattern.compile("\\b" + name + "\\b", Pattern.CASE_INSENSITIVE)
                    .matcher(query)
                    .find()) {
                view.get().createOrReplaceTempView(name);
            }
        });
        registerFunctions(tables.runs().sparkSession());
    }

    /** Makes the functions that queries have beside Spark's. */
    public static void registerFunctions(SparkSession spark) {
        SqlStatistics.register(spark);
    }

    /** Schemas of all that {@link #create} makes, by name. */
    public static Map<String, StructType> schemas() {
        Map<String, StructType> schemas = new LinkedHashMap<>();
        for (Table table : Table.values()) {
            schemas.put(table.folder(), ResultSchema.of(table));
        }
        for (View view : VIEWS) {
            schemas.put(
                    view.name(),
                    DataTypes.createStructType(view.columns().stream()
                            .map(column -> DataTypes.createStructField(column.name(), column.type(), true))
                            .toList()));
        }
        return schemas;
    }

    /**
     * The views over some tables, each of them made when it is first asked for.
     *
     * @param margin as of {@link #create(ResultTables, OptionalDouble)}
     */
    public static AnalysisViews of(ResultTables tables, OptionalDouble margin) {
        return new AnalysisViews(tables, margin, false);
    }

    /** As {@link #of}, for several readers one after another: what one has read is kept in memory for the next. */
    public static AnalysisViews kept(ResultTables tables) {
        return new AnalysisViews(tables, OptionalDouble.empty(), true);
    }

    /** What these are views over. */
    public ResultTables tables() {
        return tables;
    }

    /** As the view {@code summary}. */
    public Dataset<Row> summary() {
        return once(SUMMARY, () -> SummaryView.of(simulations(), margin));
    }

    /** As the view {@code paired}. */
    public Dataset<Row> paired() {
        return once(PAIRED, () -> PairedView.of(simulations(), margin));
    }

    /** As the view {@code ranking}. */
    public Dataset<Row> ranking() {
        return once(RANKING, () -> RankingView.of(simulations(), paired()));
    }

    /** As the view {@code mechanisms}. */
    public Dataset<Row> mechanisms() {
        return once(MECHANISMS, () -> MechanismsView.of(tables.runs(), margin));
    }

    /**
     * The rows of {@code mechanisms} of the learners that {@code relatives} is not of, worked out once; none where their runs
     * have only one mechanism.
     */
    public List<Row> comparedMechanisms() {
        if (comparedMechanisms.isEmpty()) {
            Column others = not(col("learner").equalTo(RelativesView.LEARNER));
            comparedMechanisms = Optional.of(
                    severalMechanisms(tables.runs().where(others))
                            ? mechanisms().where(others).collectAsList()
                            : List.of());
        }
        return comparedMechanisms.get();
    }

    /** As the view {@code relatives}. */
    public Dataset<Row> relatives() {
        return once(RELATIVES, () -> RelativesView.of(tables.runs(), tables.checkpoints()));
    }

    private SparkSession spark() {
        return tables.runs().sparkSession();
    }

    /** As the view {@code continual}. */
    public Dataset<Row> continual() {
        return ofTasks(CONTINUAL, () -> ContinualView.of(tables.runs(), margin));
    }

    /** As the view {@code task_matrix}. */
    public Dataset<Row> taskMatrix() {
        return ofTasks(TASK_MATRIX, () -> TaskMatrixView.of(tables.runs(), tables.of(Table.TASKS)));
    }

    /** As the view {@code sleep_parts}. */
    public Dataset<Row> sleepParts() {
        return once(SLEEP_PARTS, () -> SleepParts.of(tables.runs()));
    }

    /** As the view {@code dose_curves}. */
    public Dataset<Row> doseCurves() {
        return once(DOSE_CURVES, () -> DoseCurves.of(spark(), comparedMechanisms()));
    }

    /** As the view {@code time_scales}. */
    public Dataset<Row> timeScales() {
        return once(TIME_SCALES, () -> TimeScales.of(tables.runs()));
    }

    /** As the view {@code timing_signs}. */
    public Dataset<Row> timingSigns() {
        return once(TIMING_SIGNS, () -> TimingSigns.of(spark(), comparedMechanisms()));
    }

    /** As the view {@code sleep_dynamics}. */
    public Dataset<Row> sleepDynamics() {
        return once(SLEEP_DYNAMICS, () -> SleepDynamics.of(tables.runs(), tables.of(Table.DYNAMICS)));
    }

    /** As the view {@code collapse_predictors}. */
    public Dataset<Row> collapsePredictors() {
        return once(
                COLLAPSE_PREDICTORS,
                () -> CollapsePredictors.of(tables.runs(), tables.checkpoints(), tables.of(Table.DYNAMICS)));
    }

    /** A view over runs of several tasks, which costs nothing where there are none. */
    private Dataset<Row> ofTasks(String name, Supplier<Dataset<Row>> maker) {
        return once(
                name,
                () -> tables.of(Table.TASKS).isEmpty()
                        ? tables.runs()
                                .sparkSession()
                                .createDataFrame(List.of(), schemas().get(name))
                        : maker.get());
    }

    /** Every run of the tables with the columns of its point. */
    public Dataset<Row> runs() {
        return once(RUNS, () -> points().addTo(tables.runs()));
    }

    /**
     * Every run as it is stored, with {@code target}, {@code timing}, {@code variant} and {@code setting} of its point, and
     * {@code counted}: whether {@code summary} counts it among the runs that ended well.
     */
    public Dataset<Row> describedRuns() {
        Dataset<Row> runs = tables.runs();
        List<Row> counted = simulations()
                .where(col("status").equalTo("ok"))
                .select("run_id")
                .collectAsList();
        Dataset<Row> ids = runs.sparkSession()
                .createDataFrame(
                        counted,
                        DataTypes.createStructType(
                                List.of(DataTypes.createStructField("counted_id", DataTypes.StringType, false))));
        // a point's columns take the place of some that are stored
        Column stored = struct(Stream.of(runs.columns()).map(name -> col(name)).toArray(Column[]::new));
        return points().addTo(runs.withColumn(STORED, stored))
                .join(broadcast(ids), col("run_id").equalTo(col("counted_id")), "left")
                .withColumn(COUNTED.name(), col("counted_id").isNotNull())
                .select(Stream.of(
                                Stream.of(runs.schema().fields()).map(field -> col(STORED)
                                        .getField(field.name())
                                        .as(field.name(), field.metadata())),
                                Points.COLUMNS.stream()
                                        .filter(column -> DESCRIBING.contains(column.name()))
                                        .map(ViewColumn::select),
                                Stream.of(COUNTED.select()))
                        .flatMap(columns -> columns)
                        .toArray(Column[]::new));
    }

    /** The points of all runs in a table; see {@link #table(Dataset)}. */
    public PointTable table() {
        List<String> columns = points().columns();
        return new PointTable(columns, SummaryView.of(simulations(), columns, margin));
    }

    private Points points() {
        if (points == null) {
            points = Points.of(tables.runs());
        }
        return points;
    }

    private Dataset<Row> simulations() {
        return once(SIMULATIONS, () -> Copies.once(runs()));
    }

    /** Runs with the columns of their points ({@code target}, {@code timing}, {@code variant}, {@code setting}) too. */
    public static Dataset<Row> withPoints(Dataset<Row> runs) {
        return Points.of(runs).addTo(runs);
    }

    /**
     * As {@link #withPoints}, but with each simulation once, whatever ids it has ({@link Copies}): what a statistic over
     * all of them counts.
     */
    public static Dataset<Row> simulations(Dataset<Row> runs) {
        return Copies.onceInAll(withPoints(runs));
    }

    /** As {@link #withPoints}, of runs whatever engine and data made them: these tell no points apart. */
    public static Dataset<Row> withSpecs(Dataset<Row> runs) {
        return Points.of(runs, Points.PROVENANCE).addTo(runs);
    }

    /** Whether runs differ in what stabilises them beside sleep. */
    public static boolean severalMechanisms(Dataset<Row> runs) {
        return runs.select(Mechanisms.names().as("name")).distinct().limit(2).count() > 1;
    }

    /** The points of some runs as in {@link #SUMMARY}, but with a column of its own for each parameter that varies. */
    public static PointTable table(Dataset<Row> runs) {
        Points points = Points.of(runs);
        return new PointTable(
                points.columns(),
                SummaryView.of(Copies.once(points.addTo(runs)), points.columns(), OptionalDouble.empty()));
    }

    /**
     * Points in a table.
     *
     * @param keys names of the columns that tell them apart
     * @param rows one for each, in these and the other columns of {@link #SUMMARY}
     */
    public record PointTable(List<String> keys, Dataset<Row> rows) {
        /** Keeps its own copy. */
        public PointTable {
            keys = List.copyOf(keys);
        }
    }

    /** Names of the columns that tell points apart. */
    public static List<String> pointColumns() {
        return Points.COLUMNS.stream().map(ViewColumn::name).toList();
    }

    /** Names of the columns of {@code runs} that say by which engine and from what data a run was made. */
    public static List<String> provenanceColumns() {
        return Points.PROVENANCE;
    }

    /** Names of the metrics that points are compared by, as the columns of {@code summary} begin. */
    public static List<String> metrics() {
        return Stream.of(Metric.values()).map(Metric::title).toList();
    }

    /** Their values in a run. */
    public static List<Column> metricColumns() {
        return Stream.of(Metric.values()).map(Metric::inRun).toList();
    }

    /** Of how many samples each of these is the share that were right; null for what is no count. */
    public static List<Column> countColumns() {
        return Stream.of(Metric.values())
                .map(metric -> (metric == Metric.ACCURACY ? col("test_samples") : lit(null)).cast("long"))
                .toList();
    }

    /** Whether a metric is a fraction. */
    public static boolean isFraction(String metric) {
        return Stream.of(Metric.values())
                .anyMatch(each -> each.title().equals(metric) && each.unit().equals("fraction"));
    }

    /** Variance that counting samples alone gives an accuracy. */
    public static double countingVariance(double accuracy, long samples) {
        return new Score(accuracy, samples).countingVariance();
    }
}
