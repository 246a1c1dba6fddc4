package org.slumber.spark.job;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.broadcast.Broadcast;
import org.slumber.engine.Catalogue;
import org.slumber.engine.ExtensionJar;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.RunRecord;

/** One task: makes one run and sends its rows to the driver. What the run throws becomes its row. */
final class RunTask implements VoidFunction<RunOrder> {
    private static final long serialVersionUID = 1L;

    private final Simulation simulation;
    private final List<Broadcast<SweepPlan.PlannedDataset>> datasets;
    private final String gitCommit;
    private final Duration limit;
    private final Inbox inbox;
    /** The driver's: where an executor had others, its rows would be of other columns. */
    private final List<String> extensions = extensions();

    /**
     * Makes the function of all tasks of a sweep.
     *
     * @param datasets by index, each fetched once by an executor that needs it
     * @param gitCommit commit of the program for the rows, empty where unknown
     * @param limit longest that a run may take, empty where it may take any time
     */
    RunTask(
            Simulation simulation,
            List<Broadcast<SweepPlan.PlannedDataset>> datasets,
            Optional<String> gitCommit,
            Optional<Duration> limit,
            Inbox inbox) {
        this.simulation = simulation;
        this.datasets = datasets;
        this.gitCommit = gitCommit.orElse(null);
        this.limit = limit.orElse(null);
        this.inbox = inbox;
    }

    @Override
    public void call(RunOrder order) throws InterruptedException {
        if (!extensions.equals(extensions())) {
            throw new IllegalStateException("the executor on " + host() + " has the jars " + extensions()
                    + " of one's own, the driver " + extensions);
        }
        SweepPlan.PlannedDataset dataset = datasets.get(order.dataset()).value();
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        RunAttempt attempt = new RunAttempt(simulation, order, dataset.dataset(), TaskContext.get());
        RunAttempt.Outcome outcome = limit == null ? attempt.make() : attempt.makeWithin(limit);
        inbox.add(finished(order, dataset.checksum(), outcome, startedAt, Optional.ofNullable(gitCommit)));
    }

    /** A run that has ended, with its rows. */
    static FinishedRun finished(
            RunOrder order,
            String checksum,
            RunAttempt.Outcome outcome,
            Instant startedAt,
            Optional<String> gitCommit) {
        RunRecord record = new RunRecord(
                order.runId(),
                order.spec(),
                checksum,
                outcome.result(),
                outcome.error(),
                outcome.stopped(),
                order.purpose(),
                new RunRecord.Timing(startedAt, outcome.wallSeconds(), outcome.cpuSeconds(), host()),
                gitCommit);
        return new FinishedRun(
                order.key(),
                outcome.error().isPresent(),
                outcome.outOfMemory(),
                outcome.cpuSeconds(),
                outcome.wallSeconds(),
                ResultSchema.rows(record));
    }

    private static List<String> extensions() {
        return new ArrayList<>(
                Catalogue.extensionJars().stream().map(ExtensionJar::text).toList());
    }

    /** The name of this machine. */
    static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
