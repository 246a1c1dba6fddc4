package org.slumber.spark.job;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.broadcast.Broadcast;
import org.slumber.engine.Checkpoint;
import org.slumber.engine.RunCancelledException;
import org.slumber.engine.RunObserver;
import org.slumber.engine.RunResult;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.RunRecord;

/** One task: makes one run and sends its rows to the driver. What the run throws becomes its row. */
final class RunTask implements VoidFunction<RunOrder> {
    private static final long serialVersionUID = 1L;
    private static final double NANOS = 1e9;

    private final Simulation simulation;
    private final List<Broadcast<SweepPlan.PlannedDataset>> datasets;
    private final String gitCommit;
    private final Inbox inbox;

    /**
     * Makes the function of all tasks of a sweep.
     *
     * @param datasets by index, each fetched once by an executor that needs it
     * @param gitCommit of the program, null where unknown
     */
    RunTask(Simulation simulation, List<Broadcast<SweepPlan.PlannedDataset>> datasets, String gitCommit, Inbox inbox) {
        this.simulation = simulation;
        this.datasets = datasets;
        this.gitCommit = gitCommit;
        this.inbox = inbox;
    }

    @Override
    public void call(RunOrder order) {
        SweepPlan.PlannedDataset dataset = datasets.get(order.dataset()).value();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        long wall = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        Optional<RunResult> result = Optional.empty();
        Optional<String> error = Optional.empty();
        try {
            result = Optional.of(simulation.run(order.spec(), dataset.dataset(), new Watch(TaskContext.get())));
        } catch (RunCancelledException e) {
            throw e;
        } catch (Exception | StackOverflowError | AssertionError e) {
            error = Optional.of(sentence(e));
        }
        double cpuSeconds = (threads.getCurrentThreadCpuTime() - cpu) / NANOS;
        double wallSeconds = (System.nanoTime() - wall) / NANOS;
        RunRecord record = new RunRecord(
                order.runId(),
                order.spec(),
                dataset.checksum(),
                result,
                error,
                new RunRecord.Timing(startedAt, wallSeconds, cpuSeconds, host()),
                Optional.ofNullable(gitCommit));
        inbox.add(new FinishedRun(
                order.runId(),
                error.isPresent(),
                cpuSeconds,
                wallSeconds,
                ResultSchema.runRow(record),
                ResultSchema.checkpointRows(record)));
    }

    /** What a user did wrong is a sentence already; of anything else, what it was and where. */
    static String sentence(Throwable e) {
        if (e instanceof InvalidInputException) {
            return e.getMessage();
        }
        String what = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? what : what + " at " + trace[0];
    }

    /** The name of this machine. */
    static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Ends the run early once Spark wants the task gone. */
    private record Watch(TaskContext context) implements RunObserver {
        @Override
        public void checkpoint(Checkpoint checkpoint) {}

        @Override
        public boolean cancelled() {
            return context != null && context.isInterrupted();
        }
    }
}
