package org.slumber.engine.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.slumber.engine.network.SpikingNetwork;

/**
 * What the spike trains of the excitatory neurons tell of one training epoch, sleeps excluded. A step is 1 ms.
 *
 * <p>Implementation notes. A step costs a few operations for each excitatory spike, next to nothing beside the synapses
 * that the spike reaches; thresholds are looked at in every tenth step only.
 */
public final class SpikeTrains {
    /** Variance of the population's spike count in a step over the sum of the variances of its neurons. */
    public static final RunMetric SYNCHRONY = metric(
            "synchrony",
            "variance of the excitatory neurons' joint spike count in a step over the sum of their single variances,"
                    + " last training epoch: 1 where they are independent, their number where they spike together",
            SpikeTrains::synchrony);
    /** Coefficient of variation of the intervals between the spikes of a neuron. */
    public static final RunMetric ISI_CV = metric(
            "isi_cv",
            "standard deviation over mean of the intervals between a neuron's spikes, mean over the excitatory neurons"
                    + " with two or more, last training epoch; an interval across a sleep is none",
            SpikeTrains::intervalVariation);
    /** Share of neurons and steps at a clamp of the threshold. */
    public static final RunMetric THRESHOLD_CLAMPED_FRACTION = new RunMetric(
            "threshold_clamped_fraction",
            "fraction",
            "excitatory neurons whose adaptive threshold, homeostats' offset aside, stands at a clamp, mean over every"
                    + " tenth step of the last training epoch",
            4,
            findings -> findings.firing()
                    .map(Firing::trains)
                    .map(SpikeTrains::clampedFraction)
                    .orElse(OptionalDouble.empty()));
    /** How much the rate goes up and down while alike images are shown. */
    public static final RunMetric HOMEOSTAT_OSCILLATION = metric(
            "homeostat_oscillation",
            "standard deviation over mean of the excitatory rate over the images of one class, mean over classes, last"
                    + " training epoch",
            SpikeTrains::rateVariation);

    private static final int CLAMP_INTERVAL = 10;
    private static final long NEVER = -1;

    private final int excitatory;
    private final long[] spikes;
    /** {@code [neuron]}: the step of its last spike; {@link #NEVER} where none counts. */
    private final long[] lastSpike;

    private final long[] intervals;
    private final double[] intervalSum;
    private final double[] intervalSquares;
    private long steps;
    private double countSum;
    private double countSquares;
    private long thresholdsLookedAt;
    private long thresholdsClamped;

    private final List<Double> imageRates = new ArrayList<>();
    private final List<Integer> imageLabels = new ArrayList<>();
    private int label;
    private long imageStart;
    private double countSumAtImage;

    /** Of a network with so many excitatory neurons, at least 1. */
    public SpikeTrains(int excitatory) {
        this.excitatory = excitatory;
        spikes = new long[excitatory];
        lastSpike = new long[excitatory];
        intervals = new long[excitatory];
        intervalSum = new double[excitatory];
        intervalSquares = new double[excitatory];
        Arrays.fill(lastSpike, NEVER);
    }

    private static RunMetric metric(String name, String meaning, Function<SpikeTrains, OptionalDouble> value) {
        return new RunMetric(name, "1", meaning, 4, findings -> findings.firing()
                .map(Firing::trains)
                .map(value)
                .orElse(OptionalDouble.empty()));
    }

    /** Says that the steps to come show an image of this class. */
    public void startImage(int newLabel) {
        finishImage();
        label = newLabel;
    }

    private void finishImage() {
        if (steps > imageStart) {
            imageRates.add((countSum - countSumAtImage) / (steps - imageStart));
            imageLabels.add(label);
        }
        imageStart = steps;
        countSumAtImage = countSum;
    }

    /** Says that a sleep came between. */
    public void slept() {
        Arrays.fill(lastSpike, NEVER);
    }

    /** Takes in the step that the network has just made. */
    public void step(SpikingNetwork network) {
        step(
                network.spikes(),
                network.inputSpikeCount(),
                network.spikeCount(),
                network.topology().inputs());
        if (steps % CLAMP_INTERVAL == 0) {
            lookAtThresholds(network.neurons().clampedThresholds(excitatory));
        }
    }

    /**
     * Takes in a step.
     *
     * @param spiking ascending; the entries from one to another are neurons that spiked, excitatory ones first
     * @param first what a neuron's index in the list begins at
     */
    void step(int[] spiking, int from, int to, int first) {
        int end = first + excitatory;
        int s = from;
        while (s < to && spiking[s] < end) {
            spiked(spiking[s] - first);
            s++;
        }
        double count = s - from;
        countSum += count;
        countSquares += count * count;
        steps++;
    }

    private void spiked(int neuron) {
        spikes[neuron]++;
        if (lastSpike[neuron] != NEVER) {
            double interval = steps - lastSpike[neuron];
            intervals[neuron]++;
            intervalSum[neuron] += interval;
            intervalSquares[neuron] += interval * interval;
        }
        lastSpike[neuron] = steps;
    }

    /** Takes note of how many thresholds stand at a clamp. */
    void lookAtThresholds(int clamped) {
        thresholdsLookedAt += excitatory;
        thresholdsClamped += clamped;
    }

    /** Var(K) / Σ p(1 − p), K the spikes in a step and p those of a neuron; empty where no neuron varies. */
    public OptionalDouble synchrony() {
        double single = 0;
        for (long count : spikes) {
            double probability = (double) count / steps;
            single += probability * (1 - probability);
        }
        double mean = countSum / steps;
        return single > 0
                ? OptionalDouble.of(Math.max(0, countSquares / steps - mean * mean) / single)
                : OptionalDouble.empty();
    }

    /** Population standard deviation over mean, mean over neurons; empty where none has two intervals. */
    public OptionalDouble intervalVariation() {
        double sum = 0;
        int neurons = 0;
        for (int i = 0; i < excitatory; i++) {
            if (intervals[i] >= 2) {
                double mean = intervalSum[i] / intervals[i];
                double variance = Math.max(0, intervalSquares[i] / intervals[i] - mean * mean);
                sum += Math.sqrt(variance) / mean;
                neurons++;
            }
        }
        return neurons == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / neurons);
    }

    /** Share of the thresholds looked at that stood at a clamp; empty where none was. */
    public OptionalDouble clampedFraction() {
        return thresholdsLookedAt == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) thresholdsClamped / thresholdsLookedAt);
    }

    /**
     * Population standard deviation over mean of the rate over the images of a class, mean over the classes that have two
     * images and a spike; empty where there is none.
     */
    public OptionalDouble rateVariation() {
        finishImage();
        double sum = 0;
        int classes = 0;
        for (int shown : imageLabels.stream().distinct().toList()) {
            double[] rates = ratesOf(shown);
            double mean = Arrays.stream(rates).average().orElseThrow();
            if (rates.length >= 2 && mean > 0) {
                double squares = 0;
                for (double rate : rates) {
                    squares += (rate - mean) * (rate - mean);
                }
                sum += Math.sqrt(squares / rates.length) / mean;
                classes++;
            }
        }
        return classes == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / classes);
    }

    private double[] ratesOf(int shown) {
        double[] rates = new double[imageRates.size()];
        int count = 0;
        for (int image = 0; image < rates.length; image++) {
            if (imageLabels.get(image) == shown) {
                rates[count++] = imageRates.get(image);
            }
        }
        return Arrays.copyOf(rates, count);
    }
}
