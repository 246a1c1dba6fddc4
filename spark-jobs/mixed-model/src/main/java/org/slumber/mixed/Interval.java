package org.slumber.mixed;

/**
 * A closed interval of real numbers.
 *
 * @param low its lower end, finite
 * @param high its upper end, finite, not below {@code low}
 */
public record Interval(double low, double high) {
    /** Checks that both ends are finite and in order. */
    public Interval {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException("no interval from " + low + " to " + high);
        }
    }

    /** Half of its width. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** Whether a value lies in it, its ends included. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
