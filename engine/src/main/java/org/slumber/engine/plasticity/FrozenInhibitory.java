package org.slumber.engine.plasticity;

import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Variant;

/** Inhibitory synapses that do not learn. */
public record FrozenInhibitory() implements InhibitoryRule {
    public static final Variant<FrozenInhibitory> VARIANT = Variant.of(
                    "frozen", FrozenInhibitory.class, "inhibitory synapses do not learn")
            .madeBy(values -> new FrozenInhibitory());

    @Override
    public Variant<FrozenInhibitory> variant() {
        return VARIANT;
    }

    @Override
    public Plasticity beside(PlasticityRule rule, SpikingNetwork network, RandomStreams streams) {
        return rule.on(network, Set.of(SynapseKind.EXCITATORY), streams);
    }
}
