package org.slumber.spark.job;

/**
 * How a sweep went.
 *
 * @param resume what it found
 * @param done runs finished and committed
 * @param failed those of them that failed
 * @param wallSeconds from the first run's start to the last one's end
 * @param cpuSeconds CPU time of all runs
 * @param cores tasks that could run at a time
 * @param stopped whether it was asked to stop before it was through
 */
public record SweepSummary(
        SweepProgress.Resume resume,
        int done,
        int failed,
        double wallSeconds,
        double cpuSeconds,
        int cores,
        boolean stopped) {

    /** CPU time of the runs over the time that the cores were there for; 1 where no core ever waited. */
    public double parallelEfficiency() {
        return wallSeconds == 0 ? 0 : cpuSeconds / (wallSeconds * cores);
    }
}
