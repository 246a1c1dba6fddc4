package org.slumber.engine;

/** Watches a run from outside; it cannot change the result, only end the run early. */
public interface RunObserver {
    /** Watches nothing and never cancels. */
    RunObserver NONE = checkpoint -> {};

    /** Called at every checkpoint, in order, on the thread of the run. */
    void checkpoint(Checkpoint checkpoint);

    /** Asked at the end of every image or batch of images; once true, the run ends with {@link RunCancelledException}. */
    default boolean cancelled() {
        return false;
    }
}
