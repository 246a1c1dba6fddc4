package org.slumber.engine.dynamics;

/** What a measure is of. */
public sealed interface Measured permits DynamicsGroup, HiddenLayer {
    /** As results spell it. */
    String text();
}
