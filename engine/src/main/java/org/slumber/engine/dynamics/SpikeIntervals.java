package org.slumber.engine.dynamics;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How irregular the intervals I between a neuron's spikes are, mean over the neurons that have three spikes or more. All
 * three are 0 of a clock. Of a Poisson train CV, CV2 and LV are 1 in the mean; intervals of whole steps and a refractory time
 * make them less at high rates. CV takes a change of rate between images for irregularity; CV2 and LV, which look at
 * neighbours alone, hardly do.
 */
public final class SpikeIntervals {
    private final Recording recording;
    private final int[] range;

    /** Of a group of neurons. */
    public SpikeIntervals(Recording recording, DynamicsGroup group) {
        this.recording = recording;
        range = recording.range(group);
    }

    /** CV: population standard deviation of I over its mean. */
    public OptionalDouble variation() {
        return mean(SpikeIntervals::variation);
    }

    /** CV2: 2·|I₍ₙ₊₁₎ − Iₙ|/(I₍ₙ₊₁₎ + Iₙ), mean over n (Holt and others 1996, Journal of Neurophysiology 75). */
    public OptionalDouble neighbourVariation() {
        return mean(intervals -> {
            double sum = 0;
            for (int n = 1; n < intervals.length; n++) {
                sum += 2.0 * Math.abs(intervals[n] - intervals[n - 1]) / (intervals[n] + intervals[n - 1]);
            }
            return sum / (intervals.length - 1);
        });
    }

    /** LV: 3·((Iₙ − I₍ₙ₊₁₎)/(Iₙ + I₍ₙ₊₁₎))², mean over n (Shinomoto and others 2003, Neural Computation 15). */
    public OptionalDouble localVariation() {
        return mean(intervals -> {
            double sum = 0;
            for (int n = 1; n < intervals.length; n++) {
                double contrast = (double) (intervals[n - 1] - intervals[n]) / (intervals[n] + intervals[n - 1]);
                sum += 3 * contrast * contrast;
            }
            return sum / (intervals.length - 1);
        });
    }

    private static double variation(int[] intervals) {
        double mean = 0;
        for (int interval : intervals) {
            mean += (double) interval / intervals.length;
        }
        double squares = 0;
        for (int interval : intervals) {
            squares += (interval - mean) * (interval - mean);
        }
        return Math.sqrt(squares / intervals.length) / mean;
    }

    private OptionalDouble mean(ToDoubleFunction<int[]> measure) {
        double sum = 0;
        int neurons = 0;
        for (int neuron = range[0]; neuron < range[1]; neuron++) {
            int[] train = recording.train(neuron);
            if (train.length >= 3) {
                int[] intervals = new int[train.length - 1];
                for (int n = 0; n < intervals.length; n++) {
                    intervals[n] = train[n + 1] - train[n];
                }
                sum += measure.applyAsDouble(intervals);
                neurons++;
            }
        }
        return neurons == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / neurons);
    }
}
