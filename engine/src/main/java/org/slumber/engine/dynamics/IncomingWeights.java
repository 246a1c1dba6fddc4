package org.slumber.engine.dynamics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.slumber.engine.network.Topology;

/**
 * How the weights that an excitatory neuron receives from one population are spread over its synapses, mean over neurons with
 * weight. From the inputs they are its receptive field.
 */
public final class IncomingWeights {
    private static final double LOG_2 = StrictMath.log(2);

    /** {@code [neuron][its synapse]}: |w|, by pre neuron. */
    private final double[][] magnitude;

    private IncomingWeights(double[][] magnitude) {
        this.magnitude = magnitude;
    }

    /**
     * Takes a copy of the weights as they stand.
     *
     * @param group {@link DynamicsGroup#INPUT_EXCITATORY} or {@link DynamicsGroup#EXCITATORY_EXCITATORY}
     * @param weights {@code [synapse]}, signed
     */
    public static IncomingWeights of(Topology topology, double[] weights, DynamicsGroup group) {
        boolean inputs = group == DynamicsGroup.INPUT_EXCITATORY;
        int firstPre = inputs ? 0 : topology.inputs();
        int endPre = inputs ? topology.inputs() : topology.inputs() + topology.excitatory();
        double[][] magnitude = new double[topology.excitatory()][];
        for (int neuron = 0; neuron < magnitude.length; neuron++) {
            double[] received = new double[topology.columnStart(neuron + 1) - topology.columnStart(neuron)];
            int count = 0;
            for (int entry = topology.columnStart(neuron); entry < topology.columnStart(neuron + 1); entry++) {
                int pre = topology.columnPres()[entry];
                if (pre >= firstPre && pre < endPre) {
                    received[count++] = Math.abs(weights[topology.columnSynapses()[entry]]);
                }
            }
            magnitude[neuron] = Arrays.copyOf(received, count);
        }
        return new IncomingWeights(magnitude);
    }

    /** Of given magnitudes, {@code [neuron][synapse]}. */
    static IncomingWeights of(double[][] magnitude) {
        return new IncomingWeights(magnitude);
    }

    /** −Σ p·log₂ p, p a synapse's share of the sum, bit: the logarithm of their number where all are alike. */
    public OptionalDouble entropy() {
        return mean(weights -> {
            double sum = sum(weights);
            double entropy = 0;
            for (double weight : weights) {
                if (weight > 0) {
                    entropy -= weight / sum * StrictMath.log(weight / sum) / LOG_2;
                }
            }
            return Math.abs(entropy);
        });
    }

    /** Gini's coefficient: 0 where all are alike, near 1 where one has all. */
    public OptionalDouble gini() {
        return mean(weights -> {
            double[] ascending = weights.clone();
            Arrays.sort(ascending);
            double ranked = 0;
            for (int k = 0; k < ascending.length; k++) {
                ranked += (2.0 * k + 1 - ascending.length) * ascending[k];
            }
            return ranked / (ascending.length * sum(weights));
        });
    }

    /** (Σw)²/Σw²: how many synapses carry the weight, from 1 to their number. */
    public OptionalDouble participation() {
        return mean(weights -> sum(weights) * sum(weights) / product(weights, weights));
    }

    /** Cosine between a neuron's weights now and before, mean over the neurons that have weight in both. */
    public OptionalDouble cosine(IncomingWeights before) {
        double sum = 0;
        int neurons = 0;
        for (int neuron = 0; neuron < magnitude.length; neuron++) {
            double[] now = magnitude[neuron];
            double[] then = before.magnitude[neuron];
            double norms = Math.sqrt(product(now, now)) * Math.sqrt(product(then, then));
            if (norms > 0) {
                sum += Math.min(1, product(now, then) / norms);
                neurons++;
            }
        }
        return neurons == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / neurons);
    }

    private OptionalDouble mean(ToDoubleFunction<double[]> measure) {
        return Arrays.stream(magnitude)
                .filter(weights -> product(weights, weights) > 0)
                .mapToDouble(measure)
                .average();
    }

    private static double sum(double[] weights) {
        return Arrays.stream(weights).sum();
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
