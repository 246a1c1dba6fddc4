package org.slumber.engine.learner.surrogate;

/**
 * A {@link SurrogateRegulariser} at work. It sleeps after every so many batches, or follows every batch and acts at once,
 * which is no sleep.
 */
public interface BatchHomeostat {
    /** More batches than any epoch has. */
    long NEVER = Long.MAX_VALUE;

    /**
     * An epoch of training begins.
     *
     * @param epoch from 1, counted over the whole run
     */
    default void beginEpoch(int epoch) {}

    /**
     * An image of a batch has been trained on; the weights are still those that it was shown with.
     *
     * @param pass what happened, until the next image
     * @param loss of the image, summed over steps
     */
    default void trained(ImagePass pass, double loss) {}

    /** The optimiser has taken its step after a batch. */
    default void afterBatch() {}

    /** Batches from one sleep to the next, counted from the start of each epoch. */
    default long batchesBetween() {
        return NEVER;
    }

    /**
     * Sleeps once.
     *
     * @return the steps that it simulated, over all copies
     */
    default long apply() {
        return 0;
    }

    /**
     * Times that it is applied at the end of a task.
     *
     * @param earlierTasks how many tasks came before
     */
    default int timesAfterTask(int earlierTasks) {
        return 0;
    }

    /**
     * Applies it once at the end of a task.
     *
     * @param earlierTasks how many tasks came before
     * @return the steps that it simulated, over all copies
     */
    default long applyAfterTask(int earlierTasks) {
        return apply();
    }

    /** Spikes of hidden neurons in all applications so far, over all copies. */
    default long hiddenSpikes() {
        return 0;
    }

    /** Synapses that carried these spikes, one spike at a time. */
    default long synapticEvents() {
        return 0;
    }
}
