package org.slumber.engine.plasticity;

/**
 * What becomes of the changes that spikes ask for in the rows and columns of neurons. It is called a few times a step;
 * the loops over spikes and synapses are its own.
 */
interface WeightUpdate {
    /**
     * Changes all synapses of a kind out of neurons.
     *
     * @param neurons inputs first, ascending; those from one entry to another count
     * @param change {@code [entry][post]}: change of the signed weight, before a dependence on it
     */
    void rows(SynapseKind kind, int[] neurons, int from, int to, double[][] change);

    /**
     * Changes all synapses of a kind onto neurons.
     *
     * @param neurons inputs first, ascending; those from one entry to another count, and are no inputs
     * @param change {@code [entry][pre]}: change of the signed weight, before a dependence on it
     */
    void columns(SynapseKind kind, int[] neurons, int from, int to, double[][] change);

    /** The most that a change is multiplied by. */
    double largestFactor(SynapseKind kind);
}
