package org.slumber.spark.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a start of a sweep may take.
 *
 * @param coreTime time of its runs, summed over the cores; empty where that is not bounded
 * @param until when all must be stored; empty where it may take any time
 */
public record Budget(Optional<Duration> coreTime, Optional<Instant> until) {
    /** Whatever it takes. */
    public static final Budget NONE = new Budget(Optional.empty(), Optional.empty());

    /** Time before the end from which no run goes on, so that what is done is stored by then, s. */
    private static final double LAST_COMMIT = 30;
    /** Share of the whole time that this is at most. */
    private static final double SHARE = 0.1;

    /** Whether there is a bound. */
    public boolean any() {
        return coreTime.isPresent() || until.isPresent();
    }

    /**
     * Seconds until runs are ended.
     *
     * @param elapsed since the start, s
     */
    double secondsLeft(double elapsed, Instant now) {
        return until.map(end -> {
                    double left = Duration.between(now, end).toMillis() / 1e3;
                    return left - Math.min(LAST_COMMIT, SHARE * (left + elapsed));
                })
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Core seconds that are left of it, of which so many were taken. */
    double coreSecondsLeft(double taken) {
        return coreTime.map(all -> all.toMillis() / 1e3 - taken).orElse(Double.POSITIVE_INFINITY);
    }
}
