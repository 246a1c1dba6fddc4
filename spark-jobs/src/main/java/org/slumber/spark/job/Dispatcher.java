package org.slumber.spark.job;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Hands waiting runs to Spark and knows which are in flight. Runs go out in waves, each an asynchronous Spark job of one
 * task a run; {@link Lookahead} says how many are in flight beyond the cores.
 */
final class Dispatcher {
    private final JavaSparkContext spark;
    private final SweepPlan plan;
    private final RunTask task;
    private final CostModel costs;
    private final RunQueue queue;
    /** Runs whose wave broke down with others in it: each goes out by itself, so that one does not fail for another. */
    private final Deque<PlannedRun> alone = new ArrayDeque<>();
    /**
     * Runs that ran out of memory or lost their executors, for which another run beside them may be to blame: each goes
     * out at the end, when nothing else runs, and what becomes of it then is its own doing.
     */
    private final Deque<PlannedRun> suspects = new ArrayDeque<>();

    private final Map<String, Flight> flights = new HashMap<>();
    private final List<Wave> waves = new ArrayList<>();
    /** Waves that were seen to have ended, and whose runs are looked through once all that came back are taken. */
    private final List<Wave> ended = new ArrayList<>();

    private double expectedInFlight;
    private int submitted;

    Dispatcher(JavaSparkContext spark, SweepPlan plan, RunTask task, CostModel costs, RunQueue queue) {
        this.spark = spark;
        this.plan = plan;
        this.task = task;
        this.costs = costs;
        this.queue = queue;
    }

    /** A run that was handed out, in which wave. */
    private record Flight(PlannedRun run, double expected, int wave, boolean suspect) {}

    /** A Spark job, its number and the runs in it. */
    private record Wave(JavaFutureAction<Void> job, int number, List<PlannedRun> runs) {
        /** Whether one of its runs has not come back; what came back may be in flight again, in another wave. */
        boolean lacks(Flight flight) {
            return flight != null && flight.wave() == number;
        }
    }

    /**
     * A run that cannot be had from Spark.
     *
     * @param run that was lost
     * @param error why, a sentence
     */
    record Lost(PlannedRun run, String error) {}

    /** Whether every run has been handed out and has come back. */
    boolean done() {
        return flights.isEmpty() && queue.isEmpty() && alone.isEmpty() && suspects.isEmpty();
    }

    /** How many runs more should wait, so that no core does, on so many. */
    int room(int cores) {
        int waiting = queue.size() + flights.size();
        return waiting == 0 ? cores : cores + 2 * ahead(cores) - waiting;
    }

    /** Expected time on one core of all that wait or are in flight, from their start, s. */
    double takenOn() {
        return queue.expectedSeconds() + expectedInFlight;
    }

    /** Runs handed out. */
    int inFlight() {
        return flights.size();
    }

    /** Expected time of a run that waits, s; 0 where none does, or only such as have been handed out before. */
    double expectedRunSeconds() {
        return queue.isEmpty() ? 0 : queue.expectedSeconds() / queue.size();
    }

    /** Takes a run in that waits with the others. */
    void add(PlannedRun run) {
        queue.add(run);
    }

    /** Hands out as many runs as there is room for on so many cores. */
    void dispatch(int cores) {
        while (!alone.isEmpty() && flights.size() < cores) {
            submit(List.of(alone.remove()), false);
        }
        if (queue.isEmpty()) {
            if (cores > 0 && flights.isEmpty() && !suspects.isEmpty()) {
                submit(List.of(suspects.remove()), true);
            }
            return;
        }
        int room = Lookahead.wave(cores, flights.size(), ahead(cores));
        List<PlannedRun> wave = new ArrayList<>();
        while (wave.size() < room && !queue.isEmpty()) {
            wave.add(queue.next());
        }
        if (!wave.isEmpty()) {
            submit(wave, false);
        }
    }

