package org.slumber.spark.analysis.compare;

import java.util.List;

/**
 * A run as the comparison sees it.
 *
 * @param point the values of the point's columns, as texts; empty for null
 * @param provenance the engine's version and the checksum of the data set
 * @param seed of the run
 * @param ok whether it ended well
 * @param metrics {@code [metric]} NaN where the run has none
 * @param fingerprint of all that it found; equal for runs that are equal to the bit but for times and provenance
 */
record ComparedRun(
        List<String> point, List<String> provenance, long seed, boolean ok, double[] metrics, String fingerprint) {
    /** The same run, of another point. */
    ComparedRun at(List<String> otherPoint) {
        return new ComparedRun(otherPoint, provenance, seed, ok, metrics, fingerprint);
    }
}
