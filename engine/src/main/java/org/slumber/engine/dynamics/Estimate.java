package org.slumber.engine.dynamics;

import java.util.OptionalDouble;

/**
 * A measured value.
 *
 * @param value it
 * @param low lower end of its interval; empty where its estimator has none
 * @param high upper end
 */
public record Estimate(double value, OptionalDouble low, OptionalDouble high) {
    /** Standard errors from an estimate to an end of its 95 % interval, where it is normal. */
    static final double NORMAL_975 = 1.959964;

    /** A value without an interval. */
    public static Estimate of(double value) {
        return new Estimate(value, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** A value with its interval. */
    public static Estimate of(double value, double low, double high) {
        return new Estimate(value, OptionalDouble.of(low), OptionalDouble.of(high));
    }
}
