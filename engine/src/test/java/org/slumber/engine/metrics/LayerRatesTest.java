package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.dynamics.DynamicsMeasure;
import org.slumber.engine.dynamics.DynamicsReading;
import org.slumber.engine.dynamics.Estimate;
import org.slumber.engine.dynamics.HiddenLayer;

class LayerRatesTest {
    private static RunResult run(String above) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "learner", "surrogate-gradient",
                "regulariser", "none",
                "training.epochs", 2,
                "training.images", 8,
                "training.stepsPerImage", 60,
                "test.images", 4,
                "surrogate.hidden", 30,
                "surrogate.batch", 4,
                "surrogate.hiddenAbove", above));
        return Engine.run(Catalogue.specOf(settings), Geomfig.generate(12));
    }

    private static double value(DynamicsReading reading, DynamicsMeasure measure, int layer) {
        return reading.value(measure, new HiddenLayer(layer)).orElseThrow().value();
    }

    /** Weighted by their neurons they are the rate of all; a layer above one that cannot drive it is dead. */
    @Test
    void eachLayerHasItsRateAtTheEndOfAnEpoch() {
        RunResult result = run("10,20");
        assertEquals(2, result.dynamics().size());
        DynamicsReading end = result.dynamics().get(1);
        assertEquals(2, end.epoch());
        assertEquals(8 * 60, end.steps());
        double[] rates = new double[3];
        double[] silent = new double[3];
        for (int layer = 1; layer <= 3; layer++) {
            rates[layer - 1] = value(end, DynamicsMeasure.RATE_MEAN, layer);
            silent[layer - 1] = value(end, DynamicsMeasure.SILENT_FRACTION, layer);
        }
        assertEquals(
                result.activity().hiddenRate().orElseThrow(),
                (30 * rates[0] + 10 * rates[1] + 20 * rates[2]) / 60,
                1e-9);
        assertEquals(
                result.activity().silentFraction(), (30 * silent[0] + 10 * silent[1] + 20 * silent[2]) / 60, 1e-12);
        assertEquals(
                Math.min(rates[0], Math.min(rates[1], rates[2])),
                result.metrics().get("hidden_rate_lowest"));
    }

    @Test
    void oneLayerHasItsRateInTheRowAlone() {
        RunResult result = run("none");
        assertEquals(List.of(), result.dynamics());
        assertFalse(result.metrics().containsKey("hidden_rate_lowest"));
    }

    @Test
    void lowestIsOfTheLastEpoch() {
        assertEquals(0, LayerRates.lowest(List.of(end(1, 5, 7), end(2, 3, 0))).orElseThrow());
        assertEquals(3, LayerRates.lowest(List.of(end(1, 5, 0), end(2, 3, 4))).orElseThrow());
    }

    private static DynamicsReading end(int epoch, double... rates) {
        return new DynamicsReading(
                DynamicsReading.Phase.END,
                epoch,
                100L * epoch,
                0,
                false,
                100,
                List.of(
                        new DynamicsReading.Value(DynamicsMeasure.RATE_MEAN, new HiddenLayer(1), Estimate.of(rates[0])),
                        new DynamicsReading.Value(
                                DynamicsMeasure.RATE_MEAN, new HiddenLayer(2), Estimate.of(rates[1]))));
    }
}
