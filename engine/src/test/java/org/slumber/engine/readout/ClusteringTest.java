package org.slumber.engine.readout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ClusteringTest {

    /** Class means (0, 1) and (4, 1) around (2, 1): B = 4·4 = 16 and W = 4, so φ = (16/1)/(4/2) and η² = 16/20. */
    @Test
    void twoPairsHaveTheirScatters() {
        double[][] scores = {{0, 0}, {0, 2}, {4, 0}, {4, 2}};
        Clustering clustering = Clustering.of(scores, new int[] {0, 0, 3, 3});
        assertEquals(8, clustering.phi().getAsDouble(), 1e-15);
        assertEquals(0.8, clustering.etaSquared().getAsDouble(), 1e-15);
    }

    @Test
    void oneClassHasNeither() {
        Clustering clustering = Clustering.of(new double[][] {{1}, {2}}, new int[] {1, 1});
        assertEquals(OptionalDouble.empty(), clustering.phi());
        assertEquals(OptionalDouble.empty(), clustering.etaSquared());
    }

    @Test
    void samplesAllAlikeInTheirClassesHaveNoPhi() {
        double third = 1 / 3.0;
        double[][] scores = {{third}, {third}, {third}, {0.1}, {0.1}, {0.1}};
        Clustering clustering = Clustering.of(scores, new int[] {0, 0, 0, 1, 1, 1});
        assertEquals(OptionalDouble.empty(), clustering.phi());
        assertEquals(1, clustering.etaSquared().getAsDouble(), 1e-15);
    }

    @Test
    void oneSampleAClassHasNoPhi() {
        Clustering clustering = Clustering.of(new double[][] {{1}, {2}}, new int[] {0, 1});
        assertEquals(OptionalDouble.empty(), clustering.phi());
        assertEquals(OptionalDouble.of(1), clustering.etaSquared());
    }

    @Test
    void noComponentsHaveNeither() {
        Clustering clustering = Clustering.of(new double[3][0], new int[] {0, 1, 1});
        assertEquals(OptionalDouble.empty(), clustering.phi());
        assertEquals(OptionalDouble.empty(), clustering.etaSquared());
    }

    @Property(tries = 50)
    void scaleAndOriginDoNotMatter(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.01, max = 100) double scale,
            @ForAll @DoubleRange(min = -10, max = 10) double shift) {
        Features features = RandomRates.of(30, 5, 3, 1, seed);
        Clustering original = Clustering.of(features.rates(), features.labels());
        for (double[] row : features.rates()) {
            Arrays.setAll(row, j -> scale * row[j] + shift);
        }
        Clustering moved = Clustering.of(features.rates(), features.labels());
        assertEquals(original.phi().getAsDouble(), moved.phi().getAsDouble(), 1e-7);
        assertEquals(original.etaSquared().getAsDouble(), moved.etaSquared().getAsDouble(), 1e-9);
        assertTrue(original.etaSquared().getAsDouble() <= 1);
    }
}
