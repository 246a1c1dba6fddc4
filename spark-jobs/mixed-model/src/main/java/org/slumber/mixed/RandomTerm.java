package org.slumber.mixed;

import java.util.List;

/**
 * A random intercept: every combination of values that these columns take has an offset of its own, drawn from a normal
 * distribution of mean 0.
 *
 * @param columns the grouping columns, at least one
 */
public record RandomTerm(List<String> columns) {
    /** Keeps its own copy. */
    public RandomTerm {
        columns = List.copyOf(columns);
    }

    /** The grouping, e.g. {@code dataset:seed}. */
    public String text() {
        return String.join(":", columns);
    }
}
