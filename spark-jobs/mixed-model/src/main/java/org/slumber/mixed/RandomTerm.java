package org.slumber.mixed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A random term: every combination of values that the grouping columns take has effects of its own, drawn from a normal
 * distribution of mean 0; one effect, the intercept, or several that may be correlated.
 *
 * @param intercept whether each level has an offset
 * @param slopes what each level has an effect of its own of, besides
 * @param columns the grouping columns, at least one
 */
public record RandomTerm(boolean intercept, List<FixedTerm> slopes, List<String> columns) {
    /** Keeps its own copies. */
    public RandomTerm {
        slopes = List.copyOf(slopes);
        columns = List.copyOf(columns);
    }

    /** A random intercept. */
    static RandomTerm intercept(List<String> columns) {
        return new RandomTerm(true, List.of(), columns);
    }

    /** The grouping, e.g. {@code dataset:seed}; with slopes what stands in the formula's brackets, e.g. {@code 1 + x|g}. */
    public String text() {
        String grouping = String.join(":", columns);
        return slopes.isEmpty() ? grouping : effects() + "|" + grouping;
    }

    /** As it stands in a formula, e.g. {@code (1|dataset:seed)}. */
    public String bracketed() {
        return "(" + effects() + "|" + String.join(":", columns) + ")";
    }

    private String effects() {
        List<String> parts = new ArrayList<>(List.of(intercept ? "1" : "0"));
        slopes.forEach(slope -> parts.add(slope.text()));
        return String.join(" + ", parts);
    }

    /** All columns that it names, those of the slopes too. */
    Set<String> allColumns() {
        Set<String> all = new LinkedHashSet<>(columns);
        slopes.forEach(slope -> slope.variables().forEach(variable -> all.addAll(variable.columns())));
        return all;
    }
}
