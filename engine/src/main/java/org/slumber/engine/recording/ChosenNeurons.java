package org.slumber.engine.recording;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.learner.Structure.Population;

/**
 * The neurons that a request asks for.
 *
 * @param spikes {@code [population]}: those whose spikes are recorded
 * @param membrane {@code [population]}: those whose membrane potentials are
 * @param rates {@code [population]}: those whose rates are
 */
public record ChosenNeurons(List<BitSet> spikes, List<BitSet> membrane, List<BitSet> rates) {

    static ChosenNeurons of(RecordingRequest request, Structure structure) {
        return new ChosenNeurons(
                chosen(request.spikes(), structure, Population::spikes, "no spikes"),
                chosen(request.membrane(), structure, Population::membrane, "no membrane potential that can be seen"),
                chosen(request.rates(), structure, Population::spikes, "no spikes"));
    }

    private static List<BitSet> chosen(
            Optional<NeuronChoice> choice, Structure structure, Predicate<Population> can, String lacking) {
        return choice.map(neurons -> neurons.of(structure, can, lacking))
                .orElseGet(() -> structure.populations().stream()
                        .map(population -> new BitSet())
                        .toList());
    }

    /** Whether there is a neuron. */
    static boolean any(List<BitSet> chosen) {
        return chosen.stream().anyMatch(neurons -> !neurons.isEmpty());
    }
}
