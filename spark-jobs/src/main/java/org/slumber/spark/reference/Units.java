package org.slumber.spark.reference;

/** How units are shown. */
final class Units {
    private Units() {}

    /** As declared; nothing where there is none, which declarations write as 1. */
    static String shown(String unit) {
        return unit.equals("1") ? "" : unit;
    }
}
