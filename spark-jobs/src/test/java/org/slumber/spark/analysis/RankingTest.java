package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.slumber.spark.analysis.FamilyTest.scores;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class RankingTest {
    @Property(tries = 30)
    void theProbabilitiesAddUpToOneAndTheGreatestMeanIsNeverUnderstated(
            @ForAll @Size(6) List<@Size(4) List<@DoubleRange(max = 1) Double>> accuracies) {
        Ranking ranking = Ranking.of(
                accuracies.stream()
                        .map(own -> scores(200, own.stream().mapToDouble(x -> x).toArray()))
                        .toList(),
                OptionalInt.of(0));
        assertEquals(1, Arrays.stream(ranking.probabilities()).sum(), 1e-9);
        assertTrue(ranking.optimism() > -1e-9, ranking.toString());
        double before = Double.POSITIVE_INFINITY;
        for (int point : ranking.order()) {
            double mean =
                    accuracies.get(point).stream().mapToDouble(x -> x).average().orElseThrow();
            assertTrue(mean <= before + 1e-12);
            before = mean;
        }
    }

    @Example
    void aPointThatIsFarBetterIsBestAndHardlyOverstated() {
        Ranking ranking = Ranking.of(
                List.of(
                        scores(0, 0.50, 0.52, 0.51),
                        scores(0, 0.52, 0.51, 0.53),
                        scores(0, 0.80, 0.81, 0.82),
                        scores(0, 0.50, 0.49, 0.51)),
                OptionalInt.of(0));
        assertEquals(2, ranking.order().get(0));
        assertEquals(1, ranking.probabilities()[2], 0.01);
        assertEquals(0, ranking.optimism(), 0.005);
    }

    @Example
    void ofPointsThatDifferByNoMoreThanErrorNoneIsSureAndTheWinnerLooksTooGood() {
        Ranking ranking = Ranking.of(
                List.of(
                        scores(200, 0.500, 0.52, 0.51),
                        scores(200, 0.53, 0.49, 0.51),
                        scores(200, 0.545, 0.51, 0.53),
                        scores(200, 0.52, 0.495, 0.50)),
                OptionalInt.empty());
        assertEquals(2, ranking.order().get(0));
        assertTrue(ranking.probabilities()[2] < 0.6, ranking.toString());
        assertTrue(ranking.optimism() > 0.007, ranking.toString());
    }

    @Example
    void equalPointsShareTheirPlaceAndTheirChance() {
        Ranking ranking = Ranking.of(
                List.of(scores(200, 0.5, 0.4), scores(200, 0.4, 0.5), scores(200, 0.2, 0.1)), OptionalInt.empty());
        assertEquals("[1, 1, 3]", Arrays.toString(ranking.places()));
        assertEquals(ranking.probabilities()[0], ranking.probabilities()[1], 0.04);
    }

    @Example
    void missingRunsAreMadeUpForByTheSeedsThatAreThere() {
        // seed 2 is hard; the first point was only run on the easy one
        Ranking ranking = Ranking.of(
                List.of(
                        scores(1000, 0.80, Double.NaN, 0.81),
                        scores(1000, 0.90, 0.50, 0.91),
                        scores(1000, 0.79, 0.41, 0.80)),
                OptionalInt.empty());
        assertEquals(0, ranking.order().get(0), "by the mean of what was seen");
        assertTrue(ranking.probabilities()[1] > 0.9, ranking.toString());
    }

    @Example
    void oneSeedOfUnknownSamplesSaysNothingAboutProbability() {
        Ranking ranking = Ranking.of(List.of(scores(0, 0.5), scores(0, 0.6)), OptionalInt.empty());
        assertEquals(List.of(1, 0), ranking.order());
        assertEquals(0, ranking.probabilities().length);
        assertTrue(Double.isNaN(ranking.optimism()));
    }
}
