package org.slumber.engine.curriculum;

import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Rotation;
import org.slumber.engine.data.Samples;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * The same images in every task, turned by an angle more in each (rotated MNIST; Lopez-Paz and Ranzato 2017).
 *
 * @param protocol sizes of the phases, of all tasks together; no early stopping, one feature vector an image
 * @param count number of tasks, 1 to 100
 * @param degrees counterclockwise from one task to the next, −360 to 360
 * @param sequence how they follow each other
 */
public record RotatedTasks(Protocol protocol, int count, double degrees, TaskSequence sequence)
        implements TaskCurriculum {
    private static final String NAME = "rotated";
    private static final RealParameter DEGREES = RealParameter.of(
            "tasks.degrees",
            "degrees",
            "by which the images of a task are turned further, counterclockwise",
            Range.closed(-360, 360),
            36);
    public static final Variant<RotatedTasks> VARIANT = TaskSequence.declare(
                    Variant.of(
                                    NAME,
                                    RotatedTasks.class,
                                    "one task after another, the same images turned further in each")
                            .with(ChangedImages.COUNT, RotatedTasks::count)
                            .with(DEGREES, RotatedTasks::degrees),
                    RotatedTasks::sequence)
            .brief(ChangedImages.COUNT, 2)
            .madeBy(values -> new RotatedTasks(
                    TaskSequence.protocol(values, NAME),
                    values.integer(ChangedImages.COUNT),
                    values.real(DEGREES),
                    TaskSequence.make(values)));

    public RotatedTasks {
        ChangedImages.COUNT.check(count);
        DEGREES.check(degrees);
    }

    @Override
    public Variant<RotatedTasks> variant() {
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
        return ChangedImages.course(
                protocol,
                count,
                sequence,
                dataset,
                streams,
                task -> new Rotated(dataset, new Rotation(dataset.rows(), dataset.columns(), task * degrees)));
    }

    private record Rotated(Dataset dataset, Rotation rotation) implements TaskPool.View {
        @Override
        public byte[] pixels(int image) {
            return rotation.of(dataset.pixels(image));
        }

        @Override
        public int label(int image) {
            return dataset.label(image);
        }

        @Override
        public int[] inputOrder() {
            return new int[0];
        }
    }
}
