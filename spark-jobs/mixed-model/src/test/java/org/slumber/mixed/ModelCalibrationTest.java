package org.slumber.mixed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.random.RandomStreams;

/**
 * How often the default model finds an effect of the sleep ratio where there is none, and how often the intervals of its means
 * hold them, at the designs that people run. Prints a line for each; {@code mvn test -Pcalibration -pl
 * engine,spark-jobs/mixed-model -Dtest=ModelCalibrationTest -Dsurefire.failIfNoSpecifiedTests=false} draws enough sweeps for the
 * second digit, otherwise just enough to see that nothing is grossly wrong.
 */
class ModelCalibrationTest {
    private static final boolean WHOLE = Boolean.getBoolean("slumber.calibration");
    private static final int SWEEPS = WHOLE ? 2000 : 20;
    private static final double LEVEL = 0.05;
    private static final double LOGIT = 1;

    /** A design; {@code responding} is the spread over data sets of what each ratio does there, logits. */
    private record Design(int datasets, int ratios, int seeds, int samples, double precision, double responding) {}

    @ParameterizedTest
    @CsvSource({
        "1,  3, 3, 1000,  40, 0",
        "1, 11, 3, 1000,  40, 0",
        "1, 11, 5, 1000,  40, 0",
        "4,  3, 3, 1000,  40, 0",
        "4,  3, 3, 1000,  40, 0.5",
        "1,  3, 3,  200, 400, 0",
        "1, 11, 5,  200, 400, 0"
    })
    void anEffectThatIsNotThereIsFoundInOneOfTwentySweeps(
            int datasets, int ratios, int seeds, int samples, double precision, double responding) {
        Design design = new Design(datasets, ratios, seeds, samples, precision, responding);
        UniformRandomProvider random =
                new RandomStreams(20261126L + datasets * 1000L + ratios * 100L + seeds).stream(design.toString());
        int found = 0;
        int coefficients = 0;
        int coefficientsFound = 0;
        int means = 0;
        int held = 0;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            Observations runs = draw(design, random);
            Formula formula = Formula.parse("accuracy ~ factor(ratio)"
                    + (datasets > 1 ? " + (1|dataset) + (1|dataset:ratio) + (1|dataset:seed)" : " + (1|seed)"));
            ModelSpecification model = ModelSpecification.of(formula, Family.BETA_BINOMIAL, Optional.of("samples"));
            MixedModelFit fit = MixedModel.fit(model, List.of(Formula.parseDispersion("~ factor(ratio)")), runs);
            found += fit.summary().termTests().get(0).p() < LEVEL ? 1 : 0;
            for (FixedEffect effect : fit.summary().fixedEffects()) {
                if (!effect.term().equals(DesignColumn.INTERCEPT)) {
                    coefficients++;
                    coefficientsFound += effect.p() < LEVEL ? 1 : 0;
                }
            }
            double mean = RowLikelihood.logistic(LOGIT);
            for (Prediction prediction :
                    fit.predict(PredictionGrid.of(formula, runs, List.of()).rows(), List.of())) {
                means++;
                held += prediction.interval().low() <= mean
                                && mean <= prediction.interval().high()
                        ? 1
                        : 0;
            }
        }
        double level = found / (double) SWEEPS;
        double ofCoefficients = coefficientsFound / (double) coefficients;
        double coverage = held / (double) means;
        System.out.printf(
                Locale.ROOT,
                "%d data set(s) x %d ratios x %d seeds, %d samples, phi %.0f, responding %.1f: ratio p < 0.05 in %.3f,"
                        + " a coefficient in %.3f, interval of a mean holds it in %.3f of %d sweeps%n",
                datasets,
                ratios,
                seeds,
                samples,
                precision,
                responding,
                level,
                ofCoefficients,
                coverage,
                SWEEPS);
        // five standard errors of a share beside what is promised
        double slack = 5 * Math.sqrt(LEVEL * (1 - LEVEL) / SWEEPS);
        assertTrue(level < LEVEL + 0.01 + slack, "found in " + level);
        assertTrue(ofCoefficients < LEVEL + 0.01 + slack, "coefficients found in " + ofCoefficients);
        assertTrue(coverage > 1 - LEVEL - 0.02 - slack, "held in " + coverage);
    }

    private static Observations draw(Design design, UniformRandomProvider random) {
        var normal = NormalDistribution.of(0, 1).createSampler(random);
        List<String> dataset = new ArrayList<>();
        List<String> seed = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        List<Double> accuracy = new ArrayList<>();
        for (int d = 0; d < design.datasets; d++) {
            double ofDataset = design.datasets > 1 ? 0.6 * normal.sample() : 0;
            double[] ofRatio = normal.samples(design.ratios)
                    .map(x -> x * design.responding)
                    .toArray();
            for (int s = 0; s < design.seeds; s++) {
                double ofSeed = 0.25 * normal.sample();
                for (int r = 0; r < design.ratios; r++) {
                    double mean = RowLikelihood.logistic(LOGIT + ofDataset + ofRatio[r] + ofSeed);
                    double own = BetaDistribution.of(mean * design.precision, (1 - mean) * design.precision)
                            .createSampler(random)
                            .sample();
                    int right = BinomialDistribution.of(design.samples, own)
                            .createSampler(random)
                            .sample();
                    dataset.add("d" + d);
                    seed.add(Integer.toString(s));
                    ratio.add(r / 10.0);
                    accuracy.add(right / (double) design.samples);
                }
            }
        }
        double[] samples = new double[accuracy.size()];
        Arrays.fill(samples, design.samples);
        return Observations.builder()
                .labels("dataset", dataset)
                .labels("seed", seed)
                .numbers("ratio", ratio.stream().mapToDouble(x -> x).toArray())
                .numbers("accuracy", accuracy.stream().mapToDouble(x -> x).toArray())
                .numbers("samples", samples)
                .build();
    }
}
