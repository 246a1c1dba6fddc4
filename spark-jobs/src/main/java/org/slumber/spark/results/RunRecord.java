package org.slumber.spark.results;

import java.time.Instant;
import java.util.Optional;
import org.slumber.engine.RunResult;
import org.slumber.engine.spec.RunSpec;

/**
 * One finished run, from which its rows are made.
 *
 * @param runId identity of the run
 * @param spec what was run
 * @param datasetChecksum SHA-256 of the data set's content, hexadecimal
 * @param result what it found; empty for a run that failed
 * @param error one sentence for a run that failed, else empty
 * @param timing when, where and how long
 * @param gitCommit commit of the program, with {@code -dirty} behind it where its tree had changes; empty where unknown
 */
public record RunRecord(
        String runId,
        RunSpec spec,
        String datasetChecksum,
        Optional<RunResult> result,
        Optional<String> error,
        Timing timing,
        Optional<String> gitCommit) {

    /**
     * When, where and how long a run ran.
     *
     * @param startedAt start
     * @param wallSeconds elapsed, s
     * @param cpuSeconds CPU time of the run's thread, s
     * @param host the machine's name
     */
    public record Timing(Instant startedAt, double wallSeconds, double cpuSeconds, String host) {}
}
