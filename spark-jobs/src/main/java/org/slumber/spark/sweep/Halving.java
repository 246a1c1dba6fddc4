package org.slumber.spark.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Successive halving: all are trained for a few epochs, the best of them for more, and the best of these whole.
 *
 * @param metric a numeric column of {@code checkpoints}, read at the end of an epoch
 * @param goal what is better
 * @param eta of so many, one goes on, trained so many times as long; at least 2
 * @param from epochs of the first rung, at least 1
 */
public record Halving(String metric, Goal goal, int eta, int from) implements Adaptive {
    /** The keys of the section {@code halving}. */
    static final List<String> KEYS = List.of("metric", "goal", "eta", "from");

    private static final Pattern EPOCHS = Pattern.compile("([0-9]{1,6}) *epochs?");

    /** Which end of the metric is the good one. */
    public enum Goal {
        /** More is better. */
        MAX,
        /** Less is better. */
        MIN;

        /** As in a sweep file. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Halving read(Section section) {
        String metric = section.text("metric");
        Goal goal = section.choice("goal", Arrays.asList(Goal.values()), Goal::text);
        int eta = (int) section.whole("eta", 2, 1000);
        Matcher epochs = EPOCHS.matcher(section.text("from"));
        if (epochs.matches()) {
            section.put("from", epochs.group(1));
        }
        return new Halving(metric, goal, eta, (int) section.whole("from", 1, 1_000_000));
    }

    /**
     * The epochs of each rung below the whole run: from, from·η, from·η² …
     *
     * @param epochs of the whole run
     * @throws InvalidInputException where there is none
     */
    public int[] rungs(long epochs) {
        if (from >= epochs) {
            throw new InvalidInputException("halving.from must be below training.epochs (" + epochs + "), was " + from);
        }
        return LongStream.iterate(from, rung -> rung < epochs, rung -> rung * eta)
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    @Override
    public String text() {
        return "halving: 1 of " + eta + " goes on by " + goal.text() + " " + metric + ", first after "
                + (from == 1 ? "1 epoch" : from + " epochs");
    }
}
