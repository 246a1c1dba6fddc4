package org.slumber.spark.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * One rung of a competition: who came to it, and who goes on. Results are judged in the order of entry, however they
 * arrive: an entrant's result waits until those of all before it are there.
 */
final class Rung {
    /** Better ones first; whoever has no value comes last, and of equals whoever came first goes first. */
    private static final Comparator<Entrant> RANKING = Comparator.comparing(
                    (Entrant entrant) -> Double.isNaN(entrant.score))
            .thenComparing(Comparator.comparingDouble((Entrant entrant) -> entrant.score)
                    .reversed())
            .thenComparingInt(entrant -> entrant.position);

    private final int eta;
    private final List<Entrant> entrants = new ArrayList<>();
    private final TreeSet<Entrant> best = new TreeSet<>(RANKING);
    private final TreeSet<Entrant> others = new TreeSet<>(RANKING);
    private int judged;
    private int promoted;

    Rung(int eta) {
        this.eta = eta;
    }

    /** Somebody on a rung. */
    private static final class Entrant {
        private final int configuration;
        private final int position;
        private boolean scored;
        private double score;
        private boolean promoted;

        private Entrant(int configuration, int position) {
            this.configuration = configuration;
            this.position = position;
        }
    }

    /** Lets a configuration in, and says at which position. */
    int enter(int configuration) {
        entrants.add(new Entrant(configuration, entrants.size()));
        return entrants.size() - 1;
    }

    /** Takes note of a score, greater being better; NaN where there is none. */
    void score(int position, double score) {
        entrants.get(position).scored = true;
        entrants.get(position).score = score;
    }

    /** Judges the next entrant if its score is there; the configurations that go on by this, best first. */
    List<Integer> judge() {
        Entrant entrant = entrants.get(judged);
        judged++;
        others.add(entrant);
        // the best ⌊judged / η⌋ of all that were judged
        best.add(others.pollFirst());
        while (best.size() > judged / eta) {
            others.add(best.pollLast());
        }
        List<Integer> going = new ArrayList<>();
        // whoever is newly among the best is this entrant, or the one for whom there is a place more
        for (Entrant candidate : List.of(entrant, best.isEmpty() ? entrant : best.last())) {
            if (best.contains(candidate)) {
                promote(candidate, going);
            }
        }
        return going;
    }

    /** At the end of a rung that nobody leaves otherwise, its best goes on. */
    List<Integer> promoteBestIfNone() {
        List<Integer> going = new ArrayList<>();
        if (promoted == 0 && !others.isEmpty()) {
            promote(others.first(), going);
        }
        return going;
    }

    private void promote(Entrant entrant, List<Integer> going) {
        if (!entrant.promoted && !Double.isNaN(entrant.score)) {
            entrant.promoted = true;
            promoted++;
            going.add(entrant.configuration);
        }
    }

    /** Whether the next entrant's score is there. */
    boolean canJudge() {
        return judged < entrants.size() && entrants.get(judged).scored;
    }

    /** Whether all that have entered are judged. */
    boolean allJudged() {
        return judged == entrants.size();
    }

    int entered() {
        return entrants.size();
    }

    int promoted() {
        return promoted;
    }

    /** Whether the configuration at a position went on. */
    boolean promoted(int position) {
        return entrants.get(position).promoted;
    }
}
