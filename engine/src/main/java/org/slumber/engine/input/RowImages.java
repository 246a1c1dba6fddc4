package org.slumber.engine.input;

import java.util.Optional;
import java.util.OptionalInt;
import org.slumber.engine.data.Samples;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Images read row by row, from the top: the pixels of one row are the currents of as many inputs for some steps, then those
 * of the next.
 *
 * @param stepsPerRow steps, 1 to 1000
 */
public record RowImages(int stepsPerRow) implements CurrentStimulus {
    private static final WholeParameter STEPS_PER_ROW = WholeParameter.of(
                    "rows.stepsPerRow", "steps", "steps that a row of an image is a current", Range.closed(1, 1000), 4)
            .added();
    public static final Variant<RowImages> VARIANT = Variant.of(
                    "rows", RowImages.class, "the image row by row, each pixel of a row a current for some steps")
            .with(STEPS_PER_ROW, RowImages::stepsPerRow)
            .madeBy(values -> new RowImages(values.integer(STEPS_PER_ROW)));

    public RowImages {
        STEPS_PER_ROW.check(stepsPerRow);
    }

    @Override
    public Variant<RowImages> variant() {
        return VARIANT;
    }

    @Override
    public void check(Samples samples) {
        EventCurrents.images(samples, this);
    }

    @Override
    public InputCurrents currents(Encoding encoding, Samples samples) {
        return new SpikeProbabilities(encoding, EventCurrents.images(samples, this))::of;
    }

    @Override
    public Optional<InputSequences> sequences(Encoding encoding, Samples samples) {
        InputCurrents images = currents(encoding, samples);
        return Optional.of((sample, steps) -> read(images.of(sample), encoding.side()));
    }

    @Override
    public boolean varies() {
        return true;
    }

    private InputSequence read(double[] image, int side) {
        int[] ends = new int[side * stepsPerRow + 1];
        int[] inputs = new int[image.length * stepsPerRow];
        double[] values = new double[inputs.length];
        int count = 0;
        for (int step = 1; step < ends.length; step++) {
            int row = (step - 1) / stepsPerRow;
            for (int column = 0; column < side; column++) {
                double pixel = image[row * side + column];
                if (pixel != 0) {
                    inputs[count] = column;
                    values[count++] = pixel;
                }
            }
            ends[step] = count;
        }
        return new InputSequence(ends, inputs, values);
    }

    @Override
    public OptionalInt inputs(Encoding encoding) {
        return OptionalInt.of(encoding.side());
    }

    @Override
    public OptionalInt steps(Encoding encoding) {
        return OptionalInt.of(encoding.side() * stepsPerRow);
    }
}
