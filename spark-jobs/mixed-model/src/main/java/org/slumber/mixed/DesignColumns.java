package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns of a formula's design matrix in R's order and coding: a factor of L levels becomes L − 1 indicators
 * (treatment contrasts against its first level) where what is left of the term without it is part of an earlier term, all L
 * indicators where it is not. Source: R's {@code terms.object} and {@code model.matrix}, including the case without an
 * intercept, in which the first factor of the first term that has one keeps all its levels.
 */
final class DesignColumns {
    private final Map<Variable, Encoded> variables;

    private DesignColumns(Map<Variable, Encoded> variables) {
        this.variables = variables;
    }

    static List<DesignColumn> of(boolean intercept, List<FixedTerm> terms, Map<Variable, Encoded> variables) {
        return new DesignColumns(variables).columns(intercept, terms);
    }

    private List<DesignColumn> columns(boolean intercept, List<FixedTerm> terms) {
        List<DesignColumn> columns = new ArrayList<>();
        if (intercept) {
            columns.add(new DesignColumn(DesignColumn.INTERCEPT, DesignColumn.INTERCEPT, List.of(), new int[0]));
        }
        List<FixedTerm> earlier = new ArrayList<>();
        boolean mustSpanIntercept = !intercept;
        for (FixedTerm term : terms) {
            Set<Variable> whole = new LinkedHashSet<>();
            for (Variable variable : term.variables()) {
                boolean isFactor = variables.get(variable) instanceof Factor;
                if (isFactor && (mustSpanIntercept || !marginal(term, variable, earlier))) {
                    whole.add(variable);
                }
                mustSpanIntercept &= !isFactor;
            }
            columns.addAll(columns(term, whole));
            earlier.add(term);
        }
        return columns;
    }

    /** Whether the term without this variable is part of an earlier term; nothing is part of every model. */
    private static boolean marginal(FixedTerm term, Variable variable, Collection<FixedTerm> earlier) {
        Set<Variable> others = new HashSet<>(term.variables());
        others.remove(variable);
        return others.isEmpty()
                || earlier.stream().anyMatch(other -> new HashSet<>(other.variables()).containsAll(others));
    }

    /** All combinations of the levels of a term's variables, the first variable's running fastest. */
    private List<DesignColumn> columns(FixedTerm term, Collection<Variable> whole) {
        List<DesignColumn> columns = List.of(new DesignColumn("", term.text(), List.of(), new int[0]));
        for (Variable variable : term.variables()) {
            List<DesignColumn> longer = new ArrayList<>();
            for (int level : levels(variable, whole.contains(variable))) {
                columns.forEach(column -> longer.add(extended(column, variable, level)));
            }
            columns = longer;
        }
        return columns;
    }

    private int[] levels(Variable variable, boolean all) {
        Encoded encoded = variables.get(variable);
        if (encoded instanceof Factor factor) {
            return IntStream.range(all ? 0 : 1, factor.levels().size()).toArray();
        }
        return encoded instanceof Encoded.Curve curve
                ? IntStream.range(0, curve.basis().size()).toArray()
                : new int[] {DesignColumn.COVARIATE};
    }

    /** A curve's functions are numbered from 1, but for one alone. */
    private String name(Variable variable, int level) {
        Encoded encoded = variables.get(variable);
        if (encoded instanceof Factor factor) {
            return variable.text() + factor.levels().get(level);
        }
        return encoded instanceof Encoded.Curve curve && curve.basis().size() > 1
                ? variable.text() + (level + 1)
                : variable.text();
    }

    private DesignColumn extended(DesignColumn column, Variable variable, int level) {
        String name = name(variable, level);
        List<Variable> longer = new ArrayList<>(column.variables());
        longer.add(variable);
        int[] levels = Arrays.copyOf(column.levels(), longer.size());
        levels[longer.size() - 1] = level;
        return new DesignColumn(
                column.name().isEmpty() ? name : column.name() + ":" + name, column.term(), longer, levels);
    }
}