    private int ahead(int cores) {
        double mean = flights.isEmpty() ? expectedRunSeconds() : expectedInFlight / flights.size();
        return Lookahead.runs(cores, mean);
    }

    private void submit(List<PlannedRun> runs, boolean suspect) {
        List<RunOrder> orders = new ArrayList<>(runs.size());
        submitted++;
        for (PlannedRun run : runs) {
            orders.add(new RunOrder(run.id(), plan.spec(run), run.dataset(), run.stop(), run.purpose()));
            Flight flight = new Flight(run, costs.expected(run.family(), run.prior()), submitted, suspect);
            flights.put(run.key(), flight);
            expectedInFlight += flight.expected();
        }
        String name = plan.file().name() + ": "
                + (runs.size() == 1
                        ? "run " + runs.get(0).id()
                        : runs.size() + " runs from " + runs.get(0).id());
        spark.setJobGroup(plan.file().name() + " runs", name, true);
        spark.setCallSite(name);
        waves.add(new Wave(spark.parallelize(orders, orders.size()).foreachAsync(task), submitted, runs));
    }

    /**
     * Takes note of a run that came back.
     *
     * @return false where it had come back before, or goes out again because it may have failed for another
     */
    boolean landed(FinishedRun finished) {
        Flight flight = flights.remove(finished.key());
        if (flight == null) {
            return false;
        }
        expectedInFlight -= flight.expected();
        if (finished.outOfMemory() && !flight.suspect()) {
            suspects.add(flight.run());
            return false;
        }
        if (!finished.failed()) {
            costs.learn(flight.run().family(), flight.run().prior(), finished.wallSeconds());
        }
        return true;
    }

    /** Looks whether waves have ended; what came back of them has arrived by then, and is to be taken next. */
    boolean waveEnded() {
        for (Iterator<Wave> each = waves.iterator(); each.hasNext(); ) {
            Wave wave = each.next();
            if (wave.job().isDone()) {
                each.remove();
                ended.add(wave);
            }
        }
        return !ended.isEmpty();
    }

    /**
     * Looks through the waves that {@link #waveEnded()} saw: of one that has ended since, what came back may not have
     * been taken. Runs of theirs that did not come back go out again by themselves; one that was by itself is lost.
     *
     * @throws SweepFailedException where Spark itself has ended
     */
    List<Lost> endWaves() {
        List<Lost> lost = new ArrayList<>();
        for (Wave wave : ended) {
            List<PlannedRun> missing = wave.runs().stream()
                    .filter(run -> wave.lacks(flights.get(run.key())))
                    .toList();
            if (!missing.isEmpty()) {
                WaveFailure failure = WaveFailure.of(wave.job());
                if (spark.sc().isStopped() || failure.sparkEnded()) {
                    throw new SweepFailedException("Spark has ended (" + failure.sentence() + ")", null);
                }
                missing.forEach(run -> again(run, wave, failure).ifPresent(lost::add));
            }
        }
        ended.clear();
        return lost;
    }

    private Optional<Lost> again(PlannedRun run, Wave wave, WaveFailure failure) {
        Flight flight = flights.remove(run.key());
        expectedInFlight -= flight.expected();
        if (wave.runs().size() > 1) {
            alone.add(run);
        } else if (failure.executorLost() && !flight.suspect()) {
            suspects.add(run);
        } else {
            return Optional.of(new Lost(run, failure.sentence()));
        }
        return Optional.empty();
    }

    /** Ends all that is in flight. */
    void cancel() {
        waves.forEach(wave -> wave.job().cancel(true));
    }

    /** Expected time on one core of all that is not done; of what is in flight half is. */
    CostModel.Estimate left() {
        Map<String, Double> priors = new HashMap<>();
        queue.addPriors(priors);
        flights.values()
                .forEach(flight ->
                        priors.merge(flight.run().family(), flight.run().prior() / 2, Double::sum));
        return costs.estimate(priors, queue.size() + flights.size());
    }
}
