package org.slumber.spark.sweep;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.slumber.engine.spec.InvalidInputException;

/** Names the known word that a user may have meant. */
public final class Nearest {
    private Nearest() {}

    /** The known word with the fewest edits to the given one, letter case aside; the first of several. */
    public static String to(String given, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String lower = given.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(word -> distance.apply(lower, word.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }

    /**
     * What to throw for a word that is not known.
     *
     * @param what e.g. {@code "parameter"}
     */
    static InvalidInputException unknown(String what, String given, Collection<String> known) {
        return new InvalidInputException(
                "unknown " + what + " " + given + "; the nearest known one is " + to(given, known));
    }
}
