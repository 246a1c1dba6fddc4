package org.slumber.spark.search;

/**
 * What a run has of the metric that a search looks at.
 *
 * @param value finite
 * @param counting variance that the value has for being so many of so many samples; 0 where it is no count
 * @param samples of which it is a fraction; 0 where it is no count
 */
public record Measured(double value, double counting, double samples) {
    public Measured {
        if (!Double.isFinite(value) || !(counting >= 0) || !(samples >= 0)) {
            throw new IllegalArgumentException("no measured value: " + value + ", " + counting + ", " + samples);
        }
    }

    /** A value that is no count. */
    public static Measured of(double value) {
        return new Measured(value, 0, 0);
    }

    /**
     * A fraction of samples. Its variance is the binomial's, of the smoothed fraction (k + 1) / (n + 2), so that it is
     * above 0 where all or none of them are counted.
     *
     * @param samples at least 1
     */
    public static Measured of(double fraction, double samples) {
        double smoothed = (Math.rint(fraction * samples) + 1) / (samples + 2);
        return new Measured(fraction, smoothed * (1 - smoothed) / samples, samples);
    }

    /** The difference from another run, which is a fraction of nothing. */
    public Measured minus(Measured other) {
        return new Measured(value - other.value, counting + other.counting, 0);
    }
}
