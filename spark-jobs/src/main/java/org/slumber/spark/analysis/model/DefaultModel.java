package org.slumber.spark.analysis.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slumber.mixed.Family;
import org.slumber.mixed.Formula;
import org.slumber.mixed.ModelSpecification;
import org.slumber.mixed.Observations;

/**
 * The model that is fitted where no formula is given: the paper's, {@value #PAPER}, with accuracies as counts of the scored
 * samples and with a term for what data sets respond differently, as far as some runs can tell its terms apart; with a term for
 * {@code setting} where they are not of one, such as a trial beside the sweep, other data or another engine.
 *
 * @param specification what is left of it
 * @param dispersions formulas of the dispersion to be tried where the runs spread unlike
 * @param notes what was left out and why, and what it does not account for, a sentence each
 */
public record DefaultModel(ModelSpecification specification, List<Formula> dispersions, List<String> notes) {
    /** The paper's formula; its family is beta. */
    public static final String PAPER = "accuracy ~ factor(sleep_ratio) * learner + (1|dataset) + (1|dataset:seed)";

    /** The formula with all terms; its family is beta-binomial. */
    public static final String WHOLE =
            "accuracy ~ factor(sleep_ratio) * learner + (1|dataset) + (1|dataset:sleep_ratio) + (1|dataset:seed)";

    /** The column that says of how many samples an accuracy is a fraction. */
    public static final String TRIALS = "test_samples";

    /** What a sweep may vary beside the model's own columns. */
    private static final List<String> OTHERS = List.of("regulariser", "sleep_decay", "target", "timing", "variant");

    private static final String SETTING = "setting";

    /** Keeps its own copies. */
    public DefaultModel {
        dispersions = List.copyOf(dispersions);
        notes = List.copyOf(notes);
    }

    /** The columns that {@link #of} looks at. */
    public static List<String> columns() {
        List<String> columns =
                new ArrayList<>(List.of("accuracy", TRIALS, "sleep_ratio", "learner", "dataset", "seed"));
        columns.addAll(OTHERS);
        columns.add(SETTING);
        return columns;
    }

    /** The model for these runs, which have {@link #columns}. */
    public static DefaultModel of(Observations runs) {
        List<String> notes = new ArrayList<>();
        List<String> fixed = new ArrayList<>();
        if (varies(runs, "sleep_ratio", "factor(sleep_ratio)", notes)) {
            fixed.add("factor(sleep_ratio)");
        }
        if (varies(runs, "learner", "learner", notes)) {
            fixed.add("learner");
        }
        StringBuilder formula =
                new StringBuilder("accuracy ~ ").append(fixed.isEmpty() ? "1" : String.join(" * ", fixed));
        int settings = runs.levels(SETTING).size();
        if (settings > 1) {
            formula.append(" + ").append(SETTING);
            notes.add("The runs are of " + settings + " settings, which have a term that the paper's model has not;"
                    + " choose one by --where.");
        }
        boolean datasets = varies(runs, "dataset", "(1|dataset)", notes);
        if (datasets) {
            formula.append(" + (1|dataset)");
        }
        if (datasets && fixed.contains("factor(sleep_ratio)") && repeated(runs, List.of("dataset", "sleep_ratio"))) {
            formula.append(" + (1|dataset:sleep_ratio)");
        }
        String seeds = datasets ? "dataset:seed" : "seed";
        if (runs.levels("seed").size() > 1
                && !repeated(runs, datasets ? List.of("dataset", "seed") : List.of("seed"))) {
            notes.add("(1|" + seeds + ") is left out: each has one run, whose offset nothing tells from chance.");
        } else if (varies(runs, "seed", "(1|" + seeds + ")", notes)) {
            formula.append(" + (1|").append(seeds).append(')');
        }
        for (String other : OTHERS) {
            List<String> levels = runs.levels(other);
            if (levels.size() > 1) {
                notes.add(other + " varies too (" + levels.size()
                        + " values) and is not in the model: name it in --formula, or" + " choose by --where.");
            }
        }
        return new DefaultModel(
                specification(Formula.parse(formula.toString()), runs),
                fixed.isEmpty() ? List.of() : List.of(Formula.parseDispersion("~ " + String.join(" * ", fixed))),
                notes);
    }

    /** A model of accuracies: as counts, where the number of scored samples is known. */
    public static ModelSpecification specification(Formula formula, Observations runs) {
        return runs.levels(TRIALS).isEmpty()
                ? ModelSpecification.of(formula, Family.BETA, Optional.empty())
                : ModelSpecification.of(formula, Family.BETA_BINOMIAL, Optional.of(TRIALS));
    }

    private static boolean varies(Observations runs, String column, String term, List<String> notes) {
        List<String> levels = runs.levels(column);
        if (levels.size() > 1) {
            return true;
        }
        notes.add(term + " is left out: " + column + " is "
                + (levels.isEmpty() ? "not known of any run." : levels.get(0) + " in every run."));
        return false;
    }

    /** Whether any combination of these columns' values has two runs. */
    private static boolean repeated(Observations runs, List<String> columns) {
        List<List<String>> labels = columns.stream().map(runs::labels).toList();
        Set<List<String>> seen = new HashSet<>();
        for (int row = 0; row < runs.rows(); row++) {
            int at = row;
            if (!seen.add(labels.stream().map(column -> column.get(at)).toList())) {
                return true;
            }
        }
        return false;
    }
}
