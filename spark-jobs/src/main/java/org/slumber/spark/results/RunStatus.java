package org.slumber.spark.results;

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

    private final String text;

    RunStatus(String text) {
        this.text = text;
    }

    /** As in the table. */
    public String text() {
        return text;
    }
}
