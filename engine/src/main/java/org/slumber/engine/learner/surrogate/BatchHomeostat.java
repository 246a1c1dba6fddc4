package org.slumber.engine.learner.surrogate;

/** A {@link SurrogateRegulariser} at work: applied after every so many batches. */
public interface BatchHomeostat {
    /** Batches from one application to the next, counted from the start of each epoch. */
    long batchesBetween();

    /**
     * Applies it once.
     *
     * @return the steps that it simulated, over all copies; 0 where it acts at once
     */
    long apply();

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
    long hiddenSpikes();

    /** Synapses that carried these spikes, one spike at a time. */
    long synapticEvents();
}
