package org.slumber.spark.results;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.spark.sweep.SpecHash;

/**
 * One finished run, from which its rows are made.
 *
 * @param runId identity of the run, made whole
 * @param spec what was run
 * @param datasetChecksum SHA-256 of the data set's content, hexadecimal
 * @param result what it found; empty for a run that failed
 * @param error one sentence for a run that failed, else empty
 * @param stopped what there is of a run that was stopped early, else empty; one of the three is there
 * @param purpose what it was made for
 * @param timing when, where and how long
 * @param gitCommit commit of the program, with {@code -dirty} behind it where its tree had changes; empty where unknown
 */
public record RunRecord(
        String runId,
        RunSpec spec,
        String datasetChecksum,
        Optional<RunResult> result,
        Optional<String> error,
        Optional<Stopped> stopped,
        Purpose purpose,
        Timing timing,
        Optional<String> gitCommit) {

    /** A run of the sweep's points that was not stopped early. */
    public RunRecord(
            String runId,
            RunSpec spec,
            String datasetChecksum,
            Optional<RunResult> result,
            Optional<String> error,
            Timing timing,
            Optional<String> gitCommit) {
        this(runId, spec, datasetChecksum, result, error, Optional.empty(), Purpose.POINTS, timing, gitCommit);
    }

    /** Identity of the row: a run that was stopped early is not the one that was made whole. */
    public String rowId() {
        return stopped.map(early -> SpecHash.stoppedRunId(runId, early.epochs()))
                .orElse(runId);
    }

    /** The moments on the way; none of a failed run. */
    public List<Checkpoint> checkpoints() {
        return result.map(RunResult::checkpoints)
                .or(() -> stopped.map(Stopped::checkpoints))
                .orElse(List.of());
    }

    /** How it ended. */
    public RunStatus status() {
        if (stopped.isPresent()) {
            return RunStatus.STOPPED;
        }
        return result.isPresent() ? RunStatus.OK : RunStatus.FAILED;
    }

    /**
     * What there is of a run that was stopped early.
     *
     * @param rung at which, from 1
     * @param epochs training epochs after which
     * @param metric column of {@code checkpoints} that the rung was decided by
     * @param checkpoints until then
     */
    public record Stopped(int rung, int epochs, String metric, List<Checkpoint> checkpoints) {}

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
