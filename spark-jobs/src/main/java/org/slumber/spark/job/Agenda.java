package org.slumber.spark.job;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.search.Everything;
import org.slumber.spark.search.Measured;
import org.slumber.spark.search.Search;

/**
 * The runs to make: all that are missing, or where the sweep is a search those that it asks for and that are missing.
 * What is there already is told to the search as if it had just come back, so a search that was cut off goes on where it
 * was.
 */
final class Agenda {
    private final SweepPlan plan;
    private final Optional<PlannedSearch> planned;
    private final RecordedValues recorded;
    private final Map<String, Search.Order> underway = new HashMap<>();
    private Resumption resumption;
    private int toRun;
    private int there;
    private int failedThere;

    private Agenda(SweepPlan plan, Optional<PlannedSearch> planned, Resumption resumption) {
        this.plan = plan;
        this.planned = planned;
        this.resumption = resumption;
        recorded = planned.map(RecordedValues::new).orElse(null);
        toRun = resumption.toRun().size();
    }

    /** What to begin with. */
    static Agenda of(SparkSession spark, ResultsFolder folder, SweepPlan plan, Resumption resumption)
            throws IOException {
        Agenda agenda = new Agenda(plan, PlannedSearch.of(plan), resumption);
        if (agenda.planned.isPresent()) {
            agenda.toRun = 0;
            agenda.recorded.read(spark, folder);
            List<PlannedRun> runs = agenda.follow(agenda.planned.get().asked().first());
            SweepProgress.Resume all = resumption.resume();
            agenda.resumption = new Resumption(
                    new SweepProgress.Resume(
                            agenda.there + runs.size(), 0, all.found(), agenda.there, agenda.failedThere, runs.size()),
                    runs);
        }
        return agenda;
    }

    /** The runs to begin with, and their number for the user. */
    Resumption resumption() {
        return resumption;
    }

    /** Whether all that are missing are made, whatever the results. */
    boolean everything() {
        return planned.isEmpty();
    }

    /** Takes note that not all that are missing are made: none until they are admitted. */
    void admitNone() {
        toRun = 0;
    }

    /** Takes note that so many more are made. */
    void admit(int runs) {
        toRun += runs;
    }

    /** Runs to make, as far as is known. */
    int toRun() {
        return toRun;
    }

    /** Runs that go first have more. */
    long priority(PlannedRun run) {
        return planned.map(each -> each.asked().priority(underway.get(run.key())))
                .orElse(0L);
    }

    /** The runs to make because of one that came back. */
    List<PlannedRun> landed(FinishedRun finished) {
        if (planned.isEmpty()) {
            return List.of();
        }
        Search.Order order = underway.remove(finished.key());
        recorded.add(plan.runId(order.run()), order.stage(), finished);
        return follow(planned.get().asked().take(order, value(order)));
    }

    /** The results that are there answer for themselves. */
    private List<PlannedRun> follow(List<Search.Order> orders) {
        PlannedSearch each = planned.orElseThrow();
        Deque<Search.Order> open = new ArrayDeque<>(orders);
        List<PlannedRun> runs = new ArrayList<>();
        while (!open.isEmpty()) {
            Search.Order order = open.remove();
            String id = plan.runId(order.run());
            if (recorded.reached(id, order.stage())) {
                there++;
                failedThere += recorded.failed(id) ? 1 : 0;
                open.addAll(each.asked().take(order, value(order)));
            } else {
                PlannedRun run = each.run(plan, order);
                underway.put(run.key(), order);
                runs.add(run);
            }
        }
        toRun += runs.size();
        return runs;
    }

    private Optional<Measured> value(Search.Order order) {
        return recorded.value(plan.runId(order.run()), order.stage());
    }

    /** How the search went; empty where there is none. */
    Optional<Conclusion> conclusion() {
        return planned.filter(each -> !(each.search() instanceof Everything))
                .map(each -> Conclusion.of(plan, each, recorded));
    }

    /** What came of confirming the best; empty where that is not asked for. */
    Optional<Confirmed> confirmed() {
        return planned.flatMap(each -> each.confirmation().map(confirmation -> Confirmed.of(plan, each, confirmation)));
    }
}
