package org.slumber.engine.learner.surrogate;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.slumber.engine.network.NoiseSource;

/**
 * One image, or one copy of the network asleep, through all its steps (paper section on the surrogate-gradient network).
 * Every pass starts with all membranes at 0; what happened is held until the next pass.
 *
 * <p>In every step, for a hidden and then for an output neuron,
 *
 * <pre>{@code
 * v ← leak·v + input − z (+ ξ asleep)      z = 1 if v stood above 1 before this step
 * spike if v > 1
 * }</pre>
 *
 * where the input of hidden neurons is constant and that of output neurons is layer 2's bias and the weights of the
 * hidden neurons that spike in the same step.
 *
 * <p>Implementation notes. The loop over hidden neurons that decays and adds is free of branches, and vector code; the
 * resets are subtracted afterwards from the few neurons that spiked. Whether a neuron spikes is nothing that a branch
 * predictor could learn, so the list of spikes is appended to without a branch: its end is always written to, and moves
 * on by the sign bit of 1 − v. One pass of 100 steps of 1000 neurons holds 0.8 MB of membranes, which stays in the
 * second-level cache until the gradient has read it.
 */
public final class ImagePass {
    private final Layers layers;
    private final double leak;
    private final int steps;
    private final double[][] membrane;
    private final int[] spiking;
    private final int[] spikesEnd;
    private final double[][] outputMembrane;
    private final int[] outputSpikes;

    /**
     * @param layers the weights, read anew in every pass
     * @param leak what a membrane keeps from one step to the next, in [0, 1]
     * @param steps of a pass, above 0
     */
    public ImagePass(Layers layers, double leak, int steps) {
        this.layers = layers;
        this.leak = leak;
        this.steps = steps;
        membrane = new double[steps + 1][layers.hidden()];
        spiking = new int[steps * layers.hidden() + 1];
        spikesEnd = new int[steps + 1];
        outputMembrane = new double[steps + 1][layers.classes()];
        outputSpikes = new int[layers.classes()];
    }

    /** Runs awake with this current into the hidden neurons, {@code [hidden]}. */
    public void show(double[] current) {
        for (int step = 1; step <= steps; step++) {
            integrate(step, current);
            findSpikes(step);
            integrateOutput(step);
        }
        countOutputSpikes();
    }

    /**
     * Runs asleep: layer 1's current is its bias, and noise falls on every membrane.
     *
     * @param noise of a step, {@code [hidden, then output]}
     */
    void dream(NoiseSource noise) {
        int hidden = layers.hidden();
        for (int step = 1; step <= steps; step++) {
            double[] xi = noise.next();
            double[] v = membrane[step];
            integrate(step, layers.hiddenBias());
            for (int neuron = 0; neuron < hidden; neuron++) {
                v[neuron] += xi[neuron];
            }
            findSpikes(step);
            integrateOutput(step);
            for (int output = 0; output < layers.classes(); output++) {
                outputMembrane[step][output] += xi[hidden + output];
            }
        }
        countOutputSpikes();
    }

    private void integrate(int step, double[] current) {
        double[] before = membrane[step - 1];
        double[] v = membrane[step];
        for (int neuron = 0; neuron < v.length; neuron++) {
            v[neuron] = leak * before[neuron] + current[neuron];
        }
        if (step > 1) {
            for (int k = spikesEnd[step - 2]; k < spikesEnd[step - 1]; k++) {
                v[spiking[k]] -= 1;
            }
        }
    }

    private void findSpikes(int step) {
        double[] v = membrane[step];
        int end = spikesEnd[step - 1];
        for (int neuron = 0; neuron < v.length; neuron++) {
            spiking[end] = neuron;
            end += (int) (Double.doubleToRawLongBits(1 - v[neuron]) >>> 63);
        }
        spikesEnd[step] = end;
    }

    private void integrateOutput(int step) {
        double[] before = outputMembrane[step - 1];
        double[] v = outputMembrane[step];
        System.arraycopy(layers.outputBias(), 0, v, 0, v.length);
        SpikeRows.sum(layers.outputWeights(), spiking, spikesEnd[step - 1], spikesEnd[step], v);
        for (int output = 0; output < v.length; output++) {
            v[output] = leak * before[output] + v[output] - (before[output] > 1 ? 1 : 0);
        }
    }

    private void countOutputSpikes() {
        Arrays.fill(outputSpikes, 0);
        for (int step = 1; step <= steps; step++) {
            for (int output = 0; output < outputSpikes.length; output++) {
                outputSpikes[output] += spikes(step, output) ? 1 : 0;
            }
        }
    }

    /** Steps of a pass. */
    int steps() {
        return steps;
    }

    /** Membranes of the hidden neurons after a step from 1, {@code [hidden]}; not copied. */
    double[] membrane(int step) {
        return membrane[step];
    }

    /** Membranes of the output neurons after a step from 1, {@code [class]}; not copied. */
    double[] outputMembrane(int step) {
        return outputMembrane[step];
    }

    /** Whether an output neuron spiked in a step from 1. */
    boolean spikes(int step, int output) {
        return outputMembrane[step][output] > 1;
    }

    /** The hidden neurons that spiked, step after step; those of a step from 1 end at {@link #spikesEnd}. */
    int[] spiking() {
        return spiking;
    }

    /** Where in {@link #spiking()} the spikes of a step from 1 end and those of the next begin; 0 for step 0. */
    int spikesEnd(int step) {
        return spikesEnd[step];
    }

    /** Number of spikes of all hidden neurons. */
    public int hiddenSpikes() {
        return spikesEnd[steps];
    }

    /** Adds the number of spikes of each hidden neuron. */
    public void countSpikes(long[] counts) {
        for (int k = 0; k < hiddenSpikes(); k++) {
            counts[spiking[k]]++;
        }
    }

    /** Mean spikes of each hidden neuron in a step, {@code [hidden]}, in [0, 1]. */
    public double[] hiddenRates() {
        double[] rates = new double[layers.hidden()];
        for (int k = 0; k < hiddenSpikes(); k++) {
            rates[spiking[k]]++;
        }
        for (int neuron = 0; neuron < rates.length; neuron++) {
            rates[neuron] /= steps;
        }
        return rates;
    }

    /** Spikes of an output neuron. */
    int outputSpikes(int output) {
        return outputSpikes[output];
    }

    /** Spikes of all output neurons. */
    public int outputSpikes() {
        return Arrays.stream(outputSpikes).sum();
    }

    /** The class whose output neuron spiked most, the first of them on a tie. */
    public int prediction() {
        return mostSpikes(output -> true);
    }

    /**
     * As {@link #prediction()}, among some classes.
     *
     * @param possible {@code [class]}; one of them at least
     */
    int prediction(boolean[] possible) {
        return mostSpikes(output -> possible[output]);
    }

    private int mostSpikes(IntPredicate possible) {
        int best = -1;
        for (int output = 0; output < outputSpikes.length; output++) {
            if (possible.test(output) && (best < 0 || outputSpikes[output] > outputSpikes[best])) {
                best = output;
            }
        }
        return best;
    }
}
