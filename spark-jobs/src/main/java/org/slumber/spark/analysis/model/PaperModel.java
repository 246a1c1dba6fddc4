package org.slumber.spark.analysis.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slumber.mixed.Observations;

/**
 * The model of the paper's analysis, {@value #WHOLE}, as far as some runs can tell its terms apart; with a term for
 * {@code setting} where they are not of one, such as a trial beside the sweep, other data or another engine.
 *
 * @param formula what is left of it
 * @param notes what was left out and why, and what it does not account for, a sentence each
 */
public record PaperModel(String formula, List<String> notes) {
    /** The paper's formula. */
    public static final String WHOLE = "accuracy ~ factor(sleep_ratio) * learner + (1|dataset) + (1|dataset:seed)";

    /** What a sweep may vary beside the model's own columns. */
    private static final List<String> OTHERS = List.of("regulariser", "sleep_decay", "target", "timing", "variant");

    private static final String SETTING = "setting";

    /** Keeps its own copy. */
    public PaperModel {
        notes = List.copyOf(notes);
    }

    /** The columns that {@link #of} looks at. */
    public static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("accuracy", "sleep_ratio", "learner", "dataset", "seed"));
        columns.addAll(OTHERS);
        columns.add(SETTING);
        return columns;
    }

    /** The model for these runs, which have {@link #columns}. */
    public static PaperModel of(Observations runs) {
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
        String seeds = datasets ? "dataset:seed" : "seed";
        if (runs.levels("seed").size() > 1 && !repeated(runs, datasets)) {
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
        return new PaperModel(formula.toString(), notes);
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

    /** Whether any seed (of a data set) has two runs. */
    private static boolean repeated(Observations runs, boolean byDataset) {
        Map<String, Integer> counts = new HashMap<>();
        List<String> seeds = runs.labels("seed");
        List<String> datasets = runs.labels("dataset");
        for (int row = 0; row < runs.rows(); row++) {
            counts.merge((byDataset ? datasets.get(row) : "") + ":" + seeds.get(row), 1, Integer::sum);
        }
        return counts.values().stream().anyMatch(count -> count > 1);
    }
}
