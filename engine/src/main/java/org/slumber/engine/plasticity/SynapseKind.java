package org.slumber.engine.plasticity;

import java.util.EnumSet;
import java.util.Set;
import org.slumber.engine.network.Topology;

/** The two kinds of synapses, which may learn by rules of their own. */
public enum SynapseKind {
    /** Out of inputs and excitatory neurons. */
    EXCITATORY,
    /** Out of inhibitory neurons; their weights are negative. */
    INHIBITORY;

    /** Both kinds. */
    public static final Set<SynapseKind> ALL = Set.copyOf(EnumSet.allOf(SynapseKind.class));

    /** First column entry of this kind of a post neuron. */
    public int columnStart(Topology topology, int post) {
        return this == EXCITATORY ? topology.columnStart(post) : topology.columnInhibitoryStart(post);
    }

    /** Behind its last column entry of this kind. */
    public int columnEnd(Topology topology, int post) {
        return this == EXCITATORY ? topology.columnInhibitoryStart(post) : topology.columnStart(post + 1);
    }

    /** What a change of |w| is multiplied by to be one of w. */
    int sign() {
        return this == EXCITATORY ? 1 : -1;
    }
}
