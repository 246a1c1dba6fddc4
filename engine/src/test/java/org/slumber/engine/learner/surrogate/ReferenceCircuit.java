package org.slumber.engine.learner.surrogate;

import java.util.Arrays;

/** What a layer makes of what it reads, and its gradient, straight from the equations, neuron by neuron. */
final class ReferenceCircuit {
    private ReferenceCircuit() {}

    private static double weight(Layers layers, int l, int n, int k) {
        return l == 0 ? layers.weights(0)[k][n] : layers.weights(l)[n][k];
    }

    private static void addWeight(Layers gradient, int l, int n, int k, double value) {
        if (l == 0) {
            gradient.weights(0)[k][n] += value;
        } else {
            gradient.weights(l)[n][k] += value;
        }
    }

    /** W_IE·x. */
    private static double[] inhibitory(Layers layers, int l, double[] x) {
        double[][] fromBelow = layers.inhibition(l).fromBelow();
        double[] current = new double[fromBelow.length];
        for (int i = 0; i < current.length; i++) {
            for (int k = 0; k < x.length; k++) {
                current[i] += fromBelow[i][k] * x[k];
            }
        }
        return current;
    }

    private static double shunt(Layers layers, int l, int n, double[] inhibitory) {
        double shunt = 0;
        for (int i = 0; i < inhibitory.length; i++) {
            shunt += layers.inhibition(l).toLayer()[i][n] * layers.inhibition(l).shuntingGain()[i] * inhibitory[i];
        }
        return shunt;
    }

