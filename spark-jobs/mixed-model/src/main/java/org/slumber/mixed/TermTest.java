package org.slumber.mixed;

/**
 * Test of all coefficients of a term being 0 at once, the other terms staying in the model. For a factor with interactions
 * it is about its effect where the other factors are at their first level, as R's treatment contrasts have it (a simple
 * effect, not a main effect).
 *
 * @param term as written in the formula
 * @param method how: F for {@link TestMethod#T}, χ² of Wald or of the likelihood ratio else
 * @param statistic F or χ², not negative
 * @param degreesOfFreedom how many coefficients
 * @param residualDegreesOfFreedom of F; infinite for χ²
 * @param p the probability of a greater statistic
 */
public record TermTest(
        String term,
        TestMethod method,
        double statistic,
        int degreesOfFreedom,
        double residualDegreesOfFreedom,
        double p) {}
