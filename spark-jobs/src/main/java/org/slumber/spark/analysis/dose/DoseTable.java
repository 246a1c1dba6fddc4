package org.slumber.spark.analysis.dose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.mixed.Family;
import org.slumber.mixed.Formula;
import org.slumber.mixed.Observations;
import org.slumber.spark.analysis.model.TableModel;

/**
 * Doses in a table of a user's own ({@link org.slumber.spark.analysis.model.OwnTable}).
 *
 * @param groups rows that are alike in what they are told apart by
 * @param notes what was taken, a sentence each
 */
public record DoseTable(List<DoseGroup> groups, List<String> notes) {
    private static final String DATASET = "dataset";
    private static final String LEARNER = "learner";
    private static final String UNKNOWN_TRIALS = " trials";

    /** Keeps its own copies. */
    public DoseTable {
        groups = List.copyOf(groups);
        notes = List.copyOf(notes);
    }

    /**
     * What the columns are.
     *
     * @param response fraction within [0, 1]
     * @param dose at least 0
     * @param seed rows of one share what is random
     * @param by what tells groups apart; where empty, {@code dataset} and {@code learner}, of which the table has them
     * @param trials of how many the response is a fraction: a column or a number
     */
    public record Columns(
            String response, String dose, String seed, Optional<List<String>> by, Optional<String> trials) {
        private List<String> groups(Observations table) {
            return by.orElseGet(() -> List.of(DATASET, LEARNER).stream()
                    .filter(table.names()::contains)
                    .toList());
        }

        /** The formula by which copies are known. */
        private Formula formula(List<String> groups) {
            StringBuilder formula = new StringBuilder(quoted(response) + " ~ factor(" + quoted(dose) + ")");
            groups.forEach(group -> formula.append(" + ").append(quoted(group)));
            return Formula.parse(
                    formula.append(" + (1|").append(quoted(seed)).append(')').toString());
        }

        private static String quoted(String column) {
            return "`" + column + "`";
        }
    }

    /**
     * The groups of a table; rows without response or dose pass.
     *
     * @throws InvalidInputException where it has no such columns, or values that are no doses or fractions
     */
    public static DoseTable of(Columns columns, Observations table, TableModel.Copies copies) {
        List<String> by = columns.groups(table);
        TableModel model = TableModel.of(
                columns.formula(by),
                Optional.of(columns.trials().isPresent() ? Family.BETA_BINOMIAL : Family.BETA),
                columns.trials(),
                Optional.empty(),
                table,
                copies);
        String trials = columns.trials().orElse(UNKNOWN_TRIALS);
        Observations rows =
                columns.trials().isPresent() ? model.rows() : model.rows().with(trials, Double.NaN);
        double[] responses = within(rows, columns.response(), 1);
        double[] doses = within(rows, columns.dose(), Double.MAX_VALUE);
        double[] sizes = rows.numbers(trials);
        Map<List<String>, List<Integer>> groups = new LinkedHashMap<>();
        List<List<String>> labels = by.stream().map(rows::labels).toList();
        for (int row = 0; row < rows.rows(); row++) {
            int at = row;
            if (columns.trials().isPresent() && !(sizes[row] >= 1)) {
                throw new InvalidInputException("column `" + trials + "` must be at least 1, was " + sizes[row]);
            }
            if (!Double.isNaN(responses[row]) && !Double.isNaN(doses[row])) {
                groups.computeIfAbsent(
                                labels.stream().map(column -> column.get(at)).toList(), key -> new ArrayList<>())
                        .add(row);
            }
        }
        List<DoseGroup> made = new ArrayList<>();
        groups.forEach((key, own) -> made.add(new DoseGroup(
                value(by, key, DATASET),
                value(by, key, LEARNER),
                condition(by, key),
                DoseGroup.runs(rows, columns.dose(), columns.seed(), columns.response(), trials, own))));
        return new DoseTable(made, model.notes());
    }

    private static double[] within(Observations rows, String column, double most) {
        double[] values = rows.numbers(column);
        for (double value : values) {
            if (value < 0 || value > most) {
                throw new InvalidInputException("column `" + column + "` must be "
                        + (most == 1 ? "a fraction in [0, 1]" : "a dose of at least 0") + ", was " + value);
            }
        }
        return values;
    }

    private static String value(List<String> by, List<String> key, String column) {
        return by.contains(column) ? key.get(by.indexOf(column)) : "";
    }

    private static String condition(List<String> by, List<String> key) {
        List<String> parts = new ArrayList<>();
        for (int c = 0; c < key.size(); c++) {
            if (!by.get(c).equals(DATASET) && !by.get(c).equals(LEARNER)) {
                parts.add(by.get(c) + " " + key.get(c));
            }
        }
        return String.join(", ", parts);
    }
}
