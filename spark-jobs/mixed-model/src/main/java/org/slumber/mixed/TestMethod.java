package org.slumber.mixed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How fixed effects are tested. */
public enum TestMethod {
    /**
     * By t and F with Satterthwaite's degrees of freedom, from a restricted likelihood of the linearised model ({@link
     * SmallSample}): for the few seeds and data sets that sweeps have.
     */
    T,
    /** By z and χ² from the second derivative of the likelihood, as glmmTMB's summary has them: for many of both. */
    WALD,
    /** As {@link #T}, but terms by twice the rise of the log-likelihood beside the model without them, as χ². */
    LIKELIHOOD_RATIO,
    /** As {@link #LIKELIHOOD_RATIO}, but against its distribution in data simulated from the model without the term. */
    BOOTSTRAP;

    /** As it is named on the command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The method of this name, if there is one. */
    public static Optional<TestMethod> named(String name) {
        return Arrays.stream(values())
                .filter(method -> method.text().equals(name))
                .findFirst();
    }

    /** All names. */
    public static String names() {
        return Arrays.stream(values()).map(TestMethod::text).collect(Collectors.joining(", "));
    }
}
