package org.slumber.spark.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

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

    /** The adjusted values of those that have one; what is equal has equal ones. */
    public static <T> Map<T, Double> adjusted(List<T> tests, Function<T, OptionalDouble> p) {
        List<T> tested =
                tests.stream().filter(test -> p.apply(test).isPresent()).toList();
        List<Double> adjusted = adjusted(
                tested.stream().map(test -> p.apply(test).getAsDouble()).toList());
        Map<T, Double> byTest = new HashMap<>();
        for (int i = 0; i < adjusted.size(); i++) {
            byTest.put(tested.get(i), adjusted.get(i));
        }
        return byTest;
    }
}
