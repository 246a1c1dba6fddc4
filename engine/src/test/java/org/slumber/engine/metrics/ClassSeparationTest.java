package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slumber.engine.readout.Features;

class ClassSeparationTest {
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
        return new Findings(
                scores,
                new WeightCourse(Map.of(), none, List.of(), Map.of()),
                new Activity(none, none, none, 0, 0),
                training,
                test,
                0.95,
                Optional.empty(),
                ControlAccuracies.NONE,
                List.of(),
                new Stored(0, false),
                none,
                List.of(),
                Optional.empty());
    }
}
