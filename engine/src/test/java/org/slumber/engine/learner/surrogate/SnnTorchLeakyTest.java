package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slumber.engine.input.InputSequence;

/** {@link LeakyNeuron} against the neuron {@code Leaky} of snnTorch; the resource says how its numbers were made. */
class SnnTorchLeakyTest {
    private static final Path TRACE =
            Path.of("src/test/resources/org/slumber/engine/learner/surrogate/snntorch-leaky.tsv");

    private record Step(double current, double membrane, boolean spike) {}

    @Test
    void membranesAndSpikesAreEqualToTheLastBit() throws IOException {
        Map<String, List<Step>> neurons = neurons();
        List<List<Step>> traces = List.copyOf(neurons.values());
        int steps = traces.get(0).size();
        ImagePass pass = new ImagePass(layers(traces.size()), 0.95, steps);
        pass.show(currents(traces, steps));
        assertTrue(traces.size() >= 10 && steps == 60, "the trace is whole");
        for (int step = 1; step <= steps; step++) {
            for (int neuron = 0; neuron < traces.size(); neuron++) {
                Step expected = traces.get(neuron).get(step - 1);
                String at = List.copyOf(neurons.keySet()).get(neuron) + " in step " + step;
                assertEquals(expected.membrane(), pass.membrane(step)[neuron], 0.0, at);
                assertEquals(expected.spike(), pass.neurons(0).spikes(step, neuron), at);
            }
        }
        long spikes = traces.stream().flatMap(List::stream).filter(Step::spike).count();
        assertEquals(spikes, pass.hiddenSpikes());
    }

    private static Map<String, List<Step>> neurons() throws IOException {
        Map<String, List<Step>> neurons = new LinkedHashMap<>();
        Files.readAllLines(TRACE).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split("\t"))
                .forEach(cells -> neurons.computeIfAbsent(cells[0], name -> new ArrayList<>())
                        .add(new Step(
                                Double.parseDouble(cells[2]), Double.parseDouble(cells[3]), cells[4].equals("1"))));
        return neurons;
    }

    /** Each neuron reads an input of its own. */
    private static Layers layers(int neurons) {
        Layers layers = new Layers(neurons, neurons, 1);
        IntStream.range(0, neurons).forEach(neuron -> layers.inputWeights()[neuron][neuron] = 1);
        return layers;
    }

    private static InputSequence currents(List<List<Step>> traces, int steps) {
        int[] ends = IntStream.rangeClosed(0, steps)
                .map(step -> step * traces.size())
                .toArray();
        int[] inputs = IntStream.range(0, steps * traces.size())
                .map(entry -> entry % traces.size())
                .toArray();
        double[] values = IntStream.range(0, steps * traces.size())
                .mapToDouble(entry -> traces.get(entry % traces.size())
                        .get(entry / traces.size())
                        .current())
                .toArray();
        return new InputSequence(ends, inputs, values);
    }
}
