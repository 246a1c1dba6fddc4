package org.slumber.engine.curriculum;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.slumber.engine.spec.ChoiceParameter;

/** In which order an epoch shows its training images. */
public enum TrainingOrder {
    /** The same in every epoch, as the paper has it. */
    FIXED,
    /** Every image once, each epoch in a new random order. */
    SHUFFLED,
    /** As many draws with replacement: an image may be shown several times in an epoch, or not at all. */
    REPLACEMENT;

    public static final ChoiceParameter<TrainingOrder> ORDER = ChoiceParameter.of(
                    "training.order",
                    "order of an epoch's images: the same in all, shuffled anew, or drawn with replacement",
                    FIXED)
            .added();

    /**
     * What the next epoch shows.
     *
     * @param images those of the training
     * @param random the stream of orders
     */
    public int[] of(int[] images, UniformRandomProvider random) {
        int[] shown = images.clone();
        switch (this) {
            case FIXED -> {}
            case SHUFFLED -> ArraySampler.shuffle(random, shown);
            case REPLACEMENT -> {
                for (int i = 0; i < shown.length; i++) {
                    shown[i] = images[random.nextInt(images.length)];
                }
            }
        }
        return shown;
    }
}
