package org.slumber.mixed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a response spreads about its mean, and on which scale effects add up. */
public enum Family {
    /**
     * A fraction: y ~ Beta(μφ, (1 − μ)φ), logit link (Ferrari and Cribari-Neto 2004; glmmTMB's {@code beta_family}). Values of
     * exactly 0 or 1 have to be moved, see {@link Squeeze}.
     */
    BETA,
    /**
     * k of n: k ~ BetaBinomial(n, μφ, (1 − μ)φ), logit link, so that the variance of k/n is μ(1 − μ)(1 + (n − 1)/(φ + 1))/n
     * (glmmTMB's {@code betabinomial}).
     */
    BETA_BINOMIAL,
    /** k of n: k ~ Binomial(n, μ), logit link: nothing spreads beyond the counts' own error. */
    BINOMIAL,
    /** Any number: y ~ N(μ, σ²), identity link. */
    GAUSSIAN;

    /** As it is named on the command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** The family of this name, if there is one. */
    public static Optional<Family> named(String name) {
        return Arrays.stream(values())
                .filter(family -> family.text().equals(name))
                .findFirst();
    }

    /** All names. */
    public static String names() {
        return Arrays.stream(values()).map(Family::text).collect(Collectors.joining(", "));
    }

    /** Whether a response is so many of so many. */
    public boolean counts() {
        return this == BETA_BINOMIAL || this == BINOMIAL;
    }

    /** Whether responses are fractions, so that effects are on the logit scale. */
    public boolean fractions() {
        return this != GAUSSIAN;
    }

    /** Whether there is a parameter of dispersion to estimate. */
    boolean dispersed() {
        return this != BINOMIAL;
    }

    /**
     * The greatest δ that a row can have: of a beta response where double arithmetic hardly sees a spread any more in the
     * density, of a beta-binomial one where it is a binomial one, which is taken in its place there.
     */
    double greatestLogDispersion() {
        return switch (this) {
            case BETA -> Math.log(1e7);
            case BETA_BINOMIAL -> Math.log(1e5);
            case BINOMIAL, GAUSSIAN -> Double.POSITIVE_INFINITY;
        };
    }

    /** The scale of effects, in a word. */
    public String scale() {
        return fractions() ? "logits" : "units of the response";
    }

    /** The mean at a linear predictor. */
    double mean(double predictor) {
        return fractions() ? RowLikelihood.logistic(predictor) : predictor;
    }

    /** The derivative of the mean by the linear predictor. */
    double meanByPredictor(double predictor) {
        return fractions() ? RowLikelihood.logistic(predictor) * RowLikelihood.logistic(-predictor) : 1;
    }

    RowLikelihood likelihood(Responses responses) {
        return switch (this) {
            case BETA -> new BetaLikelihood(responses.values());
            case BETA_BINOMIAL -> new BetaBinomialLikelihood(responses);
            case BINOMIAL -> new BinomialLikelihood(responses);
            case GAUSSIAN -> new GaussianLikelihood(responses.values());
        };
    }
}
