package org.slumber.spark.analysis;

import java.util.List;
import java.util.TreeMap;

/**
 * Correction of p values for many comparisons (Benjamini and Hochberg 1995): among what stays below the level, the share
 * of false alarms is expected to be at most the level.
 */
final class FalseDiscovery {
    private FalseDiscovery() {}

    /** The adjusted values, in the order of the given ones; equal ones stay equal. */
    static List<Double> adjusted(List<Double> p) {
        TreeMap<Double, Double> adjusted = new TreeMap<>();
        List<Double> sorted = p.stream().sorted().toList();
        double least = 1;
        for (int i = sorted.size() - 1; i >= 0; i--) {
            least = Math.min(least, Math.max(sorted.get(i), sorted.get(i) * sorted.size() / (i + 1)));
            adjusted.put(sorted.get(i), least);
        }
        return p.stream().map(adjusted::get).toList();
    }
}
