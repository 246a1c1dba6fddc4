package org.slumber.mixed;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The points that a model is asked about: every combination of its fixed effects' values, and of some grouping columns,
 * that the data have.
 *
 * @param columns what tells the points apart
 * @param rows one a point, ordered by the columns
 * @param conditionalOn the random terms that these columns decide, whose offsets are part of the predictions
 */
public record PredictionGrid(List<String> columns, Observations rows, List<String> conditionalOn) {
    /** Keeps its own copies. */
    public PredictionGrid {
        columns = List.copyOf(columns);
        conditionalOn = List.copyOf(conditionalOn);
    }

    /**
     * The points of some data.
     *
     * @param by columns beside the fixed effects', such as {@code dataset} for predictions of each data set
     */
    public static PredictionGrid of(Formula formula, Observations data, Collection<String> by) {
        Set<String> columns = new LinkedHashSet<>(by);
        columns.addAll(formula.fixedColumns());
        Map<String, List<String>> labels = new TreeMap<>();
        Map<String, List<String>> levels = new TreeMap<>();
        formula.columns().forEach(column -> labels.put(column, data.labels(column)));
        columns.forEach(column -> labels.put(column, data.labels(column)));
        columns.forEach(column -> levels.put(column, data.levels(column)));
        Map<List<Integer>, Integer> rowOf = new TreeMap<>(PredictionGrid::lexicographic);
        for (int row = 0; row < data.rows(); row++) {
            int at = row;
            if (labels.values().stream().noneMatch(column -> column.get(at).isEmpty())) {
                List<Integer> point = columns.stream()
                        .map(column ->
                                levels.get(column).indexOf(labels.get(column).get(at)))
                        .toList();
                rowOf.putIfAbsent(point, row);
            }
        }
        List<String> conditional = formula.random().stream()
                .filter(term -> columns.containsAll(term.columns()))
                .map(RandomTerm::text)
                .toList();
        int[] rows = rowOf.values().stream().mapToInt(row -> row).toArray();
        return new PredictionGrid(List.copyOf(columns), data.of(rows), conditional);
    }

    private static int lexicographic(List<Integer> a, List<Integer> b) {
        return IntStream.range(0, a.size())
                .map(i -> Integer.compare(a.get(i), b.get(i)))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }
}
