package org.slumber.spark.search;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Mean, standard deviation and the mean's 95 % interval by Student's t, of at least two values.
 *
 * @param n number of values
 * @param mean their mean
 * @param deviation their standard deviation, of n − 1 degrees of freedom
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record MeanInterval(int n, double mean, double deviation, double low, double high) {
    private static final double LEVEL = 0.95;

    /** The interval of finite values. */
    public static MeanInterval of(double... values) {
        // in one order, as a sum in another may have another last bit
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        int n = ascending.length;
        if (n < 2) {
            throw new IllegalArgumentException("an interval needs two values, there are " + n);
        }
        double mean = Arrays.stream(ascending).average().orElseThrow();
        double squares = 0;
        for (double value : ascending) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / (n - 1));
        double half = halfWidth(n, deviation);
        return new MeanInterval(n, mean, deviation, mean - half, mean + half);
    }

    /** From end to end. */
    public double width() {
        return high - low;
    }

    /** Half of the width that n values of this deviation give. */
    static double halfWidth(int n, double deviation) {
        return TDistribution.of(n - 1.0).inverseSurvivalProbability((1 - LEVEL) / 2) * deviation / Math.sqrt(n);
    }
}
