package org.slumber.engine.plasticity;

/** A {@link PlasticityRule} at work on one network. */
@FunctionalInterface
public interface Plasticity {
    /** Changes the weights after a step of the network, which have just been clipped to their bounds. */
    void afterStep();
}
