package org.slumber.spark.analysis.dose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slumber.mixed.DoseRuns;
import org.slumber.mixed.Observations;
import org.slumber.spark.analysis.model.DefaultModel;

/**
 * Runs that differ in nothing but their sleep ratio and seed. Without sleep nothing else of the regulariser matters, so that the
 * runs without it, of whichever decay or target, are part of every group of their data set, learner, timing and setting, each
 * seed once.
 *
 * @param dataset data set
 * @param learner what learns
 * @param condition what else tells it from other groups, as name and value; empty where nothing does
 * @param runs accuracy over the sleep ratio
 */
public record DoseGroup(String dataset, String learner, String condition, DoseRuns runs) {
    private static final List<String> SHARED = List.of("dataset", "learner", "timing", "setting");
    private static final List<String> OWN = List.of("regulariser", "target", "sleep_decay", "variant");
    private static final String PLAIN = "sleep";

    /** The columns that {@link #of} looks at. */
    public static List<String> columns() {
        return DefaultModel.columns();
    }

    /** The groups in some runs, which have {@link #columns}, by data set, learner and condition; runs without accuracy pass. */
    public static List<DoseGroup> of(Observations runs) {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        columns().forEach(column -> labels.put(column, runs.labels(column)));
        double[] accuracy = runs.numbers("accuracy");
        double[] ratio = runs.numbers("sleep_ratio");
        Map<List<String>, List<Integer>> asleep = new TreeMap<>(Comparator.comparing(List::toString));
        Map<List<String>, List<Integer>> awake = new LinkedHashMap<>();
        for (int row = 0; row < runs.rows(); row++) {
            if (Double.isNaN(accuracy[row]) || Double.isNaN(ratio[row])) {
                continue;
            }
            String regulariser = labels.get("regulariser").get(row);
            boolean uncontrolled = regulariser.equals("none") || (regulariser.equals(PLAIN) && ratio[row] == 0);
            List<String> key = key(SHARED, labels, row);
            if (uncontrolled) {
                awake.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
            } else {
                key.addAll(key(OWN, labels, row));
                asleep.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
            }
        }
        List<String> telling = telling(asleep.keySet());
        List<DoseGroup> groups = new ArrayList<>();
        asleep.forEach((key, own) -> {
            List<Integer> rows = new ArrayList<>(own);
            if (key.get(SHARED.size()).equals(PLAIN)) {
                Set<String> seeds = new LinkedHashSet<>();
                awake.getOrDefault(key.subList(0, SHARED.size()), List.of()).stream()
                        .filter(row -> seeds.add(labels.get("seed").get(row)))
                        .forEach(rows::add);
            }
            groups.add(new DoseGroup(
                    key.get(0),
                    key.get(1),
                    condition(key, telling),
                    runs(
                            runs,
                            "sleep_ratio",
                            "seed",
                            "accuracy",
                            DefaultModel.TRIALS,
                            rows.stream().sorted().toList())));
        });
        return groups;
    }

    private static List<String> key(List<String> columns, Map<String, List<String>> labels, int row) {
        return new ArrayList<>(
                columns.stream().map(column -> labels.get(column).get(row)).toList());
    }

    /** The columns beside data set and learner that vary. */
    private static List<String> telling(Set<List<String>> keys) {
        List<String> all = names();
        return IntStream.range(2, all.size())
                .filter(c -> keys.stream().map(key -> key.get(c)).distinct().count() > 1)
                .mapToObj(all::get)
                .toList();
    }

    private static List<String> names() {
        List<String> all = new ArrayList<>(SHARED);
        all.addAll(OWN);
        return all;
    }

    private static String condition(List<String> key, List<String> telling) {
        List<String> parts = new ArrayList<>();
        for (String column : telling) {
            String value = key.get(names().indexOf(column));
            if (!value.isEmpty()) {
                // a setting says its names itself
                parts.add(value.contains("=") ? value : column + " " + value);
            }
        }
        return String.join(", ", parts);
    }

    /** Rows of these columns. */
    static DoseRuns runs(
            Observations table, String dose, String seed, String response, String trials, List<Integer> rows) {
        List<String> seeds = table.labels(seed);
        return new DoseRuns(
                numbers(table, dose, rows),
                rows.stream().map(seeds::get).toList(),
                numbers(table, response, rows),
                numbers(table, trials, rows));
    }

    private static double[] numbers(Observations runs, String column, List<Integer> rows) {
        double[] values = runs.numbers(column);
        return rows.stream().mapToDouble(row -> values[row]).toArray();
    }

    /** Data set, learner and condition in words. */
    public String named() {
        return named(dataset, learner, condition);
    }

    /** What is not empty of these, in words. */
    public static String named(String dataset, String learner, String condition) {
        return Stream.of(dataset, learner, condition)
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + ", " + other)
                .orElse("all rows");
    }

    /** How many seeds. */
    public long seeds() {
        return runs.seeds().stream().distinct().count();
    }
}
