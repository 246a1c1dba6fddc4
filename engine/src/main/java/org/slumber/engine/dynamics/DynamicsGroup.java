package org.slumber.engine.dynamics;

import org.slumber.engine.spec.Choice;

/** Neurons or synapses of the STDP network. */
public enum DynamicsGroup implements Measured {
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

    @Override
    public String text() {
        return Choice.nameOf(this);
    }
}
