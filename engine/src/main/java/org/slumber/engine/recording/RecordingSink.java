package org.slumber.engine.recording;

import org.slumber.engine.learner.Structure;

/** Where a recording goes, row by row, in the order of the run. */
public interface RecordingSink {
    /** Called once, before any row. */
    void begin(Structure structure);

    /**
     * Takes a row.
     *
     * @param values one for each of the table's columns
     */
    void add(RecordedTable table, Object... values);
}
