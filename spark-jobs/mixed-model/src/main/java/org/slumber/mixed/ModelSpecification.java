package org.slumber.mixed;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be fitted.
 *
 * @param formula of the mean
 * @param family of the response
 * @param trials column of how many each fraction is; in a family of counts it must be there, for the beta family it says by how
 *     much values of exactly 0 or 1 are moved
 * @param dispersion formula of the log dispersion (φ of beta and beta-binomial, σ of the Gaussian family), as glmmTMB's
 *     {@code dispformula}; one for all rows where empty
 * @param tests how fixed effects are tested
 */
public record ModelSpecification(
        Formula formula, Family family, Optional<String> trials, Optional<Formula> dispersion, TestMethod tests) {

    /** One dispersion for all rows, tests by {@link TestMethod#T}. */
    public static ModelSpecification of(Formula formula, Family family, Optional<String> trials) {
        return new ModelSpecification(formula, family, trials, Optional.empty(), TestMethod.T);
    }

    /** With a formula of the dispersion. */
    public ModelSpecification withDispersion(Optional<Formula> ofDispersion) {
        return new ModelSpecification(formula, family, trials, ofDispersion, tests);
    }

    /** With other tests. */
    public ModelSpecification withTests(TestMethod method) {
        return new ModelSpecification(formula, family, trials, dispersion, method);
    }

    /** With another formula of the mean. */
    ModelSpecification withFormula(Formula other) {
        return new ModelSpecification(other, family, trials, dispersion, tests);
    }

    /** All columns that it names, the response first. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(formula.columns());
        trials.ifPresent(columns::add);
        dispersion.ifPresent(of -> columns.addAll(of.columns()));
        return columns;
    }
}
