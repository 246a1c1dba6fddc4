package org.slumber.engine.learner.surrogate;

/**
 * Which neurons forget their membrane: v(t) = I(t), without a reset (Dong, Yu, Ding, Xu &amp; Huang 2025, arXiv 2512.05472,
 * non-stateful layers).
 */
public enum Stateless {
    /** None. */
    NONE,
    /** Those of all hidden layers. */
    HIDDEN,
    /** The output neurons. */
    OUTPUT,
    /** All. */
    BOTH;

    /** Whether hidden neurons are. */
    boolean hidden() {
        return this == HIDDEN || this == BOTH;
    }

    /** Whether output neurons are. */
    boolean output() {
        return this == OUTPUT || this == BOTH;
    }
}
