package org.slumber.spark.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/**
 * Runs that wait, the longest expected first, so that no straggler ends the sweep. Within a family the order is fixed by
 * the prior cost; which family comes next follows what was measured meanwhile.
 */
final class RunQueue {
    private final CostModel costs;
    private final Map<String, Family> families = new LinkedHashMap<>();
    private final ToLongFunction<PlannedRun> priority;
    private int size;
    private long added;

    RunQueue(CostModel costs, Collection<PlannedRun> runs) {
        this(costs, runs, run -> 0);
    }

    /**
     * A queue in which some go first whatever they take.
     *
     * @param priority runs with more of it go before those with less; it does not change while a run waits
     */
    RunQueue(CostModel costs, Collection<PlannedRun> runs, ToLongFunction<PlannedRun> priority) {
        this.costs = costs;
        this.priority = priority;
        runs.forEach(this::add);
    }

    /** Takes a run in. */
    void add(PlannedRun run) {
        Family family = families.computeIfAbsent(run.family(), key -> new Family());
        family.waiting.add(new Waiting(run, priority.applyAsLong(run), added));
        family.prior += run.prior();
        added++;
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Takes out the run that is expected to take longest; the first planned of several. */
    PlannedRun next() {
        Family first = null;
        long most = 0;
        double longest = -1;
        for (Family family : families.values()) {
            Waiting head = family.waiting.peek();
            if (head == null) {
                continue;
            }
            double seconds = costs.expected(head.run.family(), head.run.prior());
            if (first == null || head.priority > most || (head.priority == most && seconds > longest)) {
                first = family;
                most = head.priority;
                longest = seconds;
            }
        }
        if (first == null) {
            throw new IllegalStateException("no run waits");
        }
        PlannedRun next = first.waiting.remove().run;
        first.prior -= next.prior();
        size--;
        return next;
    }

    /** Expected time on one core of all that wait, s. */
    double expectedSeconds() {
        double seconds = 0;
        for (Map.Entry<String, Family> entry : families.entrySet()) {
            seconds += costs.expected(entry.getKey(), entry.getValue().prior);
        }
        return seconds;
    }

    /** Adds the priors of all that wait to those of their families, s. */
    void addPriors(Map<String, Double> priors) {
        families.forEach((name, family) -> {
            if (!family.waiting.isEmpty()) {
                priors.merge(name, family.prior, Double::sum);
            }
        });
    }

    /** A run, its priority, and how many were added before it. */
    private record Waiting(PlannedRun run, long priority, long before) {}

    private static final class Family {
        private final PriorityQueue<Waiting> waiting =
                new PriorityQueue<>(Comparator.comparingLong((Waiting each) -> -each.priority)
                        .thenComparingDouble(each -> -each.run.prior())
                        .thenComparingLong(Waiting::before));
        private double prior;
    }
}
