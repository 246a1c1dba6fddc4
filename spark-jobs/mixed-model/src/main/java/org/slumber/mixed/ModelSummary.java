package org.slumber.mixed;

import java.util.List;
import java.util.Optional;

/**
 * What a fitted model says.
 *
 * @param specification what was asked for
 * @param rows how many rows it was fitted to
 * @param fixedEffects coefficients, in R's order
 * @param termTests one per fixed term that has coefficients
 * @param varianceComponents of each effect of each random term, in the formula's order
 * @param correlations of the effects within a random term
 * @param dispersion coefficients of the log dispersion; none in a binomial model, and none where some have no estimate
 * @param precision the dispersion, where it is one for all rows and has an estimate
 * @param logLikelihood marginal, by Laplace's approximation
 * @param parameters how many were estimated: coefficients, dispersion and every random term, variances of 0 included
 * @param notes what a reader must know beside the figures, a sentence each; empty for an ordinary fit
 */
public record ModelSummary(
        ModelSpecification specification,
        int rows,
        List<FixedEffect> fixedEffects,
        List<TermTest> termTests,
        List<VarianceComponent> varianceComponents,
        List<Correlation> correlations,
        List<FixedEffect> dispersion,
        Optional<Precision> precision,
        double logLikelihood,
        int parameters,
        List<String> notes) {
    /** Keeps its own copies. */
    public ModelSummary {
        fixedEffects = List.copyOf(fixedEffects);
        termTests = List.copyOf(termTests);
        varianceComponents = List.copyOf(varianceComponents);
        correlations = List.copyOf(correlations);
        dispersion = List.copyOf(dispersion);
        notes = List.copyOf(notes);
    }

    /** What was fitted. */
    public Formula formula() {
        return specification.formula();
    }

    /** How the response spreads. */
    public Family family() {
        return specification.family();
    }

    /** Akaike's criterion: 2 parameters − 2 log-likelihood. */
    public double aic() {
        return 2 * parameters - 2 * logLikelihood;
    }

    /** Schwarz's criterion: log(rows) parameters − 2 log-likelihood. */
    public double bic() {
        return Math.log(rows) * parameters - 2 * logLikelihood;
    }
}
