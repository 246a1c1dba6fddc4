package org.slumber.spark.analysis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.slumber.spark.analysis.ViewColumn.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.slumber.engine.Catalogue;
import org.slumber.engine.homeostasis.sleep.SleepAfterTask;
import org.slumber.engine.learner.qif.SequenceCue;
import org.slumber.engine.spec.Parameter;

/**
 * The points of a sweep: runs that differ in nothing but their seed. What every sweep varies has a column of its own;
 * whatever else varies in the results at hand is spelt out in {@code variant} (how the regulariser is set) and
 * {@code setting} (all else), so that no mean is ever taken over unlike runs.
 */
final class Points {
    private static final List<PointColumn> DECLARED = List.of(
            setting("dataset", "data set", "dataset"),
            setting("learner", "what learns", "learner"),
            regulariser(text("regulariser", "weight control"), List.of("regulariser")),
            regulariser(text("target", "what sleep, normalisation or nap drives the weights to"), targetColumns()),
            setting("timing", "sign of the spike-time difference", "plasticity_timing"),
            regulariser(
                    new ViewColumn(
                            "sleep_ratio", DataTypes.DoubleType, "fraction", "sleep per wake; null without sleep"),
                    List.of("sleep_ratio")),
            regulariser(
                    new ViewColumn("sleep_decay", DataTypes.DoubleType, "1", "exponent lambda of the decay"),
                    List.of("sleep_decay")),
            regulariser(
                    text("variant", "what else varies in the regulariser, as name=value; empty where nothing does"),
                    List.of()),
            setting(
                    "setting",
                    "what else varies but the seed, as name=value, and confirmed=true for the fresh seeds of points that were"
                            + " chosen by others (purpose confirm); empty where nothing does"));

    /** The columns that tell points apart. */
    static final List<ViewColumn> COLUMNS =
            DECLARED.stream().map(PointColumn::declared).toList();

    /** Names of those that runs of a point share with runs without its regulariser. */
    static final List<String> SETTINGS = DECLARED.stream()
            .filter(column -> column.about() == PointColumn.About.SETTING)
            .map(PointColumn::name)
            .toList();

    /** Columns that say how a sleep is set, not whether there is one. */
    private static final List<String> OF_SLEEP = Catalogue.parameters().stream()
            .filter(parameter -> parameter.path().startsWith("sleep."))
            .map(Parameter::column)
            .filter(name -> !List.of("sleep_ratio", SleepAfterTask.FIRST.column(), SleepAfterTask.GROWTH.column())
                    .contains(name))
            .toList();

    private static final String REGULARISER = "regulariser";
    private static final String NONE = "none";
    private static final String WITHOUT = "without_regulariser";
    private static final String CONFIRMED = "confirmed";
    private static final String CONFIRM = "confirm";

    /** Columns of {@code runs} that these stand for. */
    private static final List<String> NAMED = sources(column -> true);

    /** A preset and the protocols stand for the many values that they decide. */
    private static final List<String> BUNDLES = List.of("preset", "protocol", SequenceCue.PROTOCOL.column());

    /** Another engine gives other results, and so does another data set under the same name. */
    static final List<String> PROVENANCE = List.of("engine_version", "dataset_checksum");

    /** Columns of {@code runs} that are spelt out where they vary. */
    static final List<String> CANDIDATES = candidates();

    /** Columns of {@code runs} that tell points apart, whether they vary or not. */
    static final List<String> NEEDED = Stream.of(kinds(), NAMED, Baselines.NEEDED, List.of("purpose"))
            .flatMap(List::stream)
            .distinct()
            .toList();

    /** Of the columns about a regulariser those that a run has in which none acts. */
    private static final List<String> OF_BASELINES = List.of("regulariser", "sleep_ratio");

    private final List<String> variants;
    private final List<String> settings;
    private final boolean runsWithout;

    private Points(List<String> variants, List<String> settings, boolean runsWithout) {
        this.variants = variants;
        this.settings = settings;
        this.runsWithout = runsWithout;
    }

    private static PointColumn setting(String name, String meaning, String... sources) {
        return new PointColumn(text(name, meaning), PointColumn.About.SETTING, List.of(sources));
    }

    private static PointColumn regulariser(ViewColumn column, List<String> sources) {
        return new PointColumn(column, PointColumn.About.REGULARISER, sources);
    }

    private static List<String> sources(Predicate<PointColumn> of) {
        return DECLARED.stream()
                .filter(of)
                .flatMap(column -> column.sources().stream())
                .toList();
    }

    /** Columns of {@code runs} that say what a regulariser drives the weights to: its parameter {@code NAME.target}. */
    static List<String> targetColumns() {
        return Catalogue.REGULARISERS.variants().stream()
                .flatMap(variant -> variant.parameters().stream())
                .filter(parameter -> parameter.path().matches("[^.]+\\.target"))
                .map(Parameter::column)
                .toList();
    }

