package org.slumber.engine.plasticity;

import java.util.Optional;
import java.util.Set;
import org.slumber.engine.network.ConductionDelays;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.TextParameter;

/** How spikes change weights: one of the rules of the catalogue. The parameters here are those that rules share. */
public interface PlasticityRule extends SpecPart {
    /** The parameter that names one. */
    TextParameter RULE = TextParameter.of("plasticity.rule", "how spikes change weights", "pair")
            .added();

    ChoiceParameter<Timing> TIMING =
            ChoiceParameter.of("plasticity.timing", "sign of the spike-time difference", Timing.PUBLISHED);
    RealParameter EXCITATORY_LEARNING_RATE = RealParameter.of(
            "plasticity.excitatoryLearningRate", "weight", "eta, excitatory", Range.closed(0, 1000), 0.0008);
    RealParameter INHIBITORY_LEARNING_RATE = RealParameter.of(
            "plasticity.inhibitoryLearningRate", "weight", "eta, inhibitory", Range.closed(0, 1000), 0.005);

    /**
     * The rule at work on a network.
     *
     * @param kinds the synapses that it may change
     */
    Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds);

    /**
     * As {@link #on(SpikingNetwork, Set)}, of a rule that draws random numbers.
     *
     * @param streams it draws from one that is named after it
     */
    default Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds, RandomStreams streams) {
        return on(network, kinds);
    }

    /**
     * The conduction delays of a network that it is for, as they are before it learns and where it never does; empty where
     * every spike arrives in the next step.
     *
     * @param streams where they are drawn, from one that is named after them
     */
    default Optional<ConductionDelays> delays(Topology topology, RandomStreams streams) {
        return Optional.empty();
    }

    /** CPU time of a step awake over that by the pair rule at equal spikes: an estimate for planning. */
    default double relativeCost() {
        return 1;
    }

    /** Whether it is one of pairs of spikes, which inhibitory synapses can learn by as well. */
    default boolean ofPairs() {
        return false;
    }

    /** The rule at work on all synapses of a network that it is for. */
    default Plasticity on(SpikingNetwork network) {
        return on(network, SynapseKind.ALL);
    }
}
