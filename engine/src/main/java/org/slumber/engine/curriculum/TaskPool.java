package org.slumber.engine.curriculum;

import java.util.ArrayList;
import java.util.List;
import org.slumber.engine.data.Dataset;

/** The images of the tasks of one run, copied out of a data set: each task may show and label an image in its own way. */
final class TaskPool {
    private final Dataset source;
    private final int classes;
    private final List<byte[]> pixels = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final List<int[]> inputOrders = new ArrayList<>();
    private boolean reordered;

    /**
     * Of no images yet.
     *
     * @param classes that the run tells apart
     */
    TaskPool(Dataset source, int classes) {
        this.source = source;
        this.classes = classes;
    }

    /** How a task shows an image of the source, and what it calls it. */
    interface View {
        /** The pixels. */
        byte[] pixels(int image);

        /** The class. */
        int label(int image);

        /** Which input of the resized image each input shows; empty where each shows its own. */
        int[] inputOrder();
    }

    /** Adds images of the source, and says which indices they have here. */
    int[] add(int[] images, View view) {
        int[] indices = new int[images.length];
        for (int i = 0; i < images.length; i++) {
            indices[i] = pixels.size();
            pixels.add(view.pixels(images[i]));
            labels.add(view.label(images[i]));
            inputOrders.add(view.inputOrder());
            reordered |= view.inputOrder().length > 0;
        }
        return indices;
    }

    int classes() {
        return classes;
    }

    int label(int image) {
        return labels.get(image);
    }

    /** All that were added. */
    Dataset dataset() {
        int size = source.rows() * source.columns();
        byte[] all = new byte[pixels.size() * size];
        byte[] named = new byte[pixels.size()];
        for (int image = 0; image < named.length; image++) {
            System.arraycopy(pixels.get(image), 0, all, image * size, size);
            named[image] = labels.get(image).byteValue();
        }
        int[][] orders = reordered ? inputOrders.toArray(int[][]::new) : new int[0][];
        return new Dataset(source.name(), source.rows(), source.columns(), all, named, classes, orders);
    }
}
