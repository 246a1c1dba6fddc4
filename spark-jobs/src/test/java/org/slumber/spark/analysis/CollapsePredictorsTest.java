package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CollapsePredictorsTest {
    private static double collapse(double... accuracies) {
        TreeMap<Long, Double> byStep = new TreeMap<>();
        for (int i = 0; i < accuracies.length; i++) {
            byStep.put(100L * (i + 1), accuracies[i]);
        }
        return CollapsePredictors.collapse(byStep, 0.1);
    }

    @Test
    void aRunCollapsesWhereItFallsForGood() {
        // half of what 0.9 has above chance is kept at 0.5
        assertEquals(300, collapse(0.8, 0.9, 0.49, 0.1));
        assertEquals(400, collapse(0.9, 0.2, 0.6, 0.49));
        assertEquals(Double.POSITIVE_INFINITY, collapse(0.9, 0.2, 0.2, 0.5));
        assertEquals(Double.POSITIVE_INFINITY, collapse(0.1, 0.1));
    }
}
