package org.slumber.engine.network;

/** Σ|w| over a range of synapses, in a fixed order of addition. */
public final class WeightSum {
    private WeightSum() {}

    /** Σ|w| of the synapses whose pre neuron is an input or excitatory. */
    public static double excitatory(SpikingNetwork network) {
        return of(network.weights().values(), 0, network.topology().firstInhibitorySynapse());
    }

    /** Σ|w| of the synapses whose pre neuron is inhibitory. */
    public static double inhibitory(SpikingNetwork network) {
        return of(
                network.weights().values(),
                network.topology().firstInhibitorySynapse(),
                network.topology().synapses());
    }

    private static double of(double[] weights, int from, int to) {
        // four sums, so that one addition need not wait for the one before
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int synapse = from;
        for (; synapse + 3 < to; synapse += 4) {
            a += Math.abs(weights[synapse]);
            b += Math.abs(weights[synapse + 1]);
            c += Math.abs(weights[synapse + 2]);
            d += Math.abs(weights[synapse + 3]);
        }
        for (; synapse < to; synapse++) {
            a += Math.abs(weights[synapse]);
        }
        return (a + b) + (c + d);
    }
}
