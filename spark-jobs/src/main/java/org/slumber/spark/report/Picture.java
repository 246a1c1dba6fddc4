package org.slumber.spark.report;

import java.util.List;

/**
 * A section of the report.
 *
 * @param id its anchor
 * @param title its heading
 * @param caption how to read it; where there is nothing to draw, why
 * @param notes what else must be known, a sentence each
 * @param charts what is drawn; may be none
 * @param tables under it, the figures that are drawn
 */
record Picture(
        String id, String title, String caption, List<String> notes, List<Chart> charts, List<PageTable> tables) {
    /** Keeps its own copies. */
    Picture {
        notes = List.copyOf(notes);
        charts = List.copyOf(charts);
        tables = List.copyOf(tables);
    }

    /** A section without tables. */
    Picture(String id, String title, String caption, List<String> notes, List<Chart> charts) {
        this(id, title, caption, notes, charts, List.of());
    }

    /** A section without data: why there is no picture. */
    static Picture missing(String id, String title, String why) {
        return new Picture(id, title, why, List.of(), List.of());
    }

    /** Whether there is anything to see. */
    boolean shown() {
        return !charts.isEmpty() || !tables.isEmpty();
    }
}
