package org.slumber.spark.sweep;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.slumber.engine.spec.InvalidInputException;

/** Names the known word that a user may have meant. */
public final class Nearest {
    private static final int FEW = 20;

    private Nearest() {}

    /** The known word with the fewest edits to the given one, letter case aside; the first of several. */
    public static String to(String given, Collection<String> known) {
        return known.stream().min(byEdits(given)).orElseThrow();
    }

    /** The known words that no more than half of the given one is edited for, nearest first; at most so many. */
    public static List<String> several(String given, Collection<String> known, int most) {
        return known.stream()
                .filter(word -> edits(given, word) <= given.length() / 2)
                .sorted(byEdits(given))
                .limit(most)
                .toList();
    }

    private static Comparator<String> byEdits(String given) {
        return Comparator.comparingInt(word -> edits(given, word));
    }

    private static int edits(String given, String word) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(given.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
    }

    /**
     * What to throw for a word that is not known: it names the nearest, or of few known words, none of which is near, all.
     *
     * @param what e.g. {@code "parameter"}
     */
    static InvalidInputException unknown(String what, String given, Collection<String> known) {
        boolean near = !several(given, known, 1).isEmpty();
        return new InvalidInputException("unknown " + what + " " + given
                + (near || known.size() > FEW
                        ? "; the nearest known one is " + to(given, known)
                        : "; known are " + String.join(", ", known)));
    }
}
