package org.slumber.spark.job;

/**
 * How a sweep went.
 *
 * @param resume what it found
 * @param done runs finished and committed
 * @param failed those of them that failed
 * @param wallSeconds from the first run's start to the last one's end
 * @param cpuSeconds CPU time of all runs
 * @param busySeconds elapsed time of all runs, by which cores were at work, whoever else had them
 * @param cores tasks that could run at a time
 * @param stopped whether it was asked to stop before it was through
 */
public record SweepSummary(
        SweepProgress.Resume resume,
        int done,
        int failed,
        double wallSeconds,
        double cpuSeconds,
        double busySeconds,
        int cores,
        boolean stopped) {

    /** CPU time of the runs over the time that the cores were there for; 1 where no core ever waited. */
    public double parallelEfficiency() {
        return wallSeconds == 0 ? 0 : cpuSeconds / (wallSeconds * cores);
    }

    /** Time that the cores had a run over the time that they were there for; what is missing is the sweep's own doing. */
    public double occupancy() {
        return wallSeconds == 0 ? 0 : busySeconds / (wallSeconds * cores);
    }
}
