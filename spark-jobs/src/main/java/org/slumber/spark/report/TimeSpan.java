package org.slumber.spark.report;

import java.util.Locale;

/** Spans of time in words. */
public final class TimeSpan {
    private TimeSpan() {}

    /** E.g. {@code 8 s}, {@code 3 min 20 s}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    public static String text(double seconds) {
        long whole = Math.round(seconds);
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        if (whole < 86_400) {
            return whole / 3600 + " h " + whole % 3600 / 60 + " min";
        }
        return whole / 86_400 + " d " + whole % 86_400 / 3600 + " h";
    }
}
