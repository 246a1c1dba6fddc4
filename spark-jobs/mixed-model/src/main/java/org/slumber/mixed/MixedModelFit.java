package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.slumber.engine.spec.InvalidInputException;

/** A fitted mixed model: estimates, tests and predictions. Immutable. */
public final class MixedModelFit {
    private final ModelSummary summary;
    private final FittedDesign design;
    private final LinearPredictor predictor;
    private final FixedTests tests;
    private final QuantileResiduals residuals;
    private final Squeeze squeeze;
    private final List<RandomBlock> blocks;
    /** The random terms whose spread is not 0. */
    private final List<RandomBlock> active;

    MixedModelFit(
            ModelSummary summary,
            FittedDesign design,
            LinearPredictor predictor,
            FixedTests tests,
            QuantileResiduals residuals,
            Squeeze squeeze,
            List<RandomBlock> blocks,
            List<RandomBlock> active) {
        this.summary = summary;
        this.design = design;
        this.predictor = predictor;
        this.tests = tests;
        this.residuals = residuals;
        this.squeeze = squeeze;
        this.blocks = blocks;
        this.active = active;
    }

    /** Estimates, tests, likelihood, and what is to be said about them. */
    public ModelSummary summary() {
        return summary;
    }

    /**
     * Randomised quantile residuals (Dunn and Smyth 1996), random effects included: standard normal where the model is right,
     * and the same each time.
     *
     * @return {@code [row]}, in the order of the observations
     */
    public double[] residuals() {
        return residuals.values();
    }

    /**
     * The offsets of a random intercept's levels.
     *
     * @param term as {@link VarianceComponent#term()} names it
     */
    public List<LevelEffect> levelEffects(String term) {
        RandomBlock block = block(term);
        int place = active.indexOf(block);
        List<LevelEffect> effects = new ArrayList<>();
        for (int level = 0; level < block.grouping().size(); level++) {
            LinearPredictor.Value value = new LinearPredictor.Value(0, 0);
            if (place >= 0) {
                int[] levels = typical();
                levels[place] = level;
                double[][] slopes = new double[active.size()][];
                slopes[place] = new double[block.dimension()];
                slopes[place][0] = 1;
                value = predictor.at(
                        new LinearPredictor.Point(new double[design.basis().rank()], levels, slopes));
            }
            effects.add(new LevelEffect(block.grouping().label(level), value.estimate(), value.standardError()));
        }
        return effects;
    }

    /**
     * The levels of a factor of the fixed effects against its first, simultaneously.
     *
     * @param column that the factor is made of
     * @throws InvalidInputException where the model has no such factor
     */
    public List<Contrast> contrasts(String column) {
        return new Contrasts(summary.formula(), design, tests, predictor.coordinates(), summary.family()).of(column);
    }

    /**
     * Expected responses.
     *
     * @param rows the points: the fixed effects' columns, and the grouping columns of the terms below
     * @param conditionalOn the random terms whose levels' effects are part of the expectation, as {@link
     *     VarianceComponent#term()} names them; for the others it is that of a typical level, with effect 0
     * @return {@code [row]}
     */
    public List<Prediction> predict(Observations rows, Collection<String> conditionalOn) {
        double[][] coordinates = design.coordinates(rows);
        int[][] levels = new int[active.size()][];
        double[][][] slopes = new double[active.size()][][];
        for (String term : conditionalOn) {
            RandomBlock block = block(term);
            int[] codes = known(block, rows);
            int place = active.indexOf(block);
            if (place >= 0) {
                levels[place] = codes;
                slopes[place] = block.valuesOf(design.encoded(block.columns(), rows), rows.rows());
            }
        }
        Map<List<Object>, Prediction> seen = new HashMap<>();
        List<Prediction> predictions = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            int at = row;
            int[] own = typical();
            double[][] x = new double[active.size()][];
            for (int b = 0; b < own.length; b++) {
                if (levels[b] != null) {
                    own[b] = levels[b][row];
                    x[b] = Arrays.stream(slopes[b])
                            .mapToDouble(values -> values[at])
                            .toArray();
                }
            }
            LinearPredictor.Point point = new LinearPredictor.Point(coordinates[row], own, x);
            predictions.add(seen.computeIfAbsent(key(point), key -> prediction(point)));
        }
        return predictions;
    }

    private static List<Object> key(LinearPredictor.Point point) {
        List<Object> key = new ArrayList<>();
        DoubleStream.of(point.coordinates()).forEach(key::add);
        IntStream.of(point.levels()).forEach(key::add);
        Arrays.stream(point.slopes()).forEach(x -> key.add(Arrays.toString(x)));
        return key;
    }

    private Prediction prediction(LinearPredictor.Point point) {
        LinearPredictor.Value value = predictor.at(point);
        // what the fixed effects' uncertainty grows by in a small sample, that of the levels' effects grows by too
        double error = value.standardError() * Math.sqrt(tests.inflation(point.coordinates()));
        double degrees = tests.degrees(point.coordinates());
        Interval linear = Student.interval(value.estimate(), error, degrees);
        return new Prediction(
                value.estimate(),
                error,
                degrees,
                mean(value.estimate()),
                new Interval(mean(linear.low()), mean(linear.high())));
    }

    private double mean(double linear) {
        return squeeze.unsqueezed(summary.family().mean(linear));
    }

    private int[] known(RandomBlock block, Observations rows) {
        Grouping grouping = block.grouping();
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

    private RandomBlock block(String term) {
        return blocks.stream()
                .filter(block -> block.term().text().equals(term))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("the model has no random term " + term + "; it has "
                        + String.join(
                                ", ", blocks.stream().map(b -> b.term().text()).toList())));
    }
}
