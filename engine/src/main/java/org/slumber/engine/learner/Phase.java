package org.slumber.engine.learner;

import java.util.Locale;

/** What a step of a run is part of. */
public enum Phase {
    /** Training awake. */
    TRAINING,
    /** A sleep, nap or normalisation of the training. */
    SLEEP,
    /** The images after an epoch that early stopping looks at, weights frozen. */
    VALIDATION,
    /** The test, weights frozen. */
    TEST;

    /** As recordings spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
