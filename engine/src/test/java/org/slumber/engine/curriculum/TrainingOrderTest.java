package org.slumber.engine.curriculum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.random.RandomStreams;

class TrainingOrderTest {
    private final int[] images = IntStream.range(100, 400).toArray();
    private final UniformRandomProvider random = new RandomStreams(1).stream("test");

    @Test
    void fixedIsTheOrderGiven() {
        assertArrayEquals(images, TrainingOrder.FIXED.of(images, random));
    }

    @Test
    void shuffledShowsEveryImageOnceAndEachEpochInAnotherOrder() {
        int[] first = TrainingOrder.SHUFFLED.of(images, random);
        int[] second = TrainingOrder.SHUFFLED.of(images, random);
        assertFalse(Arrays.equals(images, first));
        assertFalse(Arrays.equals(first, second));
        assertArrayEquals(images, Arrays.stream(first).sorted().toArray());
        assertArrayEquals(images, Arrays.stream(second).sorted().toArray());
    }

    /** Of n draws with replacement about n(1 − 1/e) differ. */
    @Test
    void replacementShowsSomeImagesAgainAndOthersNot() {
        int[] shown = TrainingOrder.REPLACEMENT.of(images, random);
        assertEquals(images.length, shown.length);
        assertTrue(Arrays.stream(shown).allMatch(image -> image >= 100 && image < 400));
        assertEquals(
                300 * (1 - Math.exp(-1)),
                (double) Arrays.stream(shown).distinct().count(),
                25);
    }

    /** Every order is a run of its own; the images of the run are the same in all. */
    @Test
    void theOrderDecidesWhatIsLearnt() {
        Dataset figures = Geomfig.generate(60);
        List<Double> sums = Stream.of("fixed", "shuffled", "replacement")
                .map(order -> {
                    RunResult result = Engine.run(
                            Catalogue.specOf(Map.of(
                                    "training.order", order,
                                    "training.epochs", 1,
                                    "training.images", 8,
                                    "training.stepsPerImage", 60,
                                    "validation.images", 0,
                                    "test.images", 6)),
                            figures);
                    return result.weights()
                            .get(SynapseGroup.INPUT_EXCITATORY)
                            .end()
                            .sum();
                })
                .toList();
        assertEquals(3, sums.stream().distinct().count());
    }
}
