package org.slumber.mixed;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A main effect (one variable) or an interaction (several).
 *
 * @param variables at least one, in the order in which the formula first names them
 */
public record FixedTerm(List<Variable> variables) {
    /** Keeps its own copy. */
    public FixedTerm {
        variables = List.copyOf(variables);
    }

    /** As written in a formula, e.g. {@code factor(sleep_ratio):learner}. */
    public String text() {
        return variables.stream().map(Variable::text).collect(Collectors.joining(":"));
    }
}
