package org.slumber.spark.job;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
        Watch watch = new Watch(TaskContext.get(), order.stop().epochs());
        Optional<RunResult> result = Optional.empty();
        Optional<RunRecord.Stopped> stopped = Optional.empty();
        Optional<String> error = Optional.empty();
        try {
            result = Optional.of(simulation.run(order.spec(), dataset.dataset(), watch));
        } catch (RunCancelledException e) {
            if (!watch.reached) {
                throw e;
            }
            stopped = Optional.of(new RunRecord.Stopped(
                    order.stop().rung(), order.stop().epochs(), order.stop().metric(), watch.checkpoints));
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
                stopped,
                new RunRecord.Timing(startedAt, wallSeconds, cpuSeconds, host()),
                Optional.ofNullable(gitCommit));
        inbox.add(new FinishedRun(
                order.key(),
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

    /** Ends the run early, once Spark wants the task gone or where the order says so. */
    private static final class Watch implements RunObserver {
        private final TaskContext context;
        private final int epochs;
        private final List<Checkpoint> checkpoints = new ArrayList<>();
        private boolean reached;

        private Watch(TaskContext context, int epochs) {
            this.context = context;
            this.epochs = epochs;
        }

        @Override
        public void checkpoint(Checkpoint checkpoint) {
            checkpoints.add(checkpoint);
            reached |= checkpoint.moment() == Checkpoint.Moment.EPOCH && checkpoint.epoch() == epochs;
        }

        @Override
        public boolean cancelled() {
            return reached || (context != null && context.isInterrupted());
        }
    }
}
