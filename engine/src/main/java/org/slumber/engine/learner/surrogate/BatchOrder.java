package org.slumber.engine.learner.surrogate;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;

/**
 * Which images stand in which batch: without replacement, all images of an epoch in a new random order, of which a last
 * batch that is not full is left out; with replacement as many batches, each image of which is drawn from all.
 */
public final class BatchOrder {
    private final UniformRandomProvider random;
    private final boolean replacement;
    private final int[] batch;
    private int[] images = new int[0];
    private int next;

    /**
     * @param random where the order comes from
     * @param replacement whether each image is drawn from all
     * @param size images of a batch, above 0
     */
    public BatchOrder(UniformRandomProvider random, boolean replacement, int size) {
        this.random = random;
        this.replacement = replacement;
        batch = new int[size];
    }

    /** An epoch begins on these images. */
    public void begin(int[] shown) {
        images = shown.clone();
        next = 0;
        if (!replacement) {
            ArraySampler.shuffle(random, images);
        }
    }

    /** Whole batches of the epoch that are left. */
    public int left() {
        return (images.length - next) / batch.length;
    }

    /** The images of the next batch; overwritten by that after it. */
    public int[] next() {
        for (int i = 0; i < batch.length; i++) {
            batch[i] = images[replacement ? random.nextInt(images.length) : next + i];
        }
        next += batch.length;
        return batch;
    }
}