    /** Looks through the runs for what varies. */
    static Points of(Dataset<Row> runs) {
        return of(runs, List.of());
    }

    /** Looks through the runs for what varies but these columns. */
    static Points of(Dataset<Row> runs, Collection<String> ignored) {
        List<String> candidates = new ArrayList<>(CANDIDATES);
        candidates.retainAll(Arrays.asList(runs.columns()));
        candidates.removeAll(ignored);
        List<String> kinds = kinds();
        Column[] extremes = candidates.stream()
                .flatMap(name -> List.of(min(name), max(name)).stream())
                .toArray(Column[]::new);
        List<Row> groups = runs.groupBy(columns(kinds))
                .agg(max(confirmed()).as(CONFIRMED), extremes)
                .collectAsList();
        Set<String> varying = new LinkedHashSet<>(bundles(groups, kinds));
        varying.removeAll(ignored);
        for (int i = 0; i < candidates.size(); i++) {
            int smallest = kinds.size() + 1 + 2 * i;
            if (groups.stream()
                    .anyMatch(group ->
                            !group.isNullAt(smallest) && !group.get(smallest).equals(group.get(smallest + 1)))) {
                varying.add(candidates.get(i));
            }
        }
        return of(
                varying,
                groups.stream().anyMatch(group -> Boolean.TRUE.equals(group.getAs(CONFIRMED))),
                groups.stream().anyMatch(group -> NONE.equals(group.getAs(REGULARISER))));
    }

    private static Points of(Set<String> varying, boolean confirmed, boolean runsWithout) {
        if (confirmed) {
            varying.add(CONFIRMED);
        }
        Set<String> ofRegularisers = regulariserColumns();
        return new Points(
                varying.stream().filter(ofRegularisers::contains).toList(),
                varying.stream().filter(name -> !ofRegularisers.contains(name)).toList(),
                runsWithout);
    }

    /** What varies among runs in this JVM, as far as they are known: by {@link #of(Dataset)} the same. */
    static final class Variation {
        private final List<String> kinds = kinds();
        private final List<String> candidates;
        private final Map<List<Object>, Map<String, Object>> groups = new LinkedHashMap<>();
        private final Set<String> varying = new HashSet<>();
        private boolean confirmed;
        private boolean runsWithout;

        /**
         * Of no run yet.
         *
         * @param columns that the runs have; of {@link #CANDIDATES} at least those that vary
         */
        Variation(Collection<String> columns) {
            candidates = CANDIDATES.stream().filter(columns::contains).toList();
        }

        void add(StoredRun run) {
            Map<String, Object> first = groups.computeIfAbsent(run.values(kinds), key -> new HashMap<>());
            for (String name : candidates) {
                Object value = run.value(name);
                if (value != null && !value.equals(first.computeIfAbsent(name, key -> value))) {
                    varying.add(name);
                }
            }
            confirmed |= CONFIRM.equals(run.value("purpose"));
            runsWithout |= NONE.equals(run.value(REGULARISER));
        }

        Points points() {
            Set<String> inOrder = new LinkedHashSet<>(bundles(
                    groups.keySet().stream()
                            .map(kind -> RowFactory.create(kind.toArray()))
                            .toList(),
                    kinds));
            candidates.stream().filter(varying::contains).forEach(inOrder::add);
            return of(inOrder, confirmed, runsWithout);
        }
    }

    /** Whether these tell all runs apart as others do. */
    boolean sameAs(Points other) {
        return variants.equals(other.variants) && settings.equals(other.settings) && runsWithout == other.runsWithout;
    }

    private static List<String> kinds() {
        List<String> kinds = new ArrayList<>(sources(column -> column.declared().type() == DataTypes.StringType));
        kinds.addAll(BUNDLES);
        return kinds;
    }

    /**
     * Whether a run is a fresh seed of a point that other seeds were chosen by. These made it look too good, so that no
     * mean is taken over both.
     */
    static Column confirmed() {
        return col("purpose").eqNullSafe(CONFIRM);
    }

    private static List<String> candidates() {
        List<String> candidates = new ArrayList<>();
        Catalogue.parameters().stream().map(Parameter::column).forEach(candidates::add);
        candidates.addAll(PROVENANCE);
        candidates.add("mechanism_jars");
        candidates.removeAll(NAMED);
        candidates.removeAll(BUNDLES);
        candidates.remove("seed");
        return List.copyOf(candidates);
    }

    /** Those of preset and protocols that vary where all else named is equal. */
    private static List<String> bundles(List<Row> groups, List<String> kinds) {
        int named = kinds.size() - BUNDLES.size();
        List<String> varying = new ArrayList<>();
        for (int i = 0; i < BUNDLES.size(); i++) {
            int at = named + i;
            Set<List<Object>> with = new HashSet<>();
            Set<List<Object>> without = new HashSet<>();
            for (Row group : groups) {
                List<Object> key = new ArrayList<>();
                for (int k = 0; k < named; k++) {
                    key.add(group.get(k));
                }
                without.add(List.copyOf(key.stream().map(String::valueOf).toList()));
                key.add(group.get(at));
                with.add(List.copyOf(key.stream().map(String::valueOf).toList()));
            }
            if (with.size() > without.size()) {
                varying.add(BUNDLES.get(i));
            }
        }
        return varying;
    }

