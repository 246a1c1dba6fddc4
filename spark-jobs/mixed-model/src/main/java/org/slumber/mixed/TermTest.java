package org.slumber.mixed;

/**
 * Wald's test of all coefficients of a term being 0 at once, the other terms staying in the model: χ² = βᵀV⁻¹β over the
 * term's coefficients β with covariance V. For a factor with interactions it is about its effect where the other factors
 * are at their first level, as R's treatment contrasts have it.
 *
 * @param term as written in the formula
 * @param chiSquared not negative
 * @param degreesOfFreedom how many coefficients
 * @param p from the χ² distribution
 */
public record TermTest(String term, double chiSquared, int degreesOfFreedom, double p) {}
