package org.slumber.spark.job;

/** What a sweep tells its user on the way; called on the sweep's thread. */
public interface SweepProgress {
    /** Tells nobody. */
    SweepProgress NONE = new SweepProgress() {};

    /** Before all else, so many rows of runs were taken from another results folder. */
    default void reused(int runs, String from) {}

    /** Before the first run. */
    default void planned(Resume resume) {}

    /** Often, while runs go on. */
    default void advanced(State state) {}

    /** Something went wrong that the sweep can bear. */
    default void warned(String sentence) {}

    /**
     * What a sweep found when it started.
     *
     * @param planned different runs in the sweep
     * @param duplicates points of the sweep that are the same run as another
     * @param found runs in the results folder, of this sweep or not
     * @param skipped runs of this sweep that are there already
     * @param skippedFailed those of them that had failed
     * @param toRun runs left to run
     */
    record Resume(int planned, int duplicates, int found, int skipped, int skippedFailed, int toRun) {}

    /**
     * Where a sweep stands.
     *
     * @param done runs finished since it started
     * @param failed those of them that failed
     * @param toRun runs to finish in all
     * @param elapsedSeconds since it started
     * @param secondsLeft expected until the last run ends
     * @param atLeast lower end of its 95 % interval, s
     * @param atMost upper end, s
     */
    record State(
            int done,
            int failed,
            int toRun,
            double elapsedSeconds,
            double secondsLeft,
            double atLeast,
            double atMost) {}
}
