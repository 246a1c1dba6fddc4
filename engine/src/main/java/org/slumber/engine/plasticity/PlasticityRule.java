package org.slumber.engine.plasticity;

import java.util.Optional;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;

/** How spikes change weights: one of the rules of the catalogue. The parameters here are those that rules share. */
public interface PlasticityRule extends SpecPart {
    ChoiceParameter<Timing> TIMING =
            ChoiceParameter.of("plasticity.timing", "sign of the spike-time difference", Timing.PUBLISHED);
    RealParameter EXCITATORY_LEARNING_RATE = RealParameter.of(
            "plasticity.excitatoryLearningRate", "weight", "eta, excitatory", Range.closed(0, 1000), 0.0008);
    RealParameter INHIBITORY_LEARNING_RATE = RealParameter.of(
            "plasticity.inhibitoryLearningRate", "weight", "eta, inhibitory", Range.closed(0, 1000), 0.005);

    /** The rule at work on a network's weights. */
    Plasticity on(SpikingNetwork network);

    /**
     * The promise that lets sleep be computed from the synapses that spikes touch. A rule that cannot give it gets the
     * exact computation, which looks at every synapse in every step asleep; one that gives it and does not keep it is
     * found out by the catalogue's contract tests.
     */
    Optional<LocalChange> localChange();

    /**
     * In a step the rule changes only synapses in the rows and columns of the neurons that spiked in the step before,
     * each once and by no more than this.
     *
     * @param excitatory largest |Δw| of a synapse whose pre neuron is an input or excitatory
     * @param inhibitory largest |Δw| of a synapse whose pre neuron is inhibitory
     */
    record LocalChange(double excitatory, double inhibitory) {
        /** The same of changes that are so many times as large. */
        public LocalChange times(double factor) {
            return new LocalChange(factor * excitatory, factor * inhibitory);
        }
    }
}