    /** I_SH, a 0 replaced. */
    private static double divisor(Layers layers, int l, int n, double[] inhibitory) {
        double shunt = shunt(layers, l, n, inhibitory);
        double[] all = new double[layers.bias(l).length];
        Arrays.setAll(all, other -> shunt(layers, l, other, inhibitory));
        return shunt != 0
                ? shunt
                : Arrays.stream(all).filter(each -> each != 0).min().orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * Of all neurons of a layer.
     *
     * @param seen {@code [neuron][pre]}: what each reads
     */
    static double[] currents(Layers layers, int l, double[][] seen) {
        double[] currents = new double[seen.length];
        Arrays.setAll(currents, n -> current(layers, l, n, seen[n]));
        if (!divides(layers, l)) {
            return currents;
        }
        double[] z = new double[seen.length];
        Arrays.setAll(z, n -> currents[n] - layers.bias(l)[n]);
        Arrays.setAll(
                currents,
                n -> layers.pool(l).gain()[n] * z[n] / Math.sqrt(squaredRoot(layers, l, n, z)) + layers.bias(l)[n]);
        return currents;
    }

    private static boolean divides(Layers layers, int l) {
        return layers.normalisation().isPresent() && l < layers.depth();
    }

    private static double pool(Layers layers, int l, int n, int m) {
        double[][] logs = layers.pool(l).logs();
        return Math.exp(logs.length == 1 ? logs[0][0] : logs[n][m]);
    }

    /** σ² + Σ_m P_nm·z_m². */
    private static double squaredRoot(Layers layers, int l, int n, double[] z) {
        double sum = Math.pow(layers.normalisation().orElseThrow().semisaturation(), 2);
        for (int m = 0; m < z.length; m++) {
            sum += pool(layers, l, n, m) * z[m] * z[m];
        }
        return sum;
    }

    /** As the other, of all neurons of a layer. */
    static void back(
            Layers layers,
            int l,
            double[][] seen,
            double[] byCurrents,
            double share,
            Layers gradient,
            double[] byRead) {
        double[] byDrives = divides(layers, l) ? throughPool(layers, l, seen, byCurrents, share, gradient) : byCurrents;
        for (int n = 0; n < seen.length; n++) {
            back(layers, l, n, seen[n], byDrives[n], share, gradient, byRead);
        }
    }

    /** Term by term: I_n depends on z_n, and by its root on every z_m. */
    private static double[] throughPool(
            Layers layers, int l, double[][] seen, double[] byCurrents, double share, Layers gradient) {
        double[] z = new double[seen.length];
        Arrays.setAll(z, n -> current(layers, l, n, seen[n]) - layers.bias(l)[n]);
        double[] byDrives = new double[z.length];
        double[][] byLogs = gradient.pool(l).logs();
        for (int n = 0; n < z.length; n++) {
            double gain = layers.pool(l).gain()[n];
            double root = Math.sqrt(squaredRoot(layers, l, n, z));
            gradient.pool(l).gain()[n] += share * byCurrents[n] * z[n] / root;
            byDrives[n] += byCurrents[n] * gain / root;
            for (int m = 0; m < z.length; m++) {
                double byPool = -byCurrents[n] * gain * z[n] / (2 * root * root * root) * z[m] * z[m];
                byDrives[m] -= byCurrents[n] * gain * z[n] * pool(layers, l, n, m) * z[m] / (root * root * root);
                double byLog = share * byPool * pool(layers, l, n, m);
                byLogs[byLogs.length == 1 ? 0 : n][byLogs.length == 1 ? 0 : m] += byLog;
            }
        }
        for (int n = 0; n < z.length; n++) {
            // the bias is not divided, and what follows adds as if it were
            gradient.bias(l)[n] += share * (byCurrents[n] - byDrives[n]);
        }
        return byDrives;
    }

    private static double current(Layers layers, int l, int n, double[] x) {
        double excitatory = 0;
        for (int k = 0; k < x.length; k++) {
            excitatory += weight(layers, l, n, k) * x[k];
        }
        if (!layers.inhibited()) {
            return excitatory + layers.bias(l)[n];
        }
        double[] inhibitory = inhibitory(layers, l, x);
        double subtracted = 0;
        for (int i = 0; i < inhibitory.length; i++) {
            subtracted += layers.inhibition(l).toLayer()[i][n] * inhibitory[i];
        }
        return l == layers.depth()
                ? excitatory - subtracted
                : layers.inhibition(l).gain()[n] * (excitatory - subtracted) / divisor(layers, l, n, inhibitory)
                        + layers.bias(l)[n];
    }

    /** Adds share times the gradient of what is learnt, and that of what is read. */
    private static void back(
            Layers layers, int l, int n, double[] x, double byCurrent, double share, Layers gradient, double[] byRead) {
        double byBalance = byCurrent;
        double byDivisor = 0;
        double[] inhibitory = layers.inhibited() ? inhibitory(layers, l, x) : new double[0];
        boolean divides = layers.inhibited() && l < layers.depth();
        if (!layers.inhibited()) {
            gradient.bias(l)[n] += share * byCurrent;
        } else if (divides) {
            double by = divisor(layers, l, n, inhibitory);
            double gain = layers.inhibition(l).gain()[n];
            double quotient = (current(layers, l, n, x) - layers.bias(l)[n]) / gain;
            gradient.bias(l)[n] += share * byCurrent;
            gradient.inhibition(l).gain()[n] += share * byCurrent * quotient;
            byBalance = gain * byCurrent / by;
            byDivisor = -gain * quotient * byCurrent / by;
        }
        for (int k = 0; k < x.length; k++) {
            addWeight(gradient, l, n, k, share * byBalance * x[k]);
            byRead[k] += weight(layers, l, n, k) * byBalance;
        }
        for (int i = 0; i < inhibitory.length; i++) {
            double toNeuron = layers.inhibition(l).toLayer()[i][n];
            double shunting = divides ? layers.inhibition(l).shuntingGain()[i] : 0;
            gradient.inhibition(l).toLayer()[i][n] += share * (shunting * byDivisor - byBalance) * inhibitory[i];
            if (divides) {
                gradient.inhibition(l).shuntingGain()[i] += share * byDivisor * toNeuron * inhibitory[i];
            }
            double byInhibitory = toNeuron * (shunting * byDivisor - byBalance);
            for (int k = 0; k < x.length; k++) {
                gradient.inhibition(l).fromBelow()[i][k] += share * byInhibitory * x[k];
                byRead[k] += layers.inhibition(l).fromBelow()[i][k] * byInhibitory;
            }
        }
    }
}
