package org.slumber.mixed;

import java.util.List;

/**
 * What a fitted model says.
 *
 * @param formula what was fitted
 * @param rows how many rows it was fitted to
 * @param omittedRows how many were left out because they miss a value in a column of the model
 * @param squeeze whether responses of exactly 0 or 1 had to be moved
 * @param fixedEffects coefficients, in R's order
 * @param droppedEffects names of coefficients without an estimate, because their columns depend on others
 * @param termTests one per fixed term that has coefficients
 * @param varianceComponents one per random term, in the formula's order
 * @param precision of the beta distributions
 * @param logLikelihood marginal, by Laplace's approximation
 * @param parameters how many were estimated: coefficients, log φ and every random term, variances of 0 included
 */
public record ModelSummary(
        Formula formula,
        int rows,
        int omittedRows,
        Squeeze squeeze,
        List<FixedEffect> fixedEffects,
        List<String> droppedEffects,
        List<TermTest> termTests,
        List<VarianceComponent> varianceComponents,
        Precision precision,
        double logLikelihood,
        int parameters) {
    /** Keeps its own copies. */
    public ModelSummary {
        fixedEffects = List.copyOf(fixedEffects);
        droppedEffects = List.copyOf(droppedEffects);
        termTests = List.copyOf(termTests);
        varianceComponents = List.copyOf(varianceComponents);
    }

    /** Akaike's criterion: 2 parameters − 2 log-likelihood. */
    public double aic() {
        return 2 * parameters - 2 * logLikelihood;
    }

    /** Schwarz's criterion: log(rows) parameters − 2 log-likelihood. */
    public double bic() {
        return Math.log(rows) * parameters - 2 * logLikelihood;
    }

    /** What a reader must know beside the figures, a sentence each; empty for an ordinary fit. */
    public List<String> notes() {
        return FitNotes.of(this);
    }
}
