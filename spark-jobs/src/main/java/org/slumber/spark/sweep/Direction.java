package org.slumber.spark.sweep;

import java.util.List;
import java.util.Map;

/** One direction of a sweep; the points of a sweep are the product of its directions. */
public sealed interface Direction permits Axis, Zip, Design, Variants, Blocks, PointsFile {
    /** The parameters that vary along it, at least one. */
    List<String> paths();

    /** Number of places along it, at least 1. */
    int size();

    /** Puts the value of each of its parameters at a place, 0 to {@link #size()}−1, into a point. */
    void put(int place, Map<String, Object> values);

    /** Those of its parameters that have a list of values. */
    List<Axis> listed();

    /** What it is, in a few words of the sweep file's. */
    String text();
}
