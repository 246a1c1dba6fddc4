package org.slumber.engine.learner;

/** The spikes of a feed-forward network while it is shown one image; valid until it is shown the next. */
public interface LayerSpikes {
    /** Steps that the image was shown for. */
    int steps();

    /** Layers of neurons that spike, the output layer last. */
    int layers();

    /** Neurons of a layer from 0 that spike, step after step, those of one step in ascending order; not copied. */
    int[] spiking(int layer);

    /** Where in {@link #spiking} the spikes of a step from 1 end and those of the next begin; 0 for step 0. */
    int spikesEnd(int layer, int step);
}
