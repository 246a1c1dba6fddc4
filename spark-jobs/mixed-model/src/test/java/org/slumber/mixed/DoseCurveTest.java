package org.slumber.mixed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;

class DoseCurveTest {
    private static final boolean CALIBRATION = Boolean.getBoolean("slumber.calibration");
    private static final int TRIALS = 200;
    private static final double[] DOSES = {0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5};
    private static final int DRAWS = 1000;

    /** Runs about a curve, as logits: seeds and runs spread by 0.3 each, and counts of 200. */
    private static DoseRuns simulated(double[] doses, int seeds, DoubleUnaryOperator logit, String name) {
        UniformRandomProvider random = new RandomStreams(7).stream(name);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Double> dose = new ArrayList<>();
        List<String> seed = new ArrayList<>();
        List<Double> fraction = new ArrayList<>();
        for (int s = 0; s < seeds; s++) {
            double offset = 0.3 * normal.sample();
            for (double x : doses) {
                double p = RowLikelihood.logistic(logit.applyAsDouble(x) + offset + 0.3 * normal.sample());
                int right = 0;
                for (int k = 0; k < TRIALS; k++) {
                    right += random.nextDouble() < p ? 1 : 0;
                }
                dose.add(x);
                seed.add("s" + s);
                fraction.add((double) right / TRIALS);
            }
        }
        double[] trials = new double[dose.size()];
        Arrays.fill(trials, TRIALS);
        return new DoseRuns(array(dose), seed, array(fraction), trials);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }

    private static DoseAnswer answer(DoseRuns runs) {
        double[] grid = DoseAnswer.grid(runs.distinctDoses());
        return DoseAnswer.of(grid, DoseCurve.of(runs).draws(grid, DRAWS, "test"));
    }

    /** The share of simulated sweeps whose interval of the optimum has the true one, and whose band has the true curve. */
    private record Coverage(double optimum, double band, double width) {}

