package org.slumber.engine.trace;

import java.nio.file.Path;
import java.util.Arrays;
import org.slumber.engine.network.Topology;
import org.slumber.engine.spec.InvalidInputException;

/**
 * A recorded short run with every random draw in it, read from a folder of the published format: sizes and sums in
 * {@code trace.json}, arrays in gzip-compressed files beside it.
 */
public final class Trace {
    final TraceSettings settings;
    final Topology topology;
    final double[] initialWeights;
    final double[] finalWeights;
    final Raster input;
    final Raster spikes;
    final double[] noise;

    private Trace(Path folder) {
        settings = TraceSettings.read(folder);
        TraceArrays arrays = new TraceArrays(folder);
        int[] pre = arrays.integers("synapse-pre.i32");
        int[] post = arrays.integers("synapse-post.i32");
        initialWeights = arrays.doubles("weight-initial.f64");
        finalWeights = arrays.doubles("weight-final.f64");
        int synapses = pre.length;
        if (post.length != synapses || initialWeights.length != synapses || finalWeights.length != synapses) {
            throw new InvalidInputException(folder + " must hold one pre neuron, post neuron, initial weight and final"
                    + " weight a synapse, but holds " + synapses + ", " + post.length + ", " + initialWeights.length
                    + " and " + finalWeights.length);
        }
        int neurons = settings.excitatory() + settings.inhibitory();
        checkIndices(folder, "synapse-pre", pre, 0, settings.inputs() + neurons);
        checkIndices(folder, "synapse-post", post, settings.inputs(), settings.inputs() + neurons);
        for (int synapse = 1; synapse < synapses; synapse++) {
            if (pre[synapse] < pre[synapse - 1]) {
                throw new InvalidInputException(
                        folder + " synapse-pre must be ascending, is not at synapse " + synapse);
            }
        }
        topology = new Topology(
                settings.inputs(),
                settings.excitatory(),
                settings.inhibitory(),
                pre,
                Arrays.stream(post).map(neuron -> neuron - settings.inputs()).toArray());
        input = raster(folder, arrays, "input", settings.inputs());
        spikes = raster(folder, arrays, "spike", neurons);
        noise = arrays.has("sleep-noise.f64") ? arrays.doubles("sleep-noise.f64") : new double[0];
        if (noise.length % neurons != 0) {
            throw new InvalidInputException(
                    folder + " sleep-noise must hold a multiple of " + neurons + " values, but holds " + noise.length);
        }
    }

    /**
     * Reads a trace.
     *
     * @throws InvalidInputException where a file is missing, damaged or does not fit the others
     */
    public static Trace read(Path folder) {
        return new Trace(folder);
    }

    private Raster raster(Path folder, TraceArrays arrays, String name, int neurons) {
        int[] step = arrays.integers(name + "-step.i32");
        int[] neuron = arrays.integers(name + "-neuron.i32");
        if (step.length != neuron.length) {
            throw new InvalidInputException(folder + " must hold one neuron a step in " + name + "-step and " + name
                    + "-neuron, but holds " + step.length + " and " + neuron.length);
        }
        checkIndices(folder, name + "-step", step, 0, settings.steps());
        checkIndices(folder, name + "-neuron", neuron, 0, neurons);
        return Raster.of(settings.steps(), step, neuron);
    }

    private static void checkIndices(Path folder, String name, int[] values, int from, int to) {
        for (int value : values) {
            if (value < from || value >= to) {
                throw new InvalidInputException(
                        folder + " " + name + " must be in [" + from + ", " + (to - 1) + "], was " + value);
            }
        }
    }
}
