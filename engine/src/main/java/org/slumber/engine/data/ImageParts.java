package org.slumber.engine.data;

import java.nio.file.Path;
import java.util.List;
import org.slumber.engine.spec.InvalidInputException;

/** Parts of a data set, such as its train and its test images, whatever they were read from. */
final class ImageParts {
    static final int MAXIMUM_SIDE = 4096;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private ImageParts() {}

    /**
     * A part, whose classes are 0 to the largest label.
     *
     * @param what it was read from, for messages
     * @param pixels see {@link Dataset#pixels()}
     * @param labels see {@link Dataset#labels()}
     */
    static Dataset dataset(String name, String what, int rows, int columns, byte[] pixels, byte[] labels) {
        if (labels.length == 0 || rows < 1 || columns < 1 || rows > MAXIMUM_SIDE || columns > MAXIMUM_SIDE) {
            throw new InvalidInputException(what + " has " + labels.length + " images of " + rows + " x " + columns
                    + " pixels: at least one image of 1 to " + MAXIMUM_SIDE + " pixels a side is wanted");
        }
        int largest = 0;
        for (byte label : labels) {
            largest = Math.max(largest, label & 0xff);
        }
        return new Dataset(name, rows, columns, pixels, labels, largest + 1);
    }

    /** Refuses what does not fit into an array. */
    static void refuseTooMany(String what, long bytes) {
        if (bytes > MOST_BYTES) {
            throw new InvalidInputException(
                    what + " holds " + bytes + " pixels; at most " + MOST_BYTES + " are wanted");
        }
    }

    /**
     * The parts behind one another, as one set.
     *
     * @param from folder or file of them
     */
    static Dataset joined(String name, Path from, List<Dataset> parts) {
        Dataset first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        long size = 0;
        int classes = 0;
        for (Dataset part : parts) {
            if (part.rows() != first.rows() || part.columns() != first.columns()) {
                throw new InvalidInputException("data set " + name + ": the parts in " + from + " have images of "
                        + first.rows() + " x " + first.columns() + " and of " + part.rows() + " x " + part.columns()
                        + " pixels; one size is wanted");
            }
            size += part.size();
            classes = Math.max(classes, part.classes());
        }
        int area = first.rows() * first.columns();
        refuseTooMany("data set " + name + ": " + from, size * area);
        byte[] pixels = new byte[(int) size * area];
        byte[] labels = new byte[(int) size];
        int image = 0;
        for (Dataset part : parts) {
            System.arraycopy(part.pixels(), 0, pixels, image * area, part.pixels().length);
            System.arraycopy(part.labels(), 0, labels, image, part.size());
            image += part.size();
        }
        return new Dataset(name, first.rows(), first.columns(), pixels, labels, classes);
    }
}
