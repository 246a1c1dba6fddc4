package org.slumber.engine.homeostasis;

import org.slumber.engine.network.Topology;

/** The neurons that a homeostat holds; excitatory ones are numbered first. */
public enum Population {
    /** The excitatory neurons. */
    E,
    /** All neurons but the inputs. */
    EI;

    /** Behind its last neuron. */
    int end(Topology topology) {
        return this == E ? topology.excitatory() : topology.neurons();
    }
}
