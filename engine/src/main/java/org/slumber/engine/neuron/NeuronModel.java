package org.slumber.engine.neuron;

import org.slumber.engine.spec.SpecPart;

/** How the excitatory and inhibitory neurons of the STDP network turn what arrives into spikes. */
public interface NeuronModel extends SpecPart {
    /** Neurons at rest, so many of either kind. */
    Neurons neurons(int excitatory, int inhibitory);
}
