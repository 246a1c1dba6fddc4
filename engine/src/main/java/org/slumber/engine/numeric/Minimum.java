package org.slumber.engine.numeric;

/**
 * Where a search ended.
 *
 * @param point the last point
 * @param iterations steps taken
 * @param converged whether the conditions of a minimum hold there within the tolerance
 */
public record Minimum(double[] point, int iterations, boolean converged) {}
