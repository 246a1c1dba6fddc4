package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WeightDistributionsTest {

    /** Bounds 1 and 8: bins are 1/8 wide; the weight of 100 is another group's. */
    @Test
    void fourWeightsHaveTheirDistribution() {
        double[] weights = {-1, 100, 3, 8, -9};
        WeightDistribution distribution = WeightDistributions.of(weights, new int[] {0, 2, 3, 4}, 1, 8);
        assertEquals(4, distribution.synapses());
        assertEquals(21, distribution.sum());
        assertEquals(5.25, distribution.mean());
        assertEquals(Math.sqrt((1 + 9 + 64 + 81) / 4.0 - 5.25 * 5.25), distribution.deviation(), 1e-14);
        assertEquals(0.5, distribution.upperFraction().orElseThrow());
        assertEquals(0.25, distribution.floorFraction().orElseThrow());
        int[] histogram = new int[WeightDistribution.BINS];
        histogram[8] = 1;
        histogram[24] = 1;
        histogram[63] = 2;
        assertArrayEquals(histogram, distribution.histogram());
        assertEquals(1.5, distribution.entropy(), 1e-15);
    }

    @Test
    void noSynapsesMakeAllZero() {
        WeightDistribution distribution = WeightDistributions.of(new double[] {1}, new int[0], 0.01, 25);
        assertEquals(0, distribution.synapses());
        assertEquals(0, distribution.sum() + distribution.mean() + distribution.deviation() + distribution.entropy());
        assertEquals(0, distribution.upperFraction().orElseThrow());
        assertEquals(0, distribution.floorFraction().orElseThrow());
        assertArrayEquals(new int[WeightDistribution.BINS], distribution.histogram());
    }

    @Test
    void weightsWithoutBoundsAreBinnedUpToOneAndHaveNoFractionsAtBounds() {
        WeightDistribution distribution = WeightDistributions.unbounded(new double[] {-0.25, 0, 7, 0.5});
        assertEquals(4, distribution.synapses());
        assertEquals(7.75, distribution.sum());
        assertEquals(OptionalDouble.empty(), distribution.upperFraction());
        assertEquals(OptionalDouble.empty(), distribution.floorFraction());
        int[] histogram = new int[WeightDistribution.BINS];
        histogram[0] = 1;
        histogram[16] = 1;
        histogram[32] = 1;
        histogram[63] = 1;
        assertArrayEquals(histogram, distribution.histogram());
    }

    @Test
    void equalWeightsHaveNoDeviationAndNoEntropy() {
        double[] weights = new double[4500];
        Arrays.fill(weights, 0.15);
        WeightDistribution distribution =
                WeightDistributions.of(weights, IntStream.range(0, 4500).toArray(), 0.01, 25);
        assertEquals(0, distribution.deviation());
        assertEquals(0.0, distribution.entropy());
        assertEquals(0.15, distribution.mean(), 1e-12);
    }

    @Test
    void oneWeightABinHasSixBits() {
        double[] weights = new double[64];
        Arrays.setAll(weights, bin -> bin + 0.5);
        WeightDistribution distribution =
                WeightDistributions.of(weights, IntStream.range(0, 64).toArray(), 0.01, 64);
        assertEquals(6, distribution.entropy(), 1e-13);
    }

    @Property(tries = 50)
    void signsDoNotMatterAndEveryWeightIsInABin(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        Random random = new Random(seed);
        double[] weights = random.doubles(count, 0, 30).toArray();
        double[] negative = Arrays.stream(weights).map(weight -> -weight).toArray();
        int[] synapses = IntStream.range(0, count).toArray();
        WeightDistribution distribution = WeightDistributions.of(weights, synapses, 0.01, 25);
        WeightDistribution mirrored = WeightDistributions.of(negative, synapses, 0.01, 25);
        assertEquals(distribution.sum(), mirrored.sum());
        assertEquals(distribution.deviation(), mirrored.deviation());
        assertArrayEquals(distribution.histogram(), mirrored.histogram());
        assertEquals(count, Arrays.stream(distribution.histogram()).sum());
        assertEquals(distribution.sum(), WeightDistributions.sum(weights, synapses));
        assertTrue(distribution.entropy() >= 0 && distribution.entropy() <= 6);
    }
}
