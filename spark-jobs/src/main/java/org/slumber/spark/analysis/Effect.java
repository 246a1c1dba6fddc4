package org.slumber.spark.analysis;

import java.util.Locale;

/** What a regulariser does to the accuracy, as far as the seeds can tell. */
public enum Effect {
    /** It raises it: the simultaneous 95 % interval lies above 0. */
    RAISES,
    /** It lowers it: the interval lies below 0. */
    LOWERS,
    /** The interval holds 0, or there is none. */
    UNDECIDED;

    /** As it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of a text as {@link #text} writes it. */
    public static Effect of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
