package org.slumber.engine.readout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.readout.Readout.Classifier;

class ReadoutModelTest {
    private static final RandomStreams STREAMS = new RandomStreams(1);

    private static Readout readout(Classifier classifier, double fitFraction) {
        return new Readout(classifier, 0.95, fitFraction, 1, 0, Readout.Penalty.L2, 0.1);
    }

    private static ReadoutModel fitAll(Features train, int classes) {
        return ReadoutModel.fit(readout(Classifier.QDA, 1), train, classes, STREAMS);
    }

    @ParameterizedTest
    @EnumSource(Classifier.class)
    void wellSeparatedClassesAreTold(Classifier classifier) {
        Features train = RandomRates.of(200, 12, 3, 4, 1);
        ReadoutModel model = ReadoutModel.fit(readout(classifier, 0.8), train, 3, STREAMS);
        ReadoutScores scores = model.score(RandomRates.of(100, 12, 3, 4, 2));
        assertTrue(scores.accuracy() >= 0.95, () -> "accuracy " + scores.accuracy());
        assertEquals(List.of(), model.flags());
    }

    @Test
    void fittingTheChosenOneAloneGivesTheSame() {
        Features train = RandomRates.of(60, 12, 3, 0.5, 1);
        Features test = RandomRates.of(50, 12, 3, 0.5, 2);
        for (Classifier classifier : Classifier.values()) {
            Readout readout = readout(classifier, 0.8);
            ReadoutScores all = ReadoutModel.fit(readout, train, 3, STREAMS).score(test);
            ReadoutScores alone =
                    ReadoutModel.fitChosen(readout, train, 3, STREAMS).score(test);
            assertArrayEquals(all.predictions(), alone.predictions());
            assertEquals(3, all.accuracies().size());
            assertEquals(List.of(classifier), List.copyOf(alone.accuracies().keySet()));
            assertEquals(all.accuracy(classifier), alone.accuracy(classifier));
            for (Classifier other : EnumSet.complementOf(EnumSet.of(classifier))) {
                assertEquals(OptionalDouble.empty(), alone.accuracy(other));
            }
        }
    }

    @Test
    void confusionCountsTrueByPredictedClass() {
        Features train = RandomRates.of(60, 5, 3, 0.5, 1);
        Features test = RandomRates.of(80, 5, 3, 0.5, 2);
        ReadoutScores scores = fitAll(train, 3).score(test);
        int[] expected = new int[9];
        for (int i = 0; i < 80; i++) {
            expected[3 * test.labels()[i] + scores.predictions()[i]]++;
        }
        assertArrayEquals(expected, scores.confusion());
        assertEquals((expected[0] + expected[4] + expected[8]) / 80.0, scores.accuracy());
    }

    @Test
    void samplesNotDrawnToFitOnDoNotCount() {
        Features train = RandomRates.of(50, 4, 3, 1, 1);
        Features test = RandomRates.of(40, 4, 3, 1, 2);
        Readout readout = readout(Classifier.LOGISTIC_REGRESSION, 0.8);
        int[] drawn = ReadoutModel.split(50, 0.8, STREAMS.stream(ReadoutModel.STREAM));
        double[][] rates = new double[50][4];
        for (int i : drawn) {
            rates[i] = train.rates()[i];
        }
        Features spoiled = new Features(rates, train.labels());
        assertArrayEquals(
                ReadoutModel.fit(readout, train, 3, STREAMS).score(test).predictions(),
                ReadoutModel.fit(readout, spoiled, 3, STREAMS).score(test).predictions());
    }

    @Property
    void splitDrawsItsShareOfDistinctSamples(
            @ForAll @IntRange(min = 1, max = 2000) int samples,
            @ForAll @IntRange(min = 1, max = 100) int percent,
            @ForAll long seed) {
        int[] drawn = ReadoutModel.split(samples, percent / 100.0, new RandomStreams(seed).stream(ReadoutModel.STREAM));
        assertEquals(Math.max(1, samples * percent / 100), drawn.length);
        assertEquals(drawn.length, Arrays.stream(drawn).distinct().count());
        assertTrue(drawn[0] >= 0 && drawn[drawn.length - 1] < samples);
    }

