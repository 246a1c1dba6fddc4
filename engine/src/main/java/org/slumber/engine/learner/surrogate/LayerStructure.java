package org.slumber.engine.learner.surrogate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.learner.Structure.Population;
import org.slumber.engine.learner.Structure.Projection;

/** What there is to watch in the surrogate-gradient network: its layers, their weights and their biases. */
final class LayerStructure {
    private LayerStructure() {}

    static Structure of(Layers layers) {
        List<Population> populations = new ArrayList<>();
        populations.add(new Population("input", layers.inputs(), false, false));
        for (int layer = 0; layer < layers.depth(); layer++) {
            String name = layers.depth() == 1 ? "hidden" : "hidden" + (layer + 1);
            populations.add(new Population(name, layers.hidden(layer), true, false));
        }
        populations.add(new Population("output", layers.classes(), true, false));
        List<Projection> projections = new ArrayList<>();
        for (int layer = 0; layer <= layers.depth(); layer++) {
            Population from = populations.get(layer);
            Population to = populations.get(layer + 1);
            double[][] rows = layers.weights(layer);
            int width = rows[0].length;
            // layer 0 lies by its inputs, those above by the neurons that they go to
            boolean byPre = layer == 0;
            projections.add(new Projection(
                    from.name() + "-" + to.name(),
                    Optional.of(from),
                    to,
                    from.neurons() * to.neurons(),
                    synapse -> byPre ? synapse / width : synapse % width,
                    synapse -> byPre ? synapse % width : synapse / width,
                    synapse -> rows[synapse / width][synapse % width]));
            double[] bias = layers.bias(layer);
            projections.add(new Projection(
                    "bias-" + to.name(),
                    Optional.empty(),
                    to,
                    bias.length,
                    neuron -> neuron,
                    neuron -> neuron,
                    neuron -> bias[neuron]));
        }
        return new Structure(List.copyOf(populations), List.copyOf(projections));
    }
}
