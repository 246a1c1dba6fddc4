package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class BatchOrderTest {
    private static final int[] IMAGES = IntStream.range(100, 123).toArray();

    @Test
    void withoutReplacementNoImageComesTwiceAndWhatFillsNoBatchIsLeftOut() {
        BatchOrder order = order(false);
        order.begin(IMAGES);
        assertEquals(4, order.left());
        int[] shown = all(order);
        assertEquals(20, shown.length);
        assertEquals(20, Arrays.stream(shown).distinct().count());
        assertTrue(Arrays.stream(shown).allMatch(image -> image >= 100 && image < 123));
        order.begin(IMAGES);
        assertTrue(!Arrays.equals(shown, all(order)), "each epoch has an order of its own");
    }

    /** Of n images, one is missing from n draws with probability (1 − 1/n)ⁿ. */
    @Test
    void withReplacementEachImageIsDrawnFromAll() {
        int[] images = new Random(1).ints(5000).toArray();
        BatchOrder order = order(true);
        order.begin(images);
        assertEquals(1000, order.left());
        double share = Arrays.stream(all(order)).distinct().count() / 5000.0;
        assertEquals(1 - Math.exp(-1), share, 0.02);
    }

    @Test
    void theImagesThatAreGivenStayInTheirOrder() {
        int[] given = IMAGES.clone();
        order(false).begin(given);
        assertArrayEquals(IMAGES, given);
    }

    private static BatchOrder order(boolean replacement) {
        return new BatchOrder(new RandomStreams(1).stream("training-order"), replacement, 5);
    }

    private static int[] all(BatchOrder order) {
        int[] shown = new int[5 * order.left()];
        for (int at = 0; order.left() > 0; at += 5) {
            System.arraycopy(order.next(), 0, shown, at, 5);
        }
        return shown;
    }
}
