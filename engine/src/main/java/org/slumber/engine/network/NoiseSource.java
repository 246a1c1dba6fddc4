package org.slumber.engine.network;

/** Where the membrane noise of a step comes from. */
@FunctionalInterface
public interface NoiseSource {
    /**
     * The noise of the next noisy step.
     *
     * @return ξ of each excitatory, then inhibitory neuron, mV; valid until the next call
     */
    double[] next();

    /** What follows has nothing to do with what came before; as always, where steps are independent. */
    default void begin() {}
}
