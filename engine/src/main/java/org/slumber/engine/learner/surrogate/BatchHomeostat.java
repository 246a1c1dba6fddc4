package org.slumber.engine.learner.surrogate;

/** A {@link SurrogateRegulariser} at work: applied after every so many batches. */
public interface BatchHomeostat {
    /** Batches from one application to the next, counted from the start of each epoch. */
    long batchesBetween();

    /** Applies it once. */
    void apply();

    /** Times that it is applied at the end of a task. */
    default int timesAfterTask() {
        return 0;
    }

    /** Steps of an application, over all copies; 0 where it acts at once. */
    long steps();

    /** Spikes of hidden neurons in all applications so far, over all copies. */
    long hiddenSpikes();
}
