package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class RankingTest {
    @Property(tries = 50)
    void theProbabilitiesAddUpToOneAndTheGreatestMeanIsNeverUnderstated(
            @ForAll @Size(6) List<@Size(4) List<@DoubleRange(max = 1) Double>> accuracies) {
        Ranking ranking = Ranking.of(values(accuracies));
        assertEquals(1, Arrays.stream(ranking.probabilities()).sum(), 1e-9);
        assertTrue(ranking.optimism() > -0.02, ranking.toString());
        double before = Double.POSITIVE_INFINITY;
        for (int point : ranking.order()) {
            double mean =
                    accuracies.get(point).stream().mapToDouble(x -> x).average().orElseThrow();
            assertTrue(mean <= before + 1e-12);
            before = mean;
        }
    }

    @Example
    void aPointThatIsBetterAtEverySeedIsBestForCertain() {
        Ranking ranking = Ranking.of(new double[][] {{0.5, 0.2, 0.7}, {0.6, 0.3, 0.8}, {0.1, 0.1, 0.1}});
        assertEquals(List.of(1, 0, 2), ranking.order());
        assertArrayEquals(new double[] {0, 1, 0}, ranking.probabilities(), 1e-9);
        assertEquals(0, ranking.optimism(), 0.01);
    }

    /** Of two seeds a resample has the first twice, both, or the second twice, with 1/4, 1/2 and 1/4. */
    @Example
    void theProbabilityIsThatOfTheResamples() {
        Ranking ranking = Ranking.of(new double[][] {{0.9, 0.2}, {0.6, 0.6}});
        assertEquals(List.of(1, 0), ranking.order());
        assertEquals(0.25, ranking.probabilities()[0], 0.02);
        // (0.9 − 0.55) in a quarter of the resamples, 0 in the others
        assertEquals(0.0875, ranking.optimism(), 0.01);
    }

    @Example
    void equalPointsShareTheirWinsAndMissingRunsAreLeftOut() {
        double missing = Double.NaN;
        assertArrayEquals(
                new double[] {0.5, 0.5},
                Ranking.of(new double[][] {{0.5, 0.4}, {0.5, 0.4}}).probabilities(),
                1e-9);
        Ranking ranking = Ranking.of(new double[][] {{0.5, 0.5}, {missing, 0.9}});
        // the second point wins wherever its only seed is drawn: 3 of 4
        assertEquals(0.75, ranking.probabilities()[1], 0.02);
    }

    @Example
    void oneSeedSaysNothingAboutProbability() {
        Ranking ranking = Ranking.of(new double[][] {{0.5}, {0.6}});
        assertEquals(List.of(1, 0), ranking.order());
        assertEquals(0, ranking.probabilities().length);
        assertTrue(Double.isNaN(ranking.optimism()));
    }

    private static double[][] values(List<List<Double>> accuracies) {
        return accuracies.stream()
                .map(own -> own.stream().mapToDouble(x -> x).toArray())
                .toArray(double[][]::new);
    }
}
