package org.slumber.spark.job;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs that wait, the longest expected first, so that no straggler ends the sweep. Within a family the order is fixed by
 * the prior cost; which family comes next follows what was measured meanwhile.
 */
final class RunQueue {
    private final CostModel costs;
    private final Map<String, Family> families = new LinkedHashMap<>();
    private int size;

    RunQueue(CostModel costs, Collection<PlannedRun> runs) {
        this.costs = costs;
        List<PlannedRun> longestFirst = runs.stream()
                .sorted(Comparator.comparingDouble(PlannedRun::prior).reversed())
                .toList();
        for (PlannedRun run : longestFirst) {
            Family family = families.computeIfAbsent(run.family(), key -> new Family());
            family.waiting.add(run);
            family.prior += run.prior();
        }
        size = longestFirst.size();
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Takes out the run that is expected to take longest; the first planned of several. */
    PlannedRun next() {
        Family longest = null;
        double seconds = -1;
        for (Family family : families.values()) {
            PlannedRun head = family.waiting.peek();
            if (head != null && costs.expected(head.family(), head.prior()) > seconds) {
                longest = family;
                seconds = costs.expected(head.family(), head.prior());
            }
        }
        if (longest == null) {
            throw new IllegalStateException("no run waits");
        }
        PlannedRun next = longest.waiting.remove();
        longest.prior -= next.prior();
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

    private static final class Family {
        private final Deque<PlannedRun> waiting = new ArrayDeque<>();
        private double prior;
    }
}
