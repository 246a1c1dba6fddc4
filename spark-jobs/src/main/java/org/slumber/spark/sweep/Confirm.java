package org.slumber.spark.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slumber.engine.spec.InvalidInputException;

/**
 * The best configurations are run again on seeds that nothing was chosen by.
 *
 * @param best so many of each data set, and of each variant where there are such, at least 1
 * @param seeds fresh ones of each, at least 1; they follow all that the sweep may use otherwise
 * @param metric column that they are chosen by
 * @param goal what is better
 * @param among column of runs that must be 1 in all searched seeds of a point for it to be chosen; empty where any may be
 * @param searched seeds of a point that the sweep may use otherwise
 */
public record Confirm(int best, int seeds, String metric, Halving.Goal goal, Optional<String> among, int searched) {
    /** The keys of the section {@code confirm}. */
    static final List<String> KEYS = List.of("best", "seeds", "metric", "goal", "among");

    private static final int MOST = 10_000;

    /** The section; what a search of the sweep looks at cannot be given again. */
    static Confirm read(Section section, Optional<Adaptive> adaptive, int searched) {
        int best = (int) section.whole("best", 1, MOST);
        int seeds = (int) section.whole("seeds", 1, MOST);
        Optional<String> among = section.has("among") ? Optional.of(section.text("among")) : Optional.empty();
        if (adaptive.isPresent()) {
            refuse(section, "metric");
        }
        if (adaptive.isPresent() && adaptive.get() instanceof Halving halving) {
            refuse(section, "goal");
            return new Confirm(best, seeds, halving.metric(), halving.goal(), among, searched);
        }
        String metric = adaptive.map(Adaptive::metric)
                .orElseGet(() -> section.has("metric") ? section.text("metric") : "test_accuracy");
        Halving.Goal goal = section.has("goal")
                ? section.choice("goal", Arrays.asList(Halving.Goal.values()), Halving.Goal::text)
                : Halving.Goal.MAX;
        return new Confirm(best, seeds, metric, goal, among, searched);
    }

    private static void refuse(Section section, String key) {
        if (section.has(key)) {
            throw new InvalidInputException(
                    "confirm." + key + " is that of the search whose best are confirmed; leave it out");
        }
    }

    /**
     * In words.
     *
     * @param ofVariants whether the sweep has variants
     */
    public String text(boolean ofVariants) {
        return "confirm: the best " + best + " of each data set" + (ofVariants ? " and variant" : "")
                + among.map(column -> " among those with " + column).orElse("") + " by " + goal.text() + " " + metric
                + " on " + seeds
                + (seeds == 1 ? " fresh seed" : " fresh seeds");
    }
}
