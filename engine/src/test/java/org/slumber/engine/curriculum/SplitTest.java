package org.slumber.engine.curriculum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;

class SplitTest {

    @Property(tries = 100)
    void trainingValidationAndTestNeverShareAnImage(
            @ForAll @IntRange(min = 2, max = 40) int training,
            @ForAll @IntRange(min = 0, max = 40) int validation,
            @ForAll @IntRange(min = 1, max = 40) int test,
            @ForAll @IntRange(min = 0, max = 5) int spare,
            @ForAll long seed) {
        Dataset dataset = blank(training + validation + test + spare);
        Split split = Split.draw(dataset, protocol(training, validation, test), new RandomStreams(seed));
        assertEquals(training, split.training().length);
        assertEquals(validation, split.validation().length);
        assertEquals(test, split.test().length);
        Set<Integer> seen = new HashSet<>();
        for (int[] part : new int[][] {split.training(), split.validation(), split.test()}) {
            for (int image : part) {
                assertTrue(image >= 0 && image < dataset.size());
                assertTrue(seen.add(image), "image " + image + " twice");
            }
        }
    }

    @Test
    void theSeedAloneDecidesTheDraw() {
        Dataset dataset = blank(100);
        Protocol protocol = protocol(30, 10, 20);
        Split first = Split.draw(dataset, protocol, new RandomStreams(1));
        Split again = Split.draw(dataset, protocol, new RandomStreams(1));
        Split other = Split.draw(dataset, protocol, new RandomStreams(2));
        assertArrayEquals(first.training(), again.training());
        assertArrayEquals(first.test(), again.test());
        assertFalse(Arrays.equals(first.training(), other.training()));
    }

    @Test
    void everyImageIsDrawnForTrainingEquallyOften() {
        Dataset dataset = blank(10);
        Protocol protocol = protocol(5, 0, 5);
        int[] counts = new int[10];
        for (int seed = 0; seed < 2000; seed++) {
            for (int image :
                    Split.draw(dataset, protocol, new RandomStreams(seed)).training()) {
                counts[image]++;
            }
        }
        for (int count : counts) {
            assertEquals(1000, count, 120, "five standard deviations of a fair draw");
        }
    }

    @Test
    void tooFewImagesAreRefusedWithAllNumbers() {
        InvalidInputException refusal = assertThrows(
                InvalidInputException.class,
                () -> Split.draw(blank(1399), protocol(300, 100, 1000), new RandomStreams(1)));
        assertEquals(
                "data set blank has 1399 images, but training.images 300, validation.images 100 and test.images 1000"
                        + " need 1400",
                refusal.getMessage());
    }

    private static Dataset blank(int images) {
        return new Dataset("blank", 1, 1, new byte[images], new byte[images], 1);
    }

    private static Protocol protocol(int training, int validation, int test) {
        return Catalogue.specOf(Map.of(
                        "training.images", (long) training,
                        "validation.images", (long) validation,
                        "test.images", (long) test,
                        "test.blocks", 1L))
                .protocol();
    }
}
