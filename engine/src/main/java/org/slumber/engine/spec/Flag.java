package org.slumber.engine.spec;

/** The values of a parameter that is on or off, spelled {@code true} and {@code false}. */
public enum Flag {
    /** Off. */
    FALSE,
    /** On. */
    TRUE
}
