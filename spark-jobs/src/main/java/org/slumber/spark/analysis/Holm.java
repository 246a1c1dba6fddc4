package org.slumber.spark.analysis;

import java.util.List;
import java.util.TreeMap;

/**
 * Correction of p values for many comparisons (Holm 1979): the chance of any false alarm among them stays at the level,
 * whatever they have to do with each other.
 */
public final class Holm {
    private Holm() {}

    /** The adjusted values, in the order of the given ones; equal ones stay equal. */
    public static List<Double> adjusted(List<Double> p) {
        TreeMap<Double, Double> adjusted = new TreeMap<>();
        double worst = 0;
        List<Double> sorted = p.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            worst = Math.max(worst, Math.min(1, sorted.get(i) * (sorted.size() - i)));
            adjusted.putIfAbsent(sorted.get(i), worst);
        }
        return p.stream().map(adjusted::get).toList();
    }
}