    /** Columns of the parameters that say how a regulariser is set. */
    private static Set<String> regulariserColumns() {
        return Stream.of(Catalogue.REGULARISERS, Catalogue.SURROGATE_REGULARISERS, Catalogue.SEQUENCE_SLEEPS)
                .flatMap(family -> family.variants().stream())
                .flatMap(variant -> variant.parameters().stream())
                .map(Parameter::column)
                .collect(Collectors.toSet());
    }

    /**
     * The runs with the point's columns beside their own. In which nothing regularises the weights, they are one point of
     * their setting ({@link Baselines}): sleep at ratio 0, or no regulariser where any of the runs has none; how one would
     * be set is null.
     */
    Dataset<Row> addTo(Dataset<Row> runs) {
        Map<String, Column> added = new LinkedHashMap<>();
        for (PointColumn column : DECLARED) {
            if (!column.sources().isEmpty()) {
                added.put(
                        column.name(),
                        column.about() == PointColumn.About.SETTING || OF_BASELINES.contains(column.name())
                                ? column.inRun(Points::acting)
                                : unlessWithout(column.inRun(Points::acting)));
            }
        }
        for (String variant : variants) {
            added.put(variant, unlessWithout(acting(variant)));
        }
        if (runsWithout) {
            added.put(REGULARISER, when(col(WITHOUT), lit(NONE)).otherwise(col(REGULARISER)));
            added.put("sleep_ratio", unlessWithout(col("sleep_ratio")));
        }
        // all at once, as Spark looks through every column of the runs for each set of them that is added
        return runs.withColumns(Map.of(WITHOUT, Baselines.condition(), CONFIRMED, when(confirmed(), lit(true))))
                .withColumns(added)
                .withColumns(Map.of("variant", spelt(variants), "setting", spelt(settings)))
                .drop(WITHOUT);
    }

    /** A column as it is stored; how a sleep that never comes would be set is null, as older rows do not have it yet. */
    private static Column acting(String name) {
        return OF_SLEEP.contains(name) ? when(not(Baselines.sleepless()), col(name)) : col(name);
    }

    /** The columns of its point, as {@link #addTo} gives them to a run. */
    List<Object> of(StoredRun run) {
        boolean without = Baselines.has(run);
        boolean sleepless = Baselines.sleepless(run);
        Function<String, Object> read = name -> sleepless && OF_SLEEP.contains(name) ? null : run.value(name);
        List<Object> point = new ArrayList<>();
        for (PointColumn column : DECLARED) {
            boolean kept = column.about() == PointColumn.About.SETTING || OF_BASELINES.contains(column.name());
            point.add(without && !kept ? null : column.of(read));
        }
        if (runsWithout && without) {
            point.set(place(REGULARISER), NONE);
            point.set(place("sleep_ratio"), null);
        }
        point.set(place("variant"), without ? "" : spelt(variants, run, read));
        point.set(place("setting"), spelt(settings, run, read));
        return Collections.unmodifiableList(point);
    }

    private static int place(String column) {
        return DECLARED.stream().map(PointColumn::name).toList().indexOf(column);
    }

    private static String spelt(List<String> names, StoredRun run, Function<String, Object> read) {
        return names.stream()
                .map(name -> Map.entry(
                        name,
                        Optional.ofNullable(
                                !name.equals(CONFIRMED)
                                        ? read.apply(name)
                                        : CONFIRM.equals(run.value("purpose")) ? true : null)))
                .filter(each -> each.getValue().isPresent())
                .map(each -> each.getKey() + "=" + each.getValue().get())
                .collect(Collectors.joining(", "));
    }

    private static Column unlessWithout(Column value) {
        return when(not(col(WITHOUT)), value);
    }

    /** Names of columns that tell the points apart as {@link #keys} do, what is spelt out there in one each. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        DECLARED.stream()
                .filter(column -> !column.sources().isEmpty())
                .map(PointColumn::name)
                .forEach(columns::add);
        columns.addAll(variants);
        columns.addAll(settings);
        return columns;
    }

    private static Column spelt(List<String> names) {
        // null beside a name makes the pair null, and concat_ws leaves that out
        return concat_ws(
                ", ",
                names.stream()
                        .map(name -> concat(lit(name + "="), col(name).cast("string")))
                        .toArray(Column[]::new));
    }

    /** The point's columns by name. */
    static Column[] keys() {
        return columns(COLUMNS.stream().map(ViewColumn::name).toList());
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(name -> col(name)).toArray(Column[]::new);
    }
}