    private static Coverage coverage(double[] doses, int seeds, int sweeps, double best, DoubleUnaryOperator logit) {
        int covered = 0;
        double band = 0;
        double width = 0;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            DoseAnswer answer = answer(simulated(doses, seeds, logit, "sweep " + sweep));
            covered +=
                    answer.interval().low() <= best && best <= answer.interval().high() ? 1 : 0;
            width += answer.interval().high() - answer.interval().low();
            for (DoseAnswer.Point point : answer.curve()) {
                double truth = RowLikelihood.logistic(logit.applyAsDouble(point.dose()));
                boolean within = point.interval().low() <= truth
                        && truth <= point.interval().high();
                band += within ? 1.0 / answer.curve().size() : 0;
            }
        }
        return new Coverage((double) covered / sweeps, band / sweeps, width / sweeps);
    }

    @Test
    void theIntervalOfTheOptimumCovers() {
        int sweeps = CALIBRATION ? 1000 : 40;
        double few = CALIBRATION ? 0.93 : 0.85;
        double[] sharpDoses = {0, 0.01, 0.03, 0.1, 0.3, 1};
        DoubleUnaryOperator hump = x -> 0.5 + 8 * x - 20 * x * x;
        DoubleUnaryOperator sharp = x -> 0.3 + 1.5 * (1 - Math.exp(-x / 0.02)) - 1.5 * x;
        double sharpest = 0.02 * Math.log(1 / 0.02);
        for (int seeds : new int[] {3, 5, 10}) {
            Coverage ofHump = coverage(DOSES, seeds, sweeps, 0.2, hump);
            Coverage ofSharp = coverage(sharpDoses, seeds, sweeps, sharpest, sharp);
            if (CALIBRATION) {
                System.out.printf(
                        Locale.ROOT,
                        "%d seeds: hump: optimum %.3f (width %.2f), band %.3f; sharp: optimum %.3f (width %.2f), band %.3f%n",
                        seeds,
                        ofHump.optimum,
                        ofHump.width,
                        ofHump.band,
                        ofSharp.optimum,
                        ofSharp.width,
                        ofSharp.band);
            }
            assertTrue(ofHump.optimum >= few && ofSharp.optimum >= few, seeds + ": " + ofHump + ", " + ofSharp);
            assertTrue(ofHump.band >= 0.9 && ofSharp.band >= 0.9, seeds + ": " + ofHump + ", " + ofSharp);
        }
    }

    @Test
    void manySeedsTellTheOptimumAndWhatItGains() {
        DoseAnswer answer = answer(simulated(DOSES, 40, x -> 0.5 + 8 * x - 20 * x * x, "many"));
        assertEquals(0.2, answer.best(), 0.03);
        assertTrue(
                answer.interval().high() - answer.interval().low() < 0.12,
                answer.interval().toString());
        double gain = RowLikelihood.logistic(1.3) - RowLikelihood.logistic(0.5);
        assertEquals(gain, answer.gain().orElseThrow(), 0.02);
        assertTrue(answer.better().orElseThrow() > 0.999);
        assertTrue(
                !answer.flat() && answer.asGood().low() > 0.1 && answer.asGood().high() < 0.3);
    }

    @Test
    void aFlatCurveIsCalledFlatAndNoDoseSurelyBetter() {
        int surely = 0;
        int flat = 0;
        int sweeps = CALIBRATION ? 400 : 40;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            DoseAnswer answer = answer(simulated(DOSES, 5, x -> 1, "flat " + sweep));
            surely += answer.better().orElseThrow() > 0.975 ? 1 : 0;
            flat += answer.flat() ? 1 : 0;
        }
        if (CALIBRATION) {
            System.out.printf(Locale.ROOT, "no effect: surely better %.3f, flat %.3f%n", surely / 400.0, flat / 400.0);
        }
        assertTrue(surely <= 0.1 * sweeps, surely + " of " + sweeps);
        assertTrue(flat >= 0.8 * sweeps, flat + " of " + sweeps);
    }

    @Test
    void theSameRunsGiveTheSameCurveInAnyOrder() {
        DoseRuns runs = simulated(DOSES, 3, x -> x, "order");
        int size = runs.doses().length;
        double[] doses = new double[size];
        double[] fractions = new double[size];
        List<String> seeds = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            doses[i] = runs.doses()[size - 1 - i];
            fractions[i] = runs.fractions()[size - 1 - i];
            seeds.add(runs.seeds().get(size - 1 - i));
        }
        DoseRuns turned = new DoseRuns(doses, seeds, fractions, runs.trials());
        assertEquals(answer(runs), answer(runs));
        assertEquals(answer(runs).best(), answer(turned).best(), 1e-9);
        assertEquals(
                answer(runs).curve().get(5).mean(),
                answer(turned).curve().get(5).mean(),
                1e-6);
    }

    @Test
    void fractionsOfUnknownCountsAndRunsThatAreAllRightHaveACurve() {
        DoseRuns unknown = new DoseRuns(
                new double[] {0, 0, 0.1, 0.1, 0.2, 0.2},
                List.of("1", "2", "1", "2", "1", "2"),
                new double[] {0.5, 0.52, 0.7, 0.71, 0.6, 0.62},
                new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN});
        assertEquals(0.12, answer(unknown).best(), 0.05);
        DoseRuns right = new DoseRuns(
                new double[] {0, 0, 0.1, 0.1, 0.2, 0.2},
                List.of("1", "2", "1", "2", "1", "2"),
                new double[] {1, 1, 1, 1, 1, 1},
                new double[] {200, 200, 200, 200, 200, 200});
        DoseAnswer answer = answer(right);
        assertTrue(answer.flat());
        answer.curve()
                .forEach(point -> assertTrue(
                        point.mean() > 0.97
                                && point.interval().low() < point.interval().high(),
                        point.toString()));
    }

    @Test
    void tooFewDosesOrSeedsAreOneSentence() {
        double[] known = {200, 200, 200};
        double[] fractions = {0.5, 0.6, 0.7};
        assertEquals(
                "there are 2 doses, and a curve needs 3",
                assertThrows(
                                InvalidInputException.class,
                                () -> DoseCurve.of(new DoseRuns(
                                        new double[] {0, 0.1, 0}, List.of("1", "1", "2"), fractions, known)))
                        .getMessage());
        assertEquals(
                "there is one seed, whose chance nothing tells from the curve",
                assertThrows(
                                InvalidInputException.class,
                                () -> DoseCurve.of(new DoseRuns(
                                        new double[] {0, 0.1, 0.2}, List.of("1", "1", "1"), fractions, known)))
                        .getMessage());
    }

    @Test
    void theGridHasTheDosesAndSomeBetween() {
        double[] grid = DoseAnswer.grid(new double[] {0, 0.01, 1});
        assertArrayEquals(new double[] {0, 0.0025, 0.005, 0.0075, 0.01}, Arrays.copyOf(grid, 5), 1e-15);
        assertEquals(45, grid.length);
        assertEquals(1, grid[44]);
    }
}