    @Test
    void splitHangsOnTheSeed() {
        int[] one = ReadoutModel.split(300, 0.8, new RandomStreams(1).stream(ReadoutModel.STREAM));
        int[] two = ReadoutModel.split(300, 0.8, new RandomStreams(2).stream(ReadoutModel.STREAM));
        assertFalse(Arrays.equals(one, two));
    }

    @Property(tries = 20)
    void equalInputGivesEqualBits(@ForAll long seed, @ForAll @IntRange(min = 4, max = 60) int samples) {
        Features train = RandomRates.of(samples, 20, 3, 0.3, seed);
        Features test = RandomRates.of(30, 20, 3, 0.3, seed + 1);
        Readout readout = readout(Classifier.LOGISTIC_REGRESSION, 0.8);
        ReadoutScores first =
                ReadoutModel.fit(readout, train, 3, new RandomStreams(seed)).score(test);
        ReadoutScores second =
                ReadoutModel.fit(readout, train, 3, new RandomStreams(seed)).score(test);
        assertEquals(first.accuracies(), second.accuracies());
        assertArrayEquals(first.predictions(), second.predictions());
    }

    @Property(tries = 20)
    void orderOfNeuronsDoesNotMatter(@ForAll long seed) {
        Features train = RandomRates.of(60, 9, 3, 2, seed);
        Features test = RandomRates.of(30, 9, 3, 2, seed + 1);
        ReadoutModel straight = fitAll(train, 3);
        ReadoutModel turned = fitAll(new Features(reversed(train.rates()), train.labels()), 3);
        assertArrayEquals(
                straight.score(test).predictions(),
                turned.score(new Features(reversed(test.rates()), test.labels()))
                        .predictions());
    }

