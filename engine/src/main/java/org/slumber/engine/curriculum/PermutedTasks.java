package org.slumber.engine.curriculum;

import org.apache.commons.rng.sampling.PermutationSampler;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Samples;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Variant;

/**
 * The same images in every task, the pixels of the resized image permuted in another way in each but the first (permuted
 * MNIST; Goodfellow and others 2013, Kirkpatrick and others 2017).
 *
 * @param protocol sizes of the phases, of all tasks together; no early stopping, one feature vector an image
 * @param count number of tasks, 1 to 100
 * @param sequence how they follow each other
 */
public record PermutedTasks(Protocol protocol, int count, TaskSequence sequence) implements TaskCurriculum {
    private static final String NAME = "permuted";
    public static final Variant<PermutedTasks> VARIANT = TaskSequence.declare(
                    Variant.of(
                                    NAME,
                                    PermutedTasks.class,
                                    "one task after another, the same images with other permutations of their pixels")
                            .with(ChangedImages.COUNT, PermutedTasks::count),
                    PermutedTasks::sequence)
            .brief(ChangedImages.COUNT, 2)
            .madeBy(values -> new PermutedTasks(
                    TaskSequence.protocol(values, NAME),
                    values.integer(ChangedImages.COUNT),
                    TaskSequence.make(values)));

    public PermutedTasks {
        ChangedImages.COUNT.check(count);
    }

    @Override
    public Variant<PermutedTasks> variant() {
        return VARIANT;
    }

    @Override
    public int tasks() {
        return count;
    }

    @Override
    public int earlierTasksOfAClass() {
        return count - 1;
    }

    @Override
    public Course course(Samples samples, Encoding encoding, RandomStreams streams) {
        Dataset dataset = images(samples);
        return ChangedImages.course(protocol, count, sequence, dataset, streams, task -> {
            int[] order = task == 0 ? new int[0] : PermutationSampler.natural(encoding.inputs());
            if (task > 0) {
                PermutationSampler.shuffle(streams.stream("pixel-permutation-" + task), order);
            }
            return new Permuted(dataset, order);
        });
    }

    private record Permuted(Dataset dataset, int[] inputOrder) implements TaskPool.View {
        @Override
        public byte[] pixels(int image) {
            return dataset.pixels(image);
        }

        @Override
        public int label(int image) {
            return dataset.label(image);
        }
    }
}
