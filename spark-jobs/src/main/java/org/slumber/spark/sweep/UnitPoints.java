package org.slumber.spark.sweep;

/** Points of the unit cube, each to be had by its index without those before it. */
interface UnitPoints {
    /** How far a long is shifted to be the 52 binary digits of a coordinate. */
    int UNUSED_BITS = Long.SIZE - 52;

    /** The middle of the interval that 52 binary digits name: never 0 and never 1. */
    static double middle(long digits) {
        return (2 * digits + 1) * 0x1p-53;
    }

    /**
     * A point; the same whenever and in whatever thread it is asked for.
     *
     * @param index from 0
     * @return a value in (0, 1) for each dimension
     */
    double[] at(int index);
}
