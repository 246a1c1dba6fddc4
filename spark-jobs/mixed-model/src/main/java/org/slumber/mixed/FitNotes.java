package org.slumber.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The sentences that go with a fit. */
final class FitNotes {
    /** Log-likelihood by which a maximum is lower than another beyond rounding. */
    static final double ANOTHER_MAXIMUM = 0.01;

    /** A spread over fewer levels is hardly known, whatever its estimate. */
    private static final int FEW_LEVELS = 5;

    /** An interval of a spread that is wider says nothing. */
    private static final double WIDEST = 1e3;

    private FitNotes() {}

    /** Whether an interval of a standard deviation says something. */
    static boolean useful(Interval interval) {
        return interval.high() < WIDEST * interval.low();
    }

    static List<String> of(
            ModelSpecification specification,
            ModelFrame frame,
            FittedDesign design,
            List<VarianceComponent> components,
            int otherMaxima) {
        List<String> notes = new ArrayList<>();
        if (frame.omitted() > 0) {
            notes.add(frame.omitted() + (frame.omitted() == 1 ? " row was" : " rows were")
                    + " left out, lacking a value in a column of the model.");
        }
        List<String> dropped =
                design.dependent().stream().map(DesignColumn::name).toList();
        if (!dropped.isEmpty()) {
            notes.add("Without an estimate, because the data cannot tell " + (dropped.size() == 1 ? "it" : "them")
                    + " from the other effects: " + String.join(", ", dropped) + ".");
        }
        simpleEffects(specification.formula(), frame, notes);
        for (RandomBlock block : frame.blocks()) {
            randomTerm(block, frame.rows(), components, notes);
        }
        if (otherMaxima > 0) {
            notes.add("The likelihood has several maxima; the greatest that was found is reported.");
        }
        return notes;
    }

    /** Where a factor has an interaction, its own coefficients are about the other factor's first level. */
    private static void simpleEffects(Formula formula, ModelFrame frame, List<String> notes) {
        for (FixedTerm term : formula.fixed()) {
            if (term.variables().size() != 1) {
                continue;
            }
            Set<String> at = new TreeSet<>();
            for (FixedTerm other : formula.fixed()) {
                if (other.variables().size() > 1 && other.variables().containsAll(term.variables())) {
                    other.variables().stream()
                            .filter(variable -> !term.variables().contains(variable))
                            .forEach(variable -> at.add(variable.text() + " is "
                                    + (frame.variables().get(variable) instanceof Factor factor
                                            ? factor.levels().get(0)
                                            : "0")));
                }
            }
            if (!at.isEmpty()) {
                notes.add("The coefficients and the test of " + term.text() + " are its simple effects where "
                        + String.join(" and ", at) + ", no main effects.");
            }
        }
    }

    private static void randomTerm(
            RandomBlock block, int rows, List<VarianceComponent> components, List<String> notes) {
        String term = block.term().bracketed();
        int levels = block.grouping().size();
        List<VarianceComponent> own = components.stream()
                .filter(component -> component.term().equals(block.term().text()))
                .toList();
        if (own.stream().allMatch(VarianceComponent::singular)) {
            notes.add("The spread of " + term
                    + " is estimated as 0 (a singular fit): the figures are those of the model without it.");
        } else if (levels == rows) {
            notes.add(term + " has a level of its own for each row: it stands for what the rows spread beyond the"
                    + " family's own error.");
        } else if (own.stream().anyMatch(component -> component.interval().isEmpty())) {
            notes.add("The spread of " + term + " is all but 0, or so little known that it has no interval.");
        } else if (levels < FEW_LEVELS) {
            notes.add(term + " has " + levels + " levels only, so that its spread and the intercept are hardly known.");
        }
        if (levels < rows && 2 * levels > rows) {
            notes.add("Most levels of " + term + " have one row (" + levels + " levels, " + rows + " rows).");
        }
    }
}
