package org.slumber.engine.numeric;

/** A smooth real function of several variables. */
@FunctionalInterface
public interface DifferentiableFunction {

    /** The value at a point; its gradient is written to {@code gradient}, of the point's length. */
    double valueAndGradient(double[] point, double[] gradient);
}
