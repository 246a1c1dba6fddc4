package org.slumber.engine.plasticity;

import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.TextParameter;

/** How spikes change the weights out of inhibitory neurons: one of the rules of the catalogue. */
public interface InhibitoryRule extends SpecPart {
    /** The parameter that names one. */
    TextParameter RULE = TextParameter.of("plasticity.inhibitory", "how spikes change inhibitory weights", "pair")
            .added();

    /**
     * It at work on a network beside the rule by which excitatory synapses learn.
     *
     * @param streams what rules draw from
     * @return both
     */
    Plasticity beside(PlasticityRule rule, SpikingNetwork network, RandomStreams streams);
}
