package org.slumber.spark.sweep;

import java.util.List;

/** Sweep files from texts, for the tests of other packages. */
public final class SweepFiles {
    private SweepFiles() {}

    /** As read from a file called test.yaml. */
    public static SweepFile of(String text) {
        return SweepFile.of("test.yaml", text, List.of());
    }
}
