package org.slumber.spark.analysis;

import java.util.Locale;
import org.slumber.mixed.Interval;

/** Whether a difference is small enough not to matter, by a margin that the user names. */
public enum Equivalence {
    /** The simultaneous 90 % interval, which is that of two one-sided tests at 5 %, lies within the margin. */
    EQUIVALENT,
    /** Not that, and the 95 % interval leaves out 0. */
    DIFFERENT,
    /** Neither. */
    UNDECIDED;

    /** As it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of a text as {@link #text} writes it. */
    public static Equivalence of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The word for a difference with these intervals. */
    static Equivalence of(Interval ninety, boolean significant, double margin) {
        if (ninety.low() > -margin && ninety.high() < margin) {
            return EQUIVALENT;
        }
        return significant ? DIFFERENT : UNDECIDED;
    }
}
