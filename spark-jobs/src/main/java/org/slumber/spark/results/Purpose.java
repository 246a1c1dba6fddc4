package org.slumber.spark.results;

/** What a run was made for, as the column {@code purpose} spells it: a section of the sweep file, if any. */
public enum Purpose {
    /** It is of the sweep's points, whatever the results. */
    POINTS(null),
    /** Seeds are added to its point as the results ask for. */
    REPLICATES("replicates"),
    /** Its configuration competes in successive halving. */
    HALVING("halving"),
    /** Its configuration was among the best, and this is a fresh seed of it. */
    CONFIRM("confirm");

    private final String text;

    Purpose(String text) {
        this.text = text;
    }

    /** As in the table; null where nothing but the sweep itself asked for it. */
    String inTable() {
        return text;
    }
}
