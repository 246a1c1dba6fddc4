package org.slumber.spark.report;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slumber.spark.results.RunStatus;

/**
 * One run as the pictures need it.
 *
 * @param id identity
 * @param point what it has in common with the runs of other seeds
 * @param seed names its random streams
 * @param status how it ended, as the column {@code status} spells it
 * @param error what went wrong; empty where it did not fail
 * @param accuracy test accuracy, fraction
 * @param testSamples that the accuracy is a fraction of
 * @param saturation share of synapses at the upper bound at the end, fraction
 * @param weightDrift Σ|w| at the end over its value at the start
 * @param purpose section of the sweep file that asked for it in the light of results; empty where none did
 * @param wakeSteps training steps awake
 * @param sleepSteps steps asleep or napping
 * @param cpuSeconds CPU time of its thread, s
 * @param wallSeconds from start to end, s
 * @param startedAt when it started; empty where that was not noted
 * @param host where it ran
 * @param reused whether its rows were taken from another results folder, so that what it took is none of this one's
 */
record SweepRun(
        String id,
        Point point,
        long seed,
        String status,
        String error,
        OptionalDouble accuracy,
        OptionalLong testSamples,
        OptionalDouble saturation,
        OptionalDouble weightDrift,
        String purpose,
        OptionalLong wakeSteps,
        OptionalLong sleepSteps,
        double cpuSeconds,
        double wallSeconds,
        Optional<Instant> startedAt,
        String host,
        boolean reused) {

    /** Whether it ended well. */
    boolean ok() {
        return status.equals(RunStatus.OK.text());
    }

    /** Whether it failed; runs that were stopped early neither failed nor ended well. */
    boolean failed() {
        return status.equals(RunStatus.FAILED.text());
    }
}
