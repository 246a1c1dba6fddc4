package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.slumber.engine.readout.Features;

class RepresentationTest {
    /** Offsets ±(2, 2) and ±(1, −1) from the mean: the covariance has eigenvalues in the proportion 4 : 1. */
    private static final double[][] CROSS = {{12, 7}, {8, 3}, {11, 4}, {9, 6}};

    @Test
    void participationRatioIsThatOfTheEigenvalues() {
        assertEquals(
                25 / 17.0,
                ParticipationRatio.of(new Features(CROSS, new int[4])).getAsDouble(),
                1e-14);
    }

    @Test
    void participationRatioIsEmptyWithoutVariance() {
        double[][] rates = {{0.1, 0.7}, {0.1, 0.7}, {0.1, 0.7}};
        assertEquals(OptionalDouble.empty(), ParticipationRatio.of(new Features(rates, new int[3])));
        assertEquals(OptionalDouble.empty(), ParticipationRatio.of(new Features(new double[0][], new int[0])));
    }

    @Property(tries = 50)
    void participationRatioLiesBetweenOneAndTheNeurons(
            @ForAll @IntRange(min = 2, max = 20) int samples,
            @ForAll @IntRange(min = 1, max = 20) int neurons,
            @ForAll long seed) {
        double ratio = ParticipationRatio.of(uniform(samples, neurons, seed)).getAsDouble();
        assertTrue(ratio > 1 - 1e-12 && ratio < neurons + 1e-9, () -> "ratio " + ratio);
    }

    /** Padding with silent neurons makes the sum go over samples rather than neurons. */
    @Property(tries = 50)
    void silentNeuronsDoNotParticipate(@ForAll @IntRange(min = 4, max = 20) int samples, @ForAll long seed) {
        Features features = uniform(samples, 3, seed);
        double[][] padded = new double[samples][30];
        for (int i = 0; i < samples; i++) {
            System.arraycopy(features.rates()[i], 0, padded[i], 5, 3);
        }
        assertEquals(
                ParticipationRatio.of(features).getAsDouble(),
                ParticipationRatio.of(new Features(padded, features.labels())).getAsDouble(),
                1e-12);
    }

    @Test
    void centroidCosineIsTheMeanOverPairsThatFire() {
        double[][] rates = {{2, 0}, {0, 2}, {0, 3}, {0, 0}, {1, 0}};
        // centroids (1, 1), (0, 3), silent, (1, 0)
        Features features = new Features(rates, new int[] {0, 0, 1, 2, 3});
        assertEquals(
                (Math.sqrt(0.5) + Math.sqrt(0.5) + 0) / 3,
                CentroidCosine.of(features).getAsDouble(),
                1e-15);
    }

    @Test
    void centroidCosineIsEmptyWithFewerThanTwoClassesThatFire() {
        Features oneFires = new Features(new double[][] {{1, 2}, {0, 0}}, new int[] {0, 1});
        assertEquals(OptionalDouble.empty(), CentroidCosine.of(oneFires));
        assertEquals(OptionalDouble.empty(), CentroidCosine.of(new Features(new double[0][], new int[0])));
    }

    /** z-scored by hand: train (−1, −1, 1, 1) and test (−2, −1, 1, 3) on the one neuron that varies. */
    @Test
    void clusteringIsMeasuredInTheTrainingSpace() {
        double[][] train = {{0.1, 0.5}, {0.1, 0.5}, {0.3, 0.5}, {0.3, 0.5}};
        double[][] test = {{0.0, 0.5}, {0.1, 0.9}, {0.3, 0.5}, {0.5, 0.1}};
        int[] labels = {0, 0, 1, 1};
        Features training = new Features(train, labels);
        Findings findings = findings(training, new Features(test, labels));
        assertEquals(OptionalDouble.empty(), ClassSeparation.PHI_TRAIN.value().apply(findings));
        assertEquals(1, value(ClassSeparation.ETA_SQUARED_TRAIN, findings), 1e-14);
        // class means −1.5 and 2: B = 3.5², W = 0.5 + 2
        assertEquals(12.25 / (2.5 / 2), value(ClassSeparation.PHI_TEST, findings), 1e-12);
        assertEquals(12.25 / 14.75, value(ClassSeparation.ETA_SQUARED_TEST, findings), 1e-14);
        assertEquals(1, value(ParticipationRatio.METRIC, findings), 1e-14);
    }

    @Test
    void aSilentNetworkHasNoMetricOfItsRates() {
        Features silent = new Features(new double[4][3], new int[] {0, 0, 1, 1});
        Findings findings = findings(silent, silent);
        for (RunMetric metric : List.of(
                ParticipationRatio.METRIC,
                CentroidCosine.METRIC,
                ClassSeparation.PHI_TRAIN,
                ClassSeparation.PHI_TEST,
                ClassSeparation.ETA_SQUARED_TRAIN,
                ClassSeparation.ETA_SQUARED_TEST)) {
            assertEquals(OptionalDouble.empty(), metric.value().apply(findings), metric.name());
        }
    }

    private static double value(RunMetric metric, Findings findings) {
        return metric.value().apply(findings).orElseThrow();
    }

    private static Findings findings(Features training, Features test) {
        OptionalDouble none = OptionalDouble.empty();
        Scores scores = new Scores(0.5, none, none, none, none, test.size(), none, none, 1, 1, new int[4]);
        return new Findings(scores, Map.of(), new Activity(none, none, none, 0, 0), training, test, 0.95);
    }

    private static Features uniform(int samples, int neurons, long seed) {
        Random random = new Random(seed);
        double[][] rates = new double[samples][];
        for (int i = 0; i < samples; i++) {
            rates[i] = random.doubles(neurons).toArray();
        }
        return new Features(rates, new int[samples]);
    }
}
