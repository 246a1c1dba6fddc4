package org.slumber.engine.metrics;

import java.util.List;

/**
 * A group of synapses that weight metrics are reported for.
 *
 * @param name as results spell it, e.g. {@code excitatory-inhibitory}
 * @param meaning which synapses they are, e.g. {@code synapses E to I}
 */
public record SynapseGroup(String name, String meaning) {
    /** Every synapse whose pre neuron is an input or excitatory: S→E, E→E and E→I. */
    public static final SynapseGroup EXCITATORY = new SynapseGroup("excitatory", "all excitatory synapses");
    /** I→E. */
    public static final SynapseGroup INHIBITORY = new SynapseGroup("inhibitory", "inhibitory synapses (I to E)");
    /** S→E. */
    public static final SynapseGroup INPUT_EXCITATORY = new SynapseGroup("input-excitatory", "synapses S to E");
    /** E→E. */
    public static final SynapseGroup EXCITATORY_EXCITATORY =
            new SynapseGroup("excitatory-excitatory", "synapses E to E");
    /** E→I. */
    public static final SynapseGroup EXCITATORY_INHIBITORY =
            new SynapseGroup("excitatory-inhibitory", "synapses E to I");
    /** Layer 1 of the surrogate-gradient network, biases excluded, or from the inputs of a recurrent one. */
    public static final SynapseGroup INPUT_HIDDEN = new SynapseGroup(
            "input-hidden", "weights of layer 1 (surrogate-gradient), from inputs to units (organics)");
    /** Layer 2 of the surrogate-gradient network, biases excluded, or the linear readout of a recurrent one. */
    public static final SynapseGroup HIDDEN_OUTPUT = new SynapseGroup(
            "hidden-output", "weights of layer 2 (surrogate-gradient), of the linear readout (organics)");

    /** Between the units of a recurrent network. */
    public static final SynapseGroup RECURRENT = new SynapseGroup("hidden-hidden", "weights between units (organics)");

    /** The groups that have columns of their own in the tables of results; all others stand in rows. */
    public static final List<SynapseGroup> WITH_COLUMNS = List.of(
            EXCITATORY,
            INHIBITORY,
            INPUT_EXCITATORY,
            EXCITATORY_EXCITATORY,
            EXCITATORY_INHIBITORY,
            INPUT_HIDDEN,
            HIDDEN_OUTPUT);
}
