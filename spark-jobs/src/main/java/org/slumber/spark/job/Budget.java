package org.slumber.spark.job;

import java.time.Duration;
import java.util.Optional;

/**
 * What a start of a sweep may take, by which its points are chosen.
 *
 * @param coreTime time of its runs, summed over the cores; empty where that is not bounded
 * @param until when it ends; empty where it may take any time
 */
public record Budget(Optional<Duration> coreTime, Optional<TimeLimit> until) {
    /** Whatever it takes. */
    public static final Budget NONE = new Budget(Optional.empty(), Optional.empty());

    /** Whether there is a bound. */
    public boolean any() {
        return coreTime.isPresent() || until.isPresent();
    }

    /** Core seconds that are left of it, of which so many were taken. */
    double coreSecondsLeft(double taken) {
        return coreTime.map(all -> all.toMillis() / 1e3 - taken).orElse(Double.POSITIVE_INFINITY);
    }
}
