package org.slumber.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Small cases that were once refused, or answered too surely, with their right values; where they are at hand. */
class StatisticalCasesTest {
    private static Observations read(String name, Predicate<Map<String, String>> rows) throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/stats").resolve(name);
            if (Files.isRegularFile(file)) {
                return CsvObservations.read(file, rows);
            }
        }
        assumeTrue(false, "no folder shared/stats with " + name + " beside this checkout");
        throw new AssertionError("unreachable");
    }

    private static MixedModelFit beta(String file, String formula) throws IOException {
        return MixedModel.fit(
                ModelSpecification.of(Formula.parse(formula), Family.BETA, Optional.empty()), read(file, row -> true));
    }

    /** With a column n of 200 trials. */
    private static Observations counted(Observations rows, List<String> columns) {
        Observations.Builder builder = Observations.builder();
        for (String column : columns) {
            builder.labels(column, rows.labels(column));
        }
        double[] trials = new double[rows.rows()];
        double[] accuracy = new double[rows.rows()];
        for (int i = 0; i < trials.length; i++) {
            trials[i] = 200;
            accuracy[i] = Double.parseDouble(rows.labels("accuracy").get(i));
        }
        return builder.numbers("accuracy", accuracy).numbers("n", trials).build();
    }

    @Test
    void aBaselineCountedOnceGivesAnErrorOfThatSize() throws IOException {
        FixedEffect effect = beta("dup_once.csv", "accuracy ~ factor(ratio) + (1|seed)")
                .summary()
                .fixedEffects()
                .get(1);
        assertEquals(-1.9, effect.statistic(), 0.1);
        assertEquals(0.16, effect.standardError(), 0.01);
        assertTrue(Double.isFinite(effect.degreesOfFreedom()), "few seeds are tested by t");
    }

    @Test
    void theGreatestOfSeveralMaximaIsFound() throws IOException {
        MixedModelFit fit = beta("f0300.csv", "accuracy ~ x+x:f-1 + (1|g1)+(1|g1:g3)+(1|g2)");
        assertEquals(52.75002, fit.summary().logLikelihood(), 1e-4);
        assertTrue(fit.summary()
                .notes()
                .contains("The likelihood has several maxima; the greatest that was found is reported."));
        assertEquals(
                1010.0254,
                beta("f0182.csv", "accuracy ~ 1 + (1|g1)+(1|g1:g3)+(1|g2)")
                        .summary()
                        .logLikelihood(),
                1e-3);
    }

    @Test
    void aTermWithALevelForEachRowIsFitted() throws IOException {
        MixedModelFit fit = beta("olre.csv", "accuracy ~ x + (1|g) + (1|id)");
        assertEquals(42.9, fit.summary().logLikelihood(), 0.05);
        assertEquals(0.3614, fit.summary().fixedEffects().get(1).estimate(), 1e-3);
    }

    @Test
    void twentyRowsAreTestedByT() throws IOException {
        ModelSummary summary =
                beta("twenty.csv", "accuracy ~ ratio + (1|dataset)").summary();
        assertEquals(15, summary.termTests().get(0).residualDegreesOfFreedom(), 0.5);
    }

    @Test
    void asCountsTheEffectBesideASeparationIsTestedByTheLikelihood() throws IOException {
        // the baseline is one simulation, stored under two decays
        Observations rows = read(
                "quick.csv",
                row -> !(row.get("sleep_ratio").equals("0") && row.get("decay").equals("0.99997")));
        Formula formula = Formula.parse("accuracy ~ factor(sleep_ratio)");
        MixedModelFit fit = MixedModel.fit(
                ModelSpecification.of(formula, Family.BETA_BINOMIAL, Optional.of("n")),
                List.of(Formula.parseDispersion("~ factor(sleep_ratio)")),
                counted(rows, List.of("sleep_ratio", "seed")));
        assertEquals(3e-9, fit.summary().fixedEffects().get(1).p(), 1e-9);
        double[][] seen = {{0.965, 0.98}, {0.999, 1}, {0.74, 1}};
        PredictionGrid grid = PredictionGrid.of(formula, counted(rows, List.of("sleep_ratio", "seed")), List.of());
        List<Prediction> means = fit.predict(grid.rows(), List.of());
        for (int point = 0; point < seen.length; point++) {
            double mean = means.get(point).mean();
            assertTrue(seen[point][0] <= mean && mean <= seen[point][1], mean + " at point " + point);
        }
    }

    @Test
    void aPointWithoutAnyErrorIsNamed() throws IOException {
        Observations rows = read("separation.csv", row -> true);
        MixedModelFit fit = MixedModel.fit(
                ModelSpecification.of(
                        Formula.parse("accuracy ~ factor(ratio) + (1|dataset) + (1|dataset:seed)"),
                        Family.BETA_BINOMIAL,
                        Optional.of("n")),
                counted(rows, List.of("ratio", "dataset", "seed")));
        assertTrue(
                fit.summary().notes().get(0).startsWith("Every sample was right where factor(ratio) is 0.1: "),
                fit.summary().notes().toString());
    }
}
