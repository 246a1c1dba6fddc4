package org.slumber.spark.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asynchronous successive halving (L. Li, K. Jamieson, A. Rostamizadeh, E. Gonina, J. Ben-tzur, M. Hardt, B. Recht,
 * A. Talwalkar, "A System for Massively Parallel Hyperparameter Tuning", MLSys 2020,
 * <a href="https://arxiv.org/abs/1810.05934">arXiv 1810.05934</a>, algorithm 2).
 *
 * <p>All configurations are trained to the first rung. Whoever is among the best 1/η of those judged on a rung goes on
 * to the next, and from the last rung to the whole run. No rung waits until it is full. As the paper says, some go on
 * early that would not have been among the best in the end; about the square root of a rung's size.
 *
 * <p><b>What differs from the paper.</b> There, whoever arrives first is judged first, so another cluster promotes
 * others. Here each rung judges in its order of entry, and a result that arrives early waits for those before it; no
 * core does, as there are always runs of the first rung left, and at the very end those promoted. The first rung's order
 * is given (the caller shuffles it, by a hash, as neighbours in a grid are alike), that of a later one is the order of
 * promotion, so by induction every decision follows from the results alone. And where nobody has left a rung in the end,
 * its best goes on, so that there is a whole run even of fewer than η configurations.
 *
 * <p><b>Why runs are made anew on each rung</b>, and not paused or told on the way to stop: a paused run would need its
 * state stored, which is against one pure function a run, and being told on the way needs a line from driver to task
 * that Spark does not have, and makes the outcome hang on when the word arrives. Here a task knows beforehand how far to
 * go, may die and be tried again anywhere, and has the same row each time. The price: a configuration on rung k has been
 * trained from 1 + 1/η + 1/η² + … times as long as its last stage, so in all a search takes about η/(η − 1) times the
 * epochs of one that pauses: 1.5 times for η = 3.
 *
 * <p>A configuration is a point with all its seeds; its score is the mean over them, and none where one of them failed.
 */
public final class SuccessiveHalving implements Search {
    private final int rungs;
    private final double sign;
    private final List<Entry> entries;
    private final Configuration[] configurations;
    private final int[] configurationOfRun;
    private final List<Competition> competitions = new ArrayList<>();

    /**
     * A configuration.
     *
     * @param runs its runs, indices in the plan, at least one
     * @param competition it is compared with those of the same number, from 0
     */
    public record Entry(int[] runs, int competition) {}

    /**
     * A search.
     *
     * @param eta of so many on a rung, one goes on; at least 2
     * @param rungs stages before the whole run, at least 1
     * @param maximise whether more of the metric is better
     * @param entries in the order in which they enter the first rung
     * @param planned number of runs in the plan
     */
    public SuccessiveHalving(int eta, int rungs, boolean maximise, List<Entry> entries, int planned) {
        this.rungs = rungs;
        sign = maximise ? 1 : -1;
        this.entries = List.copyOf(entries);
        configurations = new Configuration[entries.size()];
        configurationOfRun = new int[planned];
        for (int i = 0; i < configurations.length; i++) {
            Entry entry = entries.get(i);
            configurations[i] = new Configuration(entry.runs(), entry.competition(), i);
            for (int run : entry.runs()) {
                configurationOfRun[run] = i;
            }
            while (competitions.size() <= entry.competition()) {
                competitions.add(new Competition(eta));
            }
        }
    }

    @Override
    public List<Order> first() {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < configurations.length; i++) {
            enter(i, 0, orders);
        }
        return orders;
    }

    @Override
    public List<Order> take(Order order, Optional<Measured> value) {
        List<Order> orders = new ArrayList<>();
        Configuration configuration = configurations[configurationOfRun[order.run()]];
        configuration.sum += value.map(Measured::value).orElse(Double.NaN);
        configuration.waitsFor--;
        if (configuration.waitsFor == 0 && order.stage() < rungs) {
            Competition competition = competitions.get(configuration.competition);
            competition
                    .rungs
                    .get(order.stage())
                    .score(configuration.position, sign * configuration.sum / configuration.runs.length);
            judge(competition, orders);
        }
        return orders;
    }

    private void judge(Competition competition, List<Order> orders) {
        boolean closed = true;
        for (int stage = 0; stage < rungs; stage++) {
            Rung rung = competition.rungs.get(stage);
            while (rung.canJudge()) {
                for (int going : rung.judge()) {
                    enter(going, stage + 1, orders);
                }
            }
            // nobody comes to a rung any more once all below it are judged
            closed &= rung.allJudged();
            if (closed) {
                for (int going : rung.promoteBestIfNone()) {
                    enter(going, stage + 1, orders);
                }
            }
        }
    }

    private void enter(int index, int stage, List<Order> orders) {
        Configuration configuration = configurations[index];
        configuration.stage = stage;
        configuration.sum = 0;
        configuration.waitsFor = configuration.runs.length;
        if (stage < rungs) {
            configuration.position =
                    competitions.get(configuration.competition).rungs.get(stage).enter(index);
        }
        for (int run : configuration.runs) {
            orders.add(new Order(run, stage));
        }
    }

    /** Later stages first, as decisions hang on them; on a stage in the order of entry. */
    @Override
    public long priority(Order order) {
        return ((long) order.stage() << Integer.SIZE) - configurations[configurationOfRun[order.run()]].index;
    }

    /** Who competes, in the order of entry. */
    public List<Entry> entries() {
        return entries;
    }

    /** The last stage that a run was ordered for; stages before it were passed. */
    public int stage(int run) {
        return configurations[configurationOfRun[run]].stage;
    }

    /** How the rungs went, from the first, all competitions together. */
    public List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int stage = 0; stage < rungs; stage++) {
            int entered = 0;
            int promoted = 0;
            for (Competition competition : competitions) {
                entered += competition.rungs.get(stage).entered();
                promoted += competition.rungs.get(stage).promoted();
            }
            outcomes.add(new Outcome(entered, promoted));
        }
        return outcomes;
    }

    /**
     * How a rung went.
     *
     * @param entered configurations that came to it
     * @param promoted those of them that went on
     */
    public record Outcome(int entered, int promoted) {}

    private final class Competition {
        private final List<Rung> rungs = new ArrayList<>();

        private Competition(int eta) {
            for (int stage = 0; stage < SuccessiveHalving.this.rungs; stage++) {
                rungs.add(new Rung(eta));
            }
        }
    }

    private static final class Configuration {
        private final int[] runs;
        private final int competition;
        private final int index;
        private int stage;
        private int position;
        private int waitsFor;
        private double sum;

        private Configuration(int[] runs, int competition, int index) {
            this.runs = runs;
            this.competition = competition;
            this.index = index;
        }
    }
}
