package org.slumber.spark.results;

/** How a run ended, as the column {@code status} spells it. */
public enum RunStatus {
    /** It has a result. */
    OK("ok"),
    /** It has an error. */
    FAILED("failed");

    private final String text;

    RunStatus(String text) {
        this.text = text;
    }

    /** As in the table. */
    public String text() {
        return text;
    }
}
