package org.slumber.engine.dynamics;

import org.slumber.engine.spec.Choice;

/** What a measure is of. */
public enum DynamicsGroup {
    /** The excitatory neurons. */
    EXCITATORY,
    /** The inhibitory neurons. */
    INHIBITORY,
    /** Both. */
    ALL,
    /** The synapses S→E. */
    INPUT_EXCITATORY,
    /** The synapses E→E. */
    EXCITATORY_EXCITATORY,
    /** All synapses but those of the inputs. */
    RECURRENT;

    /** As results spell it. */
    public String text() {
        return Choice.nameOf(this);
    }
}
