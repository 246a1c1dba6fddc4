package org.slumber.engine.homeostasis.sleep;

import java.util.Arrays;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.plasticity.PairStdp;
import org.slumber.engine.plasticity.Timing;

/**
 * The model as its equations read: dense matrices, every weight clipped and decayed in every step, no table. Slow, and
 * written without a look at the engine's shortcuts, which are held against it.
 */
final class ReferenceNetwork {
    private final int inputs;
    private final int excitatory;
    private final int neurons;
    private final PairStdp rule;
    private final WeightBounds bounds;
    /** {@code [pre][post]}. */
    private final boolean[][] exists;

    final double[][] weight;
    private final double[] potential;
    private final double[] current;
    private final double[] adaptation;
    private final double[] threshold;
    private final int[] steps;
    private boolean[] previous;
    private boolean[] spiking;
    boolean noisyAwakening;

    ReferenceNetwork(
            int inputs,
            int excitatory,
            int inhibitory,
            int[] pre,
            int[] post,
            double[] weights,
            PairStdp rule,
            WeightBounds bounds) {
        this.inputs = inputs;
        this.excitatory = excitatory;
        neurons = excitatory + inhibitory;
        this.rule = rule;
        this.bounds = bounds;
        exists = new boolean[inputs + neurons][neurons];
        weight = new double[inputs + neurons][neurons];
        for (int synapse = 0; synapse < pre.length; synapse++) {
            exists[pre[synapse]][post[synapse]] = true;
            weight[pre[synapse]][post[synapse]] = weights[synapse];
        }
        potential = new double[neurons];
        Arrays.fill(potential, -70);
        current = new double[neurons];
        adaptation = new double[neurons];
        threshold = new double[neurons];
        Arrays.fill(threshold, -55);
        steps = new int[inputs + neurons];
        previous = new boolean[inputs + neurons];
        spiking = new boolean[inputs + neurons];
    }

    /** Spikes of the last step, inputs first. */
    boolean[] spiking() {
        return spiking;
    }

    void step(boolean[] input, double[] noise) {
        previous = spiking;
        spiking = Arrays.copyOf(input, inputs + neurons);
        for (int i = 0; i < neurons; i++) {
            double arriving = 0;
            for (int j = 0; j < inputs + neurons; j++) {
                arriving += previous[j] ? weight[j][i] : 0;
            }
            current[i] += (-current[i] + arriving) / 30;
            potential[i] += (-(potential[i] + 70) + 30 * current[i]) / 30 + noise[i];
            potential[i] = Math.max(-100, Math.min(40, potential[i]));
            boolean spikes = potential[i] > threshold[i];
            adaptation[i] -= adaptation[i] / 100;
            if (spikes) {
                adaptation[i] += 3;
                potential[i] = -80;
                spiking[inputs + i] = true;
            }
            threshold[i] = Math.max(-90, Math.min(0, -55 + adaptation[i]));
        }
        for (int k = 0; k < steps.length; k++) {
            steps[k] = spiking[k] ? 0 : steps[k] + 1;
        }
        learn();
    }

    private void learn() {
        for (int j = 0; j < inputs + neurons; j++) {
            boolean isExcitatory = j < inputs + excitatory;
            double low = isExcitatory ? bounds.minimum() : -bounds.maximum();
            double high = isExcitatory ? bounds.maximum() : -bounds.minimum();
            for (int i = 0; i < neurons; i++) {
                if (exists[j][i]) {
                    weight[j][i] = Math.max(low, Math.min(high, weight[j][i]));
                    if (previous[j] || previous[inputs + i]) {
                        weight[j][i] += isExcitatory ? change(j, i, true) : -change(j, i, false);
                    }
                }
            }
        }
    }

    private double change(int pre, int post, boolean isExcitatory) {
        int d = steps[inputs + post] - steps[pre];
        if (rule.pairs().timing() == Timing.CAUSAL) {
            d = -d;
        }
        double rate = isExcitatory
                ? rule.pairs().excitatoryLearningRate()
                : rule.pairs().inhibitoryLearningRate();
        return d >= 0
                ? rate * Math.exp(-d / rule.pairs().potentiationTimeConstant())
                : -rate * Math.exp(d / rule.pairs().depressionTimeConstant());
    }

    /** One sleep; returns its steps. */
    int sleep(Sleep sleep, WeightBaseline baseline, double[][] noise) {
        double[][] target = targets(sleep);
        int step = 0;
        while (step < sleep.steps() && !settled(sleep, baseline)) {
            if (step == 0) {
                Arrays.fill(spiking, 0, inputs, false);
            }
            step(new boolean[inputs], noise[step]);
            for (int j = 0; j < inputs + neurons; j++) {
                for (int i = 0; i < neurons; i++) {
                    if (exists[j][i] && weight[j][i] != 0) {
                        double goal = target[j < inputs + excitatory ? 0 : 1][i];
                        double magnitude = goal * Math.pow(Math.abs(weight[j][i]) / goal, sleep.decay());
                        weight[j][i] = Math.copySign(magnitude, weight[j][i]);
                    }
                }
            }
            step++;
        }
        noisyAwakening = step > 0 && sum(true) > baseline.excitatory() && sum(false) > baseline.inhibitory();
        return step;
    }

    private boolean settled(Sleep sleep, WeightBaseline baseline) {
        return Math.abs(sum(true) - baseline.excitatory()) <= sleep.tolerance() * baseline.excitatory()
                && Math.abs(sum(false) - baseline.inhibitory()) <= sleep.tolerance() * baseline.inhibitory();
    }

    private double sum(boolean ofExcitatory) {
        double sum = 0;
        for (int j = 0; j < inputs + neurons; j++) {
            for (int i = 0; i < neurons; i++) {
                sum += (j < inputs + excitatory) == ofExcitatory ? Math.abs(weight[j][i]) : 0;
            }
        }
        return sum;
    }

    /** {@code [E, I][post]}. */
    private double[][] targets(Sleep sleep) {
        double[][] targets = new double[2][neurons];
        for (int i = 0; i < neurons; i++) {
            for (int block = 0; block < 2; block++) {
                targets[block][i] = switch (sleep.target()) {
                    case STATIC -> sleep.staticTarget();
                    case GROUP -> sum(block == 0) / places(block);
                    case POST -> meanOnto(i, block == 0);
                };
            }
        }
        return targets;
    }

    private double places(int block) {
        return block == 0 ? (double) (inputs + excitatory) * neurons : (double) (neurons - excitatory) * excitatory;
    }

    private double meanOnto(int post, boolean ofExcitatory) {
        double sum = 0;
        int count = 0;
        for (int j = 0; j < inputs + neurons; j++) {
            if (exists[j][post] && (j < inputs + excitatory) == ofExcitatory) {
                sum += Math.abs(weight[j][post]);
                count++;
            }
        }
        return count == 0 ? 1 : sum / count;
    }
}
