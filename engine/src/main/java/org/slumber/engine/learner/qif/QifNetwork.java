package org.slumber.engine.learner.qif;

/** Populations at work, by their rate equations or neuron by neuron, in steps of one length. */
interface QifNetwork {
    /** Length of a step, τ. */
    double step();

    /** Raises the potentials of the first population. */
    void strike(double impulse);

    /** Goes on by a step. */
    void advance();

    /** Whether its state is one that the equations can have; a step that is too long may end elsewhere. */
    boolean sound();

    /** How far behind the end of the last step the rates are that it tells of, τ. */
    double delay();

    /** Rate of a population, 1/τ. */
    double rate(int population);

    /** Spikes times the synapses that carried them, so far. */
    long synapticEvents();
}
