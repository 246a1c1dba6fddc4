package org.slumber.spark.job;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;

/**
 * A cluster in simulated time, run by run, under the policy that a sweep has: {@link RunQueue} and {@link CostModel} say
 * which run is next, {@link Lookahead} how many go out. Around them it has what Spark costs: a wave has to be submitted,
 * and tasks are launched one after another by the driver. All times in s.
 */
final class ClusterSimulation {
    /** Time to submit a wave, as measured for a job of one task. */
    private static final double SUBMISSION = 0.017;
    /** Time that the driver takes to launch a task, the middle of what was measured. */
    private static final double LAUNCH = 0.0007;

    private final int cores;
    private final ToDoubleFunction<PlannedRun> seconds;
    private final CostModel costs = new CostModel();
    private final RunQueue queue;
    private final PriorityQueue<Running> running = new PriorityQueue<>(Comparator.comparingDouble(Running::end));
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private double now;
    private double launcherFree;
    private int free;
    private int inFlight;
    private double expectedInFlight;

    /**
     * A cluster with nothing done.
     *
     * @param cores executors of one core each
     * @param seconds what each run really takes
     */
    ClusterSimulation(int cores, Collection<PlannedRun> runs, ToDoubleFunction<PlannedRun> seconds) {
        this.cores = cores;
        this.seconds = seconds;
        this.queue = new RunQueue(costs, runs);
        this.free = cores;
    }

    /** A run that was handed out. */
    private record Waiting(PlannedRun run, double expected, double since) {}

    private record Running(Waiting task, double took, double end) {}

    /** Runs it all and returns the time from the first wave's submission to the last run's end. */
    double makespan() {
        hand();
        while (!running.isEmpty()) {
            Running ended = running.remove();
            now = ended.end();
            free++;
            PlannedRun run = ended.task().run();
            inFlight--;
            expectedInFlight -= ended.task().expected();
            costs.learn(run.family(), run.prior(), ended.took());
            hand();
        }
        return now;
    }

    /** What the driver does whenever a run comes back. */
    private void hand() {
        if (!queue.isEmpty()) {
            double mean = inFlight == 0 ? queue.expectedSeconds() / queue.size() : expectedInFlight / inFlight;
            int wave = Lookahead.wave(cores, inFlight, Lookahead.runs(cores, mean));
            for (int i = 0; i < wave && !queue.isEmpty(); i++) {
                PlannedRun run = queue.next();
                double expected = costs.expected(run.family(), run.prior());
                waiting.add(new Waiting(run, expected, now + SUBMISSION));
                inFlight++;
                expectedInFlight += expected;
            }
        }
        for (; free > 0 && !waiting.isEmpty(); free--) {
            Waiting task = waiting.remove();
            launcherFree = Math.max(launcherFree, Math.max(now, task.since())) + LAUNCH;
            double took = seconds.applyAsDouble(task.run());
            running.add(new Running(task, took, launcherFree + took));
        }
    }
}
