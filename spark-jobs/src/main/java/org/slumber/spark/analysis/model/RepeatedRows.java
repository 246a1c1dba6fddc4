package org.slumber.spark.analysis.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slumber.mixed.ModelSpecification;
import org.slumber.mixed.Observations;

/**
 * Rows of a table that are copies of others: one simulation stored several times, as one without sleep under each decay of a
 * sweep. They are known by what they say: in a cell of the fixed effects, every row of a group (what the random terms name, and
 * {@code seed}) has the same response, to the bit, though columns that the model does not name differ. So that
 * equal results of other simulations, such as many without any error, are not taken for copies, different groups must agree so
 * seldom that as many equal rows would come about by chance with a probability below {@value #CHANCE}.
 *
 * @param rows each simulation once, in the order of the table
 * @param note the sentence that says so, where there were copies
 */
public record RepeatedRows(Observations rows, Optional<String> note) {
    private static final double CHANCE = 0.01;
    private static final int MOST_NAMED = 3;
    private static final String SEED = "seed";

    /** A table without its copies, as a model sees them. */
    public static RepeatedRows of(ModelSpecification model, Observations table) {
        Set<String> cells = new LinkedHashSet<>(model.formula().fixedColumns());
        model.dispersion().ifPresent(dispersion -> cells.addAll(dispersion.fixedColumns()));
        Set<String> groups = new LinkedHashSet<>();
        model.formula().random().forEach(term -> groups.addAll(term.columns()));
        if (table.names().contains(SEED)) {
            groups.add(SEED);
        }
        groups.removeAll(cells);
        if (groups.isEmpty()) {
            return new RepeatedRows(table, Optional.empty());
        }
        Set<String> response = new LinkedHashSet<>(Set.of(model.formula().response()));
        model.trials().ifPresent(response::add);
        List<List<String>> said = labels(table, response);
        List<List<String>> group = labels(table, groups);
        Set<Integer> copies = new LinkedHashSet<>();
        List<String> where = new ArrayList<>();
        byLabels(labels(table, cells), table.rows()).forEach((cell, rows) -> {
            List<List<Integer>> byGroup = List.copyOf(rows.stream()
                    .collect(Collectors.groupingBy(group::get, LinkedHashMap::new, Collectors.toList()))
                    .values());
            if (areCopies(byGroup, said)) {
                byGroup.forEach(own -> copies.addAll(own.subList(1, own.size())));
                where.add(named(cells, cell));
            }
        });
        if (copies.isEmpty()) {
            return new RepeatedRows(table, Optional.empty());
        }
        int[] kept = IntStream.range(0, table.rows())
                .filter(row -> !copies.contains(row))
                .toArray();
        return new RepeatedRows(table.of(kept), Optional.of(note(copies.size(), where, groups, model)));
    }

    private static String note(int copies, List<String> where, Set<String> groups, ModelSpecification model) {
        return copies + (copies == 1 ? " row is a copy" : " rows are copies") + " of others: "
                + String.join("; ", where.subList(0, Math.min(MOST_NAMED, where.size())))
                + (where.size() > MOST_NAMED ? "; and in " + (where.size() - MOST_NAMED) + " cells more" : "")
                + ", every row of the same " + String.join(" and ", groups) + " has the same "
                + model.formula().response() + ". Each is counted once; --keep-copies counts all.";
    }

    private static String named(Set<String> cells, List<String> cell) {
        List<String> parts = new ArrayList<>();
        int index = 0;
        for (String column : cells) {
            parts.add(column + " is " + cell.get(index++));
        }
        return parts.isEmpty() ? "in the table" : "where " + String.join(" and ", parts);
    }

    /** {@code [row]} the values of some columns. */
    private static List<List<String>> labels(Observations table, Set<String> columns) {
        List<List<String>> byColumn = columns.stream().map(table::labels).toList();
        List<List<String>> byRow = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            byRow.add(byColumn.stream().map(column -> column.get(at)).toList());
        }
        return byRow;
    }

    private static Map<List<String>, List<Integer>> byLabels(List<List<String>> labels, int rows) {
        Map<List<String>, List<Integer>> byLabels = new LinkedHashMap<>();
        for (int row = 0; row < rows; row++) {
            byLabels.computeIfAbsent(labels.get(row), key -> new ArrayList<>()).add(row);
        }
        return byLabels;
    }

    private static boolean areCopies(List<List<Integer>> groups, List<List<String>> said) {
        long repeated = groups.stream().filter(rows -> rows.size() > 1).count();
        boolean alike = groups.stream()
                .allMatch(rows -> rows.stream().map(said::get).distinct().count() == 1);
        if (repeated < 2 || !alike) {
            return false;
        }
        Map<List<String>, Long> counts =
                groups.stream().collect(Collectors.groupingBy(rows -> said.get(rows.get(0)), Collectors.counting()));
        double agreeing =
                counts.values().stream().mapToDouble(n -> n * (n - 1.0)).sum();
        double agree = agreeing / (groups.size() * (groups.size() - 1.0));
        int equal = groups.stream().mapToInt(rows -> rows.size() - 1).sum();
        return Math.pow(agree, equal) < CHANCE;
    }
}
