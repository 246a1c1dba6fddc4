package org.slumber.spark.job;

/**
 * How far ahead of the cores runs are handed to Spark: so many as keep the cores at work for two seconds. Short runs go
 * out by the thousand, because a wave of a few would cost more than its runs; with long ones the driver decides on every
 * core that becomes free, by all that was measured until then.
 */
final class Lookahead {
    private static final double SECONDS = 2;
    private static final int LARGEST_WAVE = 5000;
    /** Runs as short as this have one waiting at least, as a wave costs a share of them that is worth saving, s. */
    private static final double SHORT = 10;

    private Lookahead() {}

    /**
     * Runs to have waiting behind those that run.
     *
     * @param cores tasks that can run at a time
     * @param meanSeconds expected of a run
     */
    static int runs(int cores, double meanSeconds) {
        int least = meanSeconds <= SHORT ? 1 : 0;
        return (int) Math.min(LARGEST_WAVE, Math.max(least, cores * SECONDS / meanSeconds));
    }

    /**
     * Runs to hand out now; 0 where it is better to wait until there is room for more.
     *
     * @param cores tasks that can run at a time
     * @param inFlight runs handed out that have not come back
     * @param ahead as {@link #runs} says
     */
    static int wave(int cores, int inFlight, int ahead) {
        int room = cores + ahead - inFlight;
        if (room <= 0 || (room < ahead / 2 && inFlight >= cores)) {
            return 0;
        }
        return Math.min(room, LARGEST_WAVE);
    }
}