    private static double[][] reversed(double[][] rows) {
        double[][] reversed = new double[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                reversed[i][j] = rows[i][rows[i].length - 1 - j];
            }
        }
        return reversed;
    }

    private static void assertFallsBackTo(int label, String flag, Features train, int classes) {
        ReadoutModel model = fitAll(train, classes);
        assertTrue(model.flags().contains(flag), () -> "flags " + model.flags());
        double[][] rates = {{0.1, 0.4}, {0.9, 0.0}};
        int other = label == 0 ? 1 : 0;
        ReadoutScores scores = model.score(new Features(rates, new int[] {label, other}));
        assertArrayEquals(new int[] {label, label}, scores.predictions());
        for (Classifier classifier : Classifier.values()) {
            assertEquals(OptionalDouble.of(0.5), scores.accuracy(classifier));
        }
    }

    @Test
    void noSampleFallsBackToTheFirstClass() {
        assertFallsBackTo(0, "too-few-samples", new Features(new double[0][], new int[0]), 3);
    }

    @Test
    void oneSampleFallsBackToItsClass() {
        assertFallsBackTo(2, "too-few-samples", new Features(new double[][] {{0.1, 0.2}}, new int[] {2}), 3);
    }

    @Test
    void silentNetworkFallsBackToTheMostFrequentClass() {
        assertFallsBackTo(1, "silent-network", new Features(new double[5][2], new int[] {2, 1, 0, 1, 2}), 3);
    }

    @Test
    void ratesThatNeverVaryFallBackToTheMostFrequentClass() {
        double[][] rates = {{0.1, 1}, {0.1, 1}, {0.1, 1}};
        Features train = new Features(rates, new int[] {1, 0, 1});
        assertFallsBackTo(1, "no-variance", train, 2);
        assertEquals(
                List.of("no-variance", "constant-feature", "class-with-one-sample"),
                fitAll(train, 2).flags());
    }

    @Test
    void oneClassAloneIsAlwaysPredicted() {
        Features train = new Features(new double[][] {{0.1, 0.3}, {0.2, 0.1}, {0.3, 0.9}}, new int[] {1, 1, 1});
        assertFallsBackTo(1, "single-class", train, 2);
        assertEquals(List.of("single-class"), fitAll(train, 2).flags());
    }

    @Test
    void classWithOneSampleIsFlaggedAndTheOthersAreTold() {
        double[][] rates = {{0.1, 0.3}, {0.2, 0.4}, {0.8, 0.3}, {0.9, 0.4}, {0.5, 0.5}};
        ReadoutModel model = fitAll(new Features(rates, new int[] {0, 0, 1, 1, 2}), 3);
        assertEquals(List.of("class-with-one-sample"), model.flags());
        double[][] test = {{0.12, 0.35}, {0.88, 0.35}};
        assertEquals(1, model.score(new Features(test, new int[] {0, 1})).accuracy());
    }

    @Test
    void classWithoutSamplesIsFlagged() {
        double[][] rates = {{0.1, 0.3}, {0.2, 0.4}, {0.8, 0.3}, {0.9, 0.4}};
        ReadoutModel model = fitAll(new Features(rates, new int[] {0, 0, 2, 2}), 3);
        assertEquals(List.of("class-without-samples"), model.flags());
    }

    @Test
    void classOfEqualSamplesIsFlagged() {
        double[][] rates = {{0.1, 0.3}, {0.1, 0.3}, {0.8, 0.3}, {0.9, 0.4}};
        ReadoutModel model = fitAll(new Features(rates, new int[] {0, 0, 1, 1}), 2);
        assertEquals(List.of("class-without-spread"), model.flags());
    }

    @Test
    void neuronThatAlwaysFiresAtOneRateIsFlaggedAndASilentOneIsNot() {
        double[][] saturated = {{0.1, 0.3, 1}, {0.2, 0.4, 1}, {0.8, 0.3, 1}, {0.9, 0.4, 1}};
        double[][] silent = {{0.1, 0.3, 0}, {0.2, 0.4, 0}, {0.8, 0.3, 0}, {0.9, 0.4, 0}};
        int[] labels = {0, 0, 1, 1};
        assertEquals(
                List.of("constant-feature"),
                fitAll(new Features(saturated, labels), 2).flags());
        assertEquals(List.of(), fitAll(new Features(silent, labels), 2).flags());
    }

    @Property(tries = 200)
    void anyFeaturesGiveAnAccuracy(
            @ForAll @IntRange(min = 0, max = 12) int samples,
            @ForAll @IntRange(min = 1, max = 8) int neurons,
            @ForAll @IntRange(min = 1, max = 4) int classes,
            @ForAll @IntRange(min = 0, max = 3) int levels,
            @ForAll long seed) {
        Random random = new Random(seed);
        Features train = coarse(samples, neurons, classes, levels, random);
        Features test = coarse(7, neurons, classes, levels + 1, random);
        ReadoutScores scores = ReadoutModel.fit(
                        readout(Classifier.LOGISTIC_REGRESSION, 0.8), train, classes, new RandomStreams(seed))
                .score(test);
        assertEquals(3, scores.accuracies().size());
        scores.accuracies().values().forEach(accuracy -> assertTrue(accuracy >= 0 && accuracy <= 1));
        assertEquals(7, Arrays.stream(scores.confusion()).sum());
    }

    /** Rates of so few levels that equal samples, constant neurons and silence are common. */
    private static Features coarse(int samples, int neurons, int classes, int levels, Random random) {
        double[][] rates = new double[samples][neurons];
        for (double[] row : rates) {
            Arrays.setAll(row, j -> random.nextInt(levels + 1) / 10.0);
        }
        return new Features(rates, random.ints(samples, 0, classes).toArray());
    }

    @Test
    void scoringNothingIsRefused() {
        ReadoutModel model = fitAll(RandomRates.of(10, 2, 2, 1, 1), 2);
        Features none = new Features(new double[0][], new int[0]);
        assertThrows(IllegalArgumentException.class, () -> model.score(none));
    }

    @Test
    void featuresOfUnequalShapeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Features(new double[2][3], new int[1]));
        assertThrows(IllegalArgumentException.class, () -> new Features(new double[][] {{1}, {1, 2}}, new int[2]));
    }
}
