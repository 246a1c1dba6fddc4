package org.slumber.engine.learner.stdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.learner.Structure.Population;
import org.slumber.engine.learner.Structure.Projection;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightStore;

/** What there is to watch in the STDP network: inputs, excitatory and inhibitory neurons, and every block of synapses. */
final class NetworkStructure {
    private NetworkStructure() {}

    /**
     * The structure of a network.
     *
     * @param weights those that count when they are asked for
     */
    static Structure of(Topology topology, Supplier<WeightStore> weights) {
        List<Population> populations = List.of(
                new Population("input", topology.inputs(), true, false),
                new Population("excitatory", topology.excitatory(), true, true),
                new Population("inhibitory", topology.inhibitory(), true, true));
        int[] pre = new int[topology.synapses()];
        for (int neuron = 0; neuron < topology.inputs() + topology.neurons(); neuron++) {
            int end = neuron + 1 < topology.inputs() + topology.neurons()
                    ? topology.rowStart(neuron + 1)
                    : topology.synapses();
            for (int synapse = topology.rowStart(neuron); synapse < end; synapse++) {
                pre[synapse] = neuron;
            }
        }
        List<Projection> projections = new ArrayList<>();
        int firstPre = 0;
        for (Population from : populations) {
            int start = firstPre;
            int firstPost = topology.inputs();
            for (Population to : populations.subList(1, populations.size())) {
                int post = firstPost - topology.inputs();
                int[] synapses = IntStream.range(0, pre.length)
                        .filter(synapse -> pre[synapse] >= start
                                && pre[synapse] < start + from.neurons()
                                && topology.posts()[synapse] >= post
                                && topology.posts()[synapse] < post + to.neurons())
                        .toArray();
                if (synapses.length > 0) {
                    projections.add(new Projection(
                            from.name() + "-" + to.name(),
                            Optional.of(from),
                            to,
                            synapses.length,
                            synapse -> pre[synapses[synapse]] - start,
                            synapse -> topology.posts()[synapses[synapse]] - post,
                            synapse -> weights.get().values()[synapses[synapse]]));
                }
                firstPost += to.neurons();
            }
            firstPre += from.neurons();
        }
        return new Structure(populations, List.copyOf(projections));
    }
}
