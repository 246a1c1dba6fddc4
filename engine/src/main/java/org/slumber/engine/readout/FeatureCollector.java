package org.slumber.engine.readout;

import java.util.ArrayList;
import java.util.List;
import org.slumber.engine.network.SpikingNetwork;

/**
 * Averages spikes into samples while a network runs: one an image, or one for each maximal run of equal labels (paper
 * section on the readout).
 */
public final class FeatureCollector {
    private final Sample sample;
    private final long[] spikes;
    private final int neurons;
    private final List<double[]> rates = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final int[] count;
    private int label;
    private int steps;

    /** Collects from a network of so many excitatory and inhibitory neurons. */
    public FeatureCollector(Sample sample, int neurons) {
        this.sample = sample;
        this.neurons = neurons;
        spikes = new long[neurons];
        count = new int[neurons];
    }

    /** Says that the steps to come show an image of this class. */
    public void startImage(int newLabel) {
        if (sample == Sample.IMAGE || newLabel != label) {
            finishSample();
        }
        label = newLabel;
    }

    /** Counts the spikes of the step that the network has just made. */
    public void count(SpikingNetwork network) {
        int[] spiking = network.spikes();
        int inputs = network.topology().inputs();
        for (int s = network.inputSpikeCount(); s < network.spikeCount(); s++) {
            count[spiking[s] - inputs]++;
        }
        steps++;
    }

    /** Says that a sleep came between; it splits a run of labels. */
    public void slept() {
        if (sample == Sample.LABEL_RUN) {
            finishSample();
        }
    }

    /** Ends the sample under way; none is made of no steps. */
    private void finishSample() {
        if (steps == 0) {
            return;
        }
        double[] rate = new double[neurons];
        for (int i = 0; i < neurons; i++) {
            rate[i] = (double) count[i] / steps;
            spikes[i] += count[i];
            count[i] = 0;
        }
        rates.add(rate);
        labels.add(label);
        steps = 0;
    }

    /** The samples so far, the one under way ended. */
    public Features features() {
        finishSample();
        return new Features(
                rates.toArray(double[][]::new),
                labels.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Spikes so far of one neuron, excitatory first. */
    public long spikes(int neuron) {
        return spikes[neuron] + count[neuron];
    }
}
