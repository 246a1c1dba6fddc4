package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Geomfig;

class EpochVarianceTest {
    private static final double RATE = 1e-9;
    private static final double TEMPERATURE = 1e6;
    private static final int BATCHES = 4;

    private static Map<String, Double> metrics(int epochs) {
        RunSpec spec = Catalogue.specOf(Map.ofEntries(
                Map.entry("learner", "surrogate-gradient"),
                Map.entry("regulariser", "none"),
                Map.entry("surrogate.hidden", 50),
                Map.entry("surrogate.batch", 10),
                Map.entry("surrogate.optimiser", "sgld"),
                Map.entry("surrogate.learningRate", RATE),
                Map.entry("optimiser.temperature", TEMPERATURE),
                Map.entry("optimiser.ensembleEpochs", epochs),
                Map.entry("training.epochs", 3),
                Map.entry("training.images", 10 * BATCHES),
                Map.entry("training.stepsPerImage", 5),
                Map.entry("validation.images", 10),
                Map.entry("test.images", 10)));
        return Engine.run(spec, Geomfig.generate(spec.protocol().images())).metrics();
    }

    /**
     * So hot that nothing but noise moves the weights, each batch adds a variance of 2ηT; of two epochs' ends the variance is
     * half the squared distance. The mean is over 11 250 synapses of the first layer.
     */
    @Test
    void ofTwoEpochsOfNoiseItIsHalfTheVarianceOfTheWayBetweenThem() {
        double expected = RATE * TEMPERATURE * BATCHES;
        assertEquals(
                expected, metrics(2).get(EpochVariance.FIRST_LAYER.name()), 5 * expected * Math.sqrt(2 / (225.0 * 50)));
    }

    @Test
    void ofOneEpochThereIsNone() {
        Map<String, Double> metrics = metrics(1);
        assertFalse(metrics.containsKey(EpochVariance.FIRST_LAYER.name()));
        assertFalse(metrics.containsKey(EpochVariance.LAST_LAYER.name()));
    }
}
