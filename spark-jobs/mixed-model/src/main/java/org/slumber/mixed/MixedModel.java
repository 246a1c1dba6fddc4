package org.slumber.mixed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Generalised linear mixed models of a {@link Family}, fitted by maximum marginal likelihood in Laplace's approximation, as
 * glmmTMB does (Brooks et al. 2017): g(μ) = xᵀβ + Σ zᵀb, b ~ N(0, Σ) per random term, log dispersion dᵀα. The search
 * begins at several points, and the best maximum is kept.
 */
public final class MixedModel {
    private MixedModel() {}

    /**
     * Fits a model.
     *
     * @throws InvalidInputException where it cannot be fitted, with a sentence that says why
     */
    public static MixedModelFit fit(ModelSpecification specification, Observations data) {
        return searched(specification, data).fit(List.of());
    }

    /**
     * Fits a model whose dispersion is to be one for all rows, unless they spread too unlike for that: then by the formula that
     * tells them apart best.
     *
     * @param candidates formulas of the dispersion, each of factors
     * @throws InvalidInputException where it cannot be fitted, with a sentence that says why
     */
    public static MixedModelFit fit(ModelSpecification specification, List<Formula> candidates, Observations data) {
        FitResult common = searched(specification, data);
        Optional<Homogeneity> worst = candidates.stream()
                .flatMap(candidate -> common.homogeneity(candidate, data).stream())
                .filter(Homogeneity::rejected)
                .min((a, b) -> Double.compare(a.p(), b.p()));
        if (worst.isEmpty()) {
            return common.fit(List.of());
        }
        return searched(specification.withDispersion(Optional.of(worst.get().dispersion())), data)
                .fit(List.of(worst.get().note()));
    }

    private static FitResult searched(ModelSpecification specification, Observations data) {
        ModelFrame frame = ModelFrame.of(specification, data);
        Family family = specification.family();
        Squeeze squeeze = family == Family.BETA
                ? Squeeze.of(frame.responses(), specification.trials().isPresent())
                : Squeeze.NONE;
        Responses responses = new Responses(
                squeeze.squeezed(frame.responses().values()), frame.responses().trials());
        Formula formula = specification.formula();
        FittedDesign design = FittedDesign.of(formula.intercept(), formula.fixed(), frame);
        new LikelihoodSearch(specification, frame, design, responses).refuseTooFewRows();
        refuseConstant(specification, frame);
        Separation separation = Separation.of(design, frame, responses, family);
        LikelihoodSearch search = new LikelihoodSearch(specification, frame, design, separation.softened());
        LikelihoodSearch.Optima optima = search.optima();
        return new FitResult(
                specification,
                frame,
                design,
                squeeze,
                responses,
                separation,
                search.polished(optima.best()),
                optima.others());
    }

    private static void refuseConstant(ModelSpecification specification, ModelFrame frame) {
        double[] values = frame.responses().values();
        if (!specification.family().counts() && Arrays.stream(values).distinct().count() == 1) {
            throw new InvalidInputException(
                    "the model `" + specification.formula().text() + "` cannot be fitted: "
                            + specification.formula().response() + " is " + values[0]
                            + " in every row, so that there is no spread");
        }
    }
}
