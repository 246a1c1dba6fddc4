package org.slumber.spark.analysis;

import java.util.Arrays;

/**
 * Runs that broke down, an outcome of their own beside a low mean. A run has collapsed that is at chance, with less than a tenth
 * of what lies between chance and perfection, or that has lost more than half of what the median of its point's other
 * seeds has above chance.
 */
final class Collapse {
    private static final double OF_PERFECTION = 0.1;
    private static final double OF_OTHERS = 0.5;

    private Collapse() {}

    /**
     * How many runs of a point collapsed.
     *
     * @param accuracies {@code [run]}
     * @param classes {@code [run]} between which it chose; 0 where that is not known, and chance is taken for 0
     */
    static int count(double[] accuracies, int[] classes) {
        int count = 0;
        for (int run = 0; run < accuracies.length; run++) {
            double chance = classes[run] == 0 ? 0 : 1.0 / classes[run];
            boolean atChance = classes[run] > 0 && atChance(accuracies[run], chance);
            count += atChance || lost(accuracies, run, chance) ? 1 : 0;
        }
        return count;
    }

    /** Whether an accuracy is no better than chance, or hardly. */
    static boolean atChance(double accuracy, double chance) {
        return accuracy < chance + OF_PERFECTION * (1 - chance);
    }

    private static boolean lost(double[] accuracies, int run, double chance) {
        if (accuracies.length < 3) {
            return false;
        }
        double[] others = new double[accuracies.length - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = accuracies[i < run ? i : i + 1];
        }
        Arrays.sort(others);
        double median = (others[others.length / 2] + others[(others.length - 1) / 2]) / 2;
        return median > chance && accuracies[run] - chance < OF_OTHERS * (median - chance);
    }
}
