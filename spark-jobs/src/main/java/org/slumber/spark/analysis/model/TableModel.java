package org.slumber.spark.analysis.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slumber.mixed.Family;
import org.slumber.mixed.Formula;
import org.slumber.mixed.ModelSpecification;
import org.slumber.mixed.Observations;

/**
 * A formula on a table of a user's own ({@link OwnTable}), with what was not said.
 *
 * @param specification what is to be fitted
 * @param rows to what, copies counted once
 * @param notes what was taken, a sentence each
 */
public record TableModel(ModelSpecification specification, Observations rows, List<String> notes) {
    private static final String WHOLE_NUMBER = "[0-9]+";

    /** Keeps its own copy. */
    public TableModel {
        notes = List.copyOf(notes);
    }

    /**
     * The model.
     *
     * @param family of the response; where empty, beta-binomial with trials, beta for fractions, else Gaussian
     * @param trials of how many the response is a fraction: a column, or a number where there is no such column
     * @param dispersion formula of the dispersion
     * @param copies what becomes of them
     * @throws org.slumber.engine.spec.InvalidInputException where the table has no such columns
     */
    public static TableModel of(
            Formula formula,
            Optional<Family> family,
            Optional<String> trials,
            Optional<Formula> dispersion,
            Observations table,
            Copies copies) {
        List<String> notes = new ArrayList<>();
        Observations rows = table;
        if (trials.isPresent()
                && !table.names().contains(trials.get())
                && trials.get().matches(WHOLE_NUMBER)) {
            rows = table.with(trials.get(), Double.parseDouble(trials.get()));
        }
        Family taken = family.orElseGet(() -> family(formula.response(), trials.isPresent(), table, notes));
        ModelSpecification model = ModelSpecification.of(formula, taken, trials).withDispersion(dispersion);
        if (copies == Copies.COUNTED) {
            return new TableModel(model, rows, notes);
        }
        RepeatedRows once = RepeatedRows.of(model, rows);
        once.note().ifPresent(notes::add);
        return new TableModel(model, once.rows(), notes);
    }

    /** What becomes of rows that are copies of others. */
    public enum Copies {
        /** Each simulation counts once. */
        ONCE,
        /** Each row counts. */
        COUNTED
    }

    private static Family family(String response, boolean trials, Observations table, List<String> notes) {
        boolean fractions = Arrays.stream(table.numbers(response))
                .allMatch(value -> !Double.isFinite(value) || (value >= 0 && value <= 1));
        Family family = trials ? Family.BETA_BINOMIAL : fractions ? Family.BETA : Family.GAUSSIAN;
        notes.add("The family is " + family.text() + ", as "
                + (trials
                        ? "--trials is given"
                        : response
                                + (fractions ? " is within [0, 1] in every row" : " is not within [0, 1] in every row"))
                + "; --family takes another.");
        return family;
    }
}
