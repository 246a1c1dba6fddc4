package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slumber.engine.readout.Features;

class CentroidCosineTest {
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
}
