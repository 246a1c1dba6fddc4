package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.slumber.engine.spec.InvalidInputException;

/** A fitted beta-family mixed model: estimates, tests and predictions. Immutable. */
public final class MixedModelFit {
    private final ModelSummary summary;
    private final FittedDesign design;
    private final LinearPredictor predictor;
    private final List<Grouping> groupings;
    /** The random terms whose variance is not 0. */
    private final List<Grouping> active;

    MixedModelFit(
            ModelSummary summary,
            FittedDesign design,
            LinearPredictor predictor,
            List<Grouping> groupings,
            List<Grouping> active) {
        this.summary = summary;
        this.design = design;
        this.predictor = predictor;
        this.groupings = groupings;
        this.active = active;
    }

    /** Estimates, tests, likelihood, and what is to be said about them. */
    public ModelSummary summary() {
        return summary;
    }

    /**
     * The offsets of a random term's levels.
     *
     * @param term as {@link VarianceComponent#term()} names it
     */
    public List<LevelEffect> levelEffects(String term) {
        Grouping grouping = grouping(term);
        int place = active.indexOf(grouping);
        List<LevelEffect> effects = new ArrayList<>();
        for (int level = 0; level < grouping.size(); level++) {
            LinearPredictor.Value value = new LinearPredictor.Value(0, 0);
            if (place >= 0) {
                int[] levels = typical();
                levels[place] = level;
                value = predictor.at(new double[design.basis().rank()], levels);
            }
            effects.add(new LevelEffect(grouping.label(level), value.estimate(), value.standardError()));
        }
        return effects;
    }

    /**
     * Expected responses.
     *
     * @param rows the points: the fixed effects' columns, and the grouping columns of the terms below
     * @param conditionalOn the random terms whose levels' offsets are part of the expectation, as {@link
     *     VarianceComponent#term()} names them; for the others it is that of a typical level, with offset 0
     * @return {@code [row]}
     */
    public List<Prediction> predict(Observations rows, Collection<String> conditionalOn) {
        double[][] coordinates = design.coordinates(rows);
        int[][] levels = new int[active.size()][];
        for (String term : conditionalOn) {
            Grouping grouping = grouping(term);
            int[] codes = known(grouping, rows);
            if (active.contains(grouping)) {
                levels[active.indexOf(grouping)] = codes;
            }
        }
        Map<List<Integer>, Map<List<Double>, LinearPredictor.Value>> seen = new HashMap<>();
        List<Prediction> predictions = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            int[] point = typical();
            for (int t = 0; t < point.length; t++) {
                point[t] = levels[t] == null ? LinearPredictor.TYPICAL : levels[t][row];
            }
            double[] basisRow = coordinates[row];
            LinearPredictor.Value value = seen.computeIfAbsent(
                            IntStream.of(point).boxed().toList(), key -> new HashMap<>())
                    .computeIfAbsent(Arrays.stream(basisRow).boxed().toList(), key -> predictor.at(basisRow, point));
            predictions.add(Prediction.of(value.estimate(), value.standardError()));
        }
        return predictions;
    }

    private int[] known(Grouping grouping, Observations rows) {
        int[] codes = grouping.codesOf(rows);
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] < 0) {
                throw new InvalidInputException("row " + (row + 1) + ": the model has seen no such level of "
                        + grouping.term().text() + "; it knows " + grouping.size() + ", the first is "
                        + grouping.label(0));
            }
        }
        return codes;
    }

    private int[] typical() {
        int[] levels = new int[active.size()];
        Arrays.fill(levels, LinearPredictor.TYPICAL);
        return levels;
    }

    private Grouping grouping(String term) {
        return groupings.stream()
                .filter(grouping -> grouping.term().text().equals(term))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("the model has no random term " + term + "; it has "
                        + String.join(
                                ", ",
                                groupings.stream().map(g -> g.term().text()).toList())));
    }
}
