package org.slumber.engine.curriculum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.input.SpikeProbabilities;
import org.slumber.engine.random.RandomStreams;

class PermutedTasksTest {
    private static final Dataset FIGURES = Geomfig.generate(200);

    @Test
    void permutedTasksShowTheSameImagesAndTheFirstAsTheyAre() {
        RunSpec spec = Catalogue.specOf(
                Map.of("protocol", "permuted", "tasks.count", 2, "training.images", 40, "test.images", 20));
        Course course = spec.curriculum().course(FIGURES, spec.encoding(), new RandomStreams(1));
        Dataset dataset = (Dataset) course.dataset();
        SpikeProbabilities shown = new SpikeProbabilities(spec.encoding(), dataset);
        int[] first = course.episodes().get(0).training();
        int[] second = course.episodes().get(1).training();
        assertEquals(20, first.length);
        assertEquals(0, dataset.inputOrder(first[0]).length);
        for (int i = 0; i < first.length; i++) {
            double[] asIs = shown.of(first[i]);
            double[] permuted = shown.of(second[i]);
            assertFalse(Arrays.equals(asIs, permuted));
            int[] order = dataset.inputOrder(second[i]);
            for (int input = 0; input < asIs.length; input++) {
                assertEquals(asIs[order[input]], permuted[input]);
            }
            assertEquals(course.dataset().label(first[i]), course.dataset().label(second[i]));
        }
        int[] sorted = dataset.inputOrder(second[0]).clone();
        Arrays.sort(sorted);
        assertArrayEquals(IntStream.range(0, 225).toArray(), sorted);
    }
}
