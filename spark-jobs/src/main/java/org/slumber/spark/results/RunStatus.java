package org.slumber.spark.results;

import java.util.List;

/** How a run ended, as the column {@code status} spells it. */
public enum RunStatus {
    /** It has a result. */
    OK("ok"),
    /** It has an error. */
    FAILED("failed"),
    /** It was stopped early, at a rung of successive halving. */
    STOPPED("stopped"),
    /** As stopped, but its configuration went on: to a later rung, or whole, which is a row of its own. */
    PROMOTED("promoted");

    /** Of several rows of a run the better first; where there is a promoted row, the run was taken further. */
    static final List<RunStatus> BEST_FIRST = List.of(OK, PROMOTED, STOPPED, FAILED);

    private final String text;

    RunStatus(String text) {
        this.text = text;
    }

    /** Place of a status as in the table among those of several rows of a run, the better first. */
    public static int rank(String text) {
        return (int) BEST_FIRST.stream()
                .takeWhile(status -> !status.text.equals(text))
                .count();
    }

    /** As in the table. */
    public String text() {
        return text;
    }
}
