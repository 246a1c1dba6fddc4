package org.slumber.engine.learner;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * What a learner consists of, for who watches it.
 *
 * @param populations its neurons, in the order of their signals' way
 * @param projections its weights, which training changes
 */
public record Structure(List<Population> populations, List<Projection> projections) {

    /**
     * Neurons of one kind.
     *
     * @param name as recordings spell it, e.g. {@code excitatory}
     * @param neurons how many, numbered from 0
     * @param spikes whether they spike; inputs that are currents do not
     * @param membrane whether their membrane potential can be seen
     */
    public record Population(String name, int neurons, boolean spikes, boolean membrane) {}

    /**
     * Weights from one population to another, or the biases of one.
     *
     * @param name as recordings spell it, e.g. {@code excitatory-inhibitory}
     * @param from where signals come from; empty of biases
     * @param to where they go to
     * @param synapses how many
     * @param pre neuron of {@code from} of a synapse, from 0; not to be asked of biases
     * @param post neuron of {@code to} of a synapse, from 0
     * @param weight signed weight of a synapse as it stands when it is asked for; between two steps of learning it may stand
     *     one update outside its bounds
     */
    public record Projection(
            String name,
            Optional<Population> from,
            Population to,
            int synapses,
            IntUnaryOperator pre,
            IntUnaryOperator post,
            IntToDoubleFunction weight) {}

    /** Where a population stands among all. */
    public int indexOf(Population population) {
        return populations.indexOf(population);
    }
}
