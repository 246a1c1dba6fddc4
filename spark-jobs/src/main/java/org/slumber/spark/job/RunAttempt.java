package org.slumber.spark.job;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.TaskContext;
import org.slumber.engine.RunResult;
import org.slumber.engine.data.Samples;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.RunCancelledException;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.RunRecord;

/**
 * Makes one run and times it; what the run throws is its outcome. A run with a limit has a thread of its own: one that
 * does not end when it is told to is left behind there, and the task goes on to the next.
 */
final class RunAttempt {
    /** What a run that is past its limit may take to notice, s; the engine looks up after every image. */
    private static final long GRACE_SECONDS = 5;

    private static final double NANOS = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Simulation simulation;
    private final RunOrder order;
    private final Samples dataset;
    /** Null outside a task. */
    private final TaskContext task;

    private volatile boolean late;

    RunAttempt(Simulation simulation, RunOrder order, Samples dataset, TaskContext task) {
        this.simulation = simulation;
        this.order = order;
        this.dataset = dataset;
        this.task = task;
    }

    /**
     * What came of a run: a result, an error or, where it was ordered to stop early, what it was until then.
     *
     * @param outOfMemory whether the error is that of the memory, for which another run may be to blame
     * @param wallSeconds elapsed, s
     * @param cpuSeconds CPU time, s
     */
    record Outcome(
            Optional<RunResult> result,
            Optional<String> error,
            Optional<RunRecord.Stopped> stopped,
            boolean outOfMemory,
            double wallSeconds,
            double cpuSeconds) {}

    /** Makes the run on this thread, however long it takes. */
    Outcome make() {
        long wall = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        Optional<RunResult> result = Optional.empty();
        Optional<String> error = Optional.empty();
        Optional<RunRecord.Stopped> stopped = Optional.empty();
        Watch watch = new Watch();
        boolean outOfMemory = false;
        try {
            result = Optional.of(simulation.run(order.spec(), dataset, watch));
        } catch (RunCancelledException e) {
            if (!watch.reached) {
                throw e;
            }
            stopped = Optional.of(new RunRecord.Stopped(
                    order.stop().rung(), order.stop().epochs(), order.stop().metric(), watch.checkpoints));
        } catch (OutOfMemoryError e) {
            outOfMemory = true;
            error = Optional.of(sentence(e) + "; a run of this size needs a larger --executor-memory"
                    + " (without a cluster, --driver-memory)");
        } catch (Exception | StackOverflowError | AssertionError e) {
            error = Optional.of(sentence(e));
        }
        return new Outcome(
                result,
                error,
                stopped,
                outOfMemory,
                (System.nanoTime() - wall) / NANOS,
                (THREADS.getCurrentThreadCpuTime() - cpu) / NANOS);
    }

    /**
     * Makes the run, but for no longer than so long.
     *
     * @throws InterruptedException where Spark wants the task gone
     */
    Outcome makeWithin(Duration limit) throws InterruptedException {
        FutureTask<Outcome> run = new FutureTask<>(this::make);
        Thread thread = new Thread(run, "run with a limit");
        thread.setDaemon(true);
        thread.start();
        try {
            return run.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return end(run, thread, limit);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } finally {
            // a no-op once the run has ended
            thread.interrupt();
        }
    }

    private Outcome end(FutureTask<Outcome> run, Thread thread, Duration limit) throws InterruptedException {
        late = true;
        long cpu = THREADS.getThreadCpuTime(thread.getId());
        thread.interrupt();
        String why = "the run took longer than the --run-timeout of "
                + new BigDecimal(limit.toMillis())
                        .movePointLeft(3)
                        .stripTrailingZeros()
                        .toPlainString() + " s";
        try {
            Outcome outcome = run.get(GRACE_SECONDS, TimeUnit.SECONDS);
            if (outcome.result().isPresent() || outcome.stopped().isPresent()) {
                return outcome;
            }
        } catch (ExecutionException e) {
            return past(limit, cpu, why);
        } catch (TimeoutException e) {
            return past(limit, cpu, why + " and did not end when told to; it goes on without the sweep");
        }
        return past(limit, cpu, why);
    }

    private static Outcome past(Duration limit, long cpu, String why) {
        return new Outcome(
                Optional.empty(),
                Optional.of(why),
                Optional.empty(),
                false,
                limit.toNanos() / NANOS,
                Math.max(0, cpu) / NANOS);
    }

    private static RuntimeException unchecked(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return (RuntimeException) e;
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

    /** Ends the run early, once it is late, Spark wants the task gone or the order says so. */
    private final class Watch implements RunObserver {
        private final List<Checkpoint> checkpoints = new ArrayList<>();
        private boolean reached;

        @Override
        public void checkpoint(Checkpoint checkpoint) {
            checkpoints.add(checkpoint);
            reached |= checkpoint.moment() == Checkpoint.Moment.EPOCH
                    && checkpoint.epoch() == order.stop().epochs();
        }

        @Override
        public boolean cancelled() {
            return reached || late || (task != null && task.isInterrupted());
        }
    }
}
