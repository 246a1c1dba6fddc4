package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether the rows are what the model takes them for, by the Pearson residuals at the fit, random effects included: rows too
 * far off for chance, and, in a binomial model, a spread beyond the counts' own error.
 */
final class ResidualChecks {
    private static final double LEVEL = 0.01;
    private static final int MOST_NAMED = 3;

    private final ModelSpecification specification;
    private final ModelFrame frame;
    private final LinearisedModel linearised;
    private final double[] predictor;

    ResidualChecks(ModelSpecification specification, ModelFrame frame, LinearisedModel linearised, double[] predictor) {
        this.specification = specification;
        this.frame = frame;
        this.linearised = linearised;
        this.predictor = predictor;
    }

    /** What they found, a sentence each; empty where all is well. */
    List<String> notes() {
        int rows = predictor.length;
        int degrees = Math.max(1, rows - linearised.basis().length);
        double[] residuals = new double[rows];
        double square = 0;
        for (int i = 0; i < rows; i++) {
            residuals[i] = Math.sqrt(linearised.weights()[i]) * (linearised.responses()[i] - predictor[i]);
            square += residuals[i] * residuals[i];
        }
        List<String> notes = new ArrayList<>();
        if (specification.family() == Family.BINOMIAL
                && ChiSquaredDistribution.of(degrees).survivalProbability(square) < LEVEL) {
            notes.add(String.format(
                    Locale.ROOT,
                    "The counts spread %.1f times as much as a binomial model lets them (Pearson's chi-squared %.1f of %d): its"
                            + " errors are too small; --family betabinomial takes the spread in.",
                    square / degrees,
                    square,
                    degrees));
            return notes;
        }
        // each against the spread of the others (externally studentised), Bonferroni over the rows
        double whole = square;
        List<Integer> outliers = IntStream.range(0, rows)
                .filter(i -> degrees > 2 && outlying(residuals[i], whole, degrees, rows))
                .boxed()
                .sorted(Comparator.comparing(i -> -Math.abs(residuals[i])))
                .toList();
        if (!outliers.isEmpty()) {
            notes.add((outliers.size() == 1 ? "One row lies" : outliers.size() + " rows lie")
                    + " further from the model than chance lets any of " + rows + ": "
                    + String.join(
                            "; ",
                            outliers.stream().limit(MOST_NAMED).map(this::named).toList())
                    + (outliers.size() > MOST_NAMED ? "; ..." : "") + ".");
        }
        return notes;
    }

    private static boolean outlying(double residual, double square, int degrees, int rows) {
        double others = (square - residual * residual) / (degrees - 1);
        if (!(others > 0)) {
            return false;
        }
        double t = Math.abs(residual) / Math.sqrt(others);
        return 2 * rows * TDistribution.of(degrees - 1.0).survivalProbability(t) < LEVEL;
    }

    private String named(int row) {
        List<String> parts = new ArrayList<>();
        frame.variables().forEach((variable, encoded) -> {
            if (encoded instanceof Factor factor) {
                parts.add(variable.text() + " " + factor.levels().get(factor.codes()[row]));
            }
        });
        frame.blocks().stream()
                .max(Comparator.comparing(block -> block.grouping().size()))
                .ifPresent(block -> parts.add(block.term().text() + " "
                        + block.grouping().label(block.grouping().codes()[row])));
        return (parts.isEmpty() ? "row " + (row + 1) : String.join(", ", parts))
                + String.format(
                        Locale.ROOT,
                        ": %.4g where %.4g is expected",
                        frame.responses().values()[row],
                        specification.family().mean(predictor[row]));
    }
}
