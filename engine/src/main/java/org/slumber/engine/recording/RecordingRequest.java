package org.slumber.engine.recording;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.Structure;

/**
 * What is recorded of a run.
 *
 * @param spikes neurons whose spikes are; empty for none
 * @param membrane neurons whose membrane potentials are; empty for none
 * @param rates neurons whose rates are, image by image; empty for none
 * @param weights moments at which weights are; may be empty
 * @param features whether the readout's features are
 * @param phases of the run in which spikes, potentials and rates are recorded
 * @param epochs in which they are, from 1; empty for all. The test is of no epoch
 */
public record RecordingRequest(
        Optional<NeuronChoice> spikes,
        Optional<NeuronChoice> membrane,
        Optional<NeuronChoice> rates,
        List<WeightMoment> weights,
        boolean features,
        Set<Phase> phases,
        SortedSet<Integer> epochs) {

    /** Whether steps of a phase are recorded. */
    public boolean takes(Phase phase, int epoch) {
        return phases.contains(phase) && (phase == Phase.TEST || epochs.isEmpty() || epochs.contains(epoch));
    }

    /** Whether it asks for anything. */
    public boolean asksForNothing() {
        return spikes.isEmpty() && membrane.isEmpty() && rates.isEmpty() && weights.isEmpty() && !features;
    }

    /** Whether a table can have rows. */
    public boolean has(RecordedTable table) {
        return switch (table) {
            case SPIKES -> spikes.isPresent();
            case MEMBRANE -> membrane.isPresent();
            case RATES -> rates.isPresent();
            case WEIGHTS -> !weights.isEmpty();
            case FEATURES -> features;
        };
    }

    /**
     * The neurons that are asked for, of a structure.
     *
     * @throws org.slumber.engine.spec.InvalidInputException where it does not have them
     */
    public ChosenNeurons of(Structure structure) {
        return ChosenNeurons.of(this, structure);
    }
}
