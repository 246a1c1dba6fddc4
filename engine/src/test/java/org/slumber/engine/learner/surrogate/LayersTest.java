package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class LayersTest {

    @Test
    void initialWeightsFillTheirRangeEvenly() {
        Layers layers = Layers.draw(225, 400, 10, new RandomStreams(1).stream("weights"));
        assertEven(layers.inputWeights(), 1 / 15.0);
        assertEven(new double[][] {layers.hiddenBias()}, 1 / 15.0);
        assertEven(layers.outputWeights(), 1 / 20.0);
        assertTrue(Arrays.stream(layers.outputBias()).allMatch(bias -> Math.abs(bias) <= 1 / 20.0));
    }

    /** A uniform distribution on ±b has mean 0 and mean magnitude b/2. */
    private static void assertEven(double[][] rows, double bound) {
        double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        double tolerance = 4 * bound / Math.sqrt(values.length);
        assertEquals(0, Arrays.stream(values).average().orElseThrow(), tolerance);
        assertEquals(bound / 2, Arrays.stream(values).map(Math::abs).average().orElseThrow(), tolerance);
        assertTrue(Arrays.stream(values).map(Math::abs).max().orElseThrow() <= bound);
    }

    @Test
    void aCopyHasEveryWeightAndBias() {
        Layers layers = Layers.draw(3, 5, 2, new RandomStreams(1).stream("weights"));
        Layers copy = new Layers(3, 5, 2);
        copy.copyFrom(layers);
        for (int row = 0; row < layers.rows().size(); row++) {
            assertArrayEquals(layers.rows().get(row), copy.rows().get(row));
        }
        layers.clear();
        assertTrue(layers.rows().stream().flatMapToDouble(Arrays::stream).allMatch(value -> value == 0));
        assertEquals(
                3 * 5 + 5 + 2 * 5 + 2,
                copy.rows().stream()
                        .flatMapToDouble(Arrays::stream)
                        .filter(value -> value != 0)
                        .count());
    }
}
