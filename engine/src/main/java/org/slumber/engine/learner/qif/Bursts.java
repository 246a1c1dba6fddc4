package org.slumber.engine.learner.qif;

import java.util.Arrays;
import org.slumber.engine.metrics.SequenceReplay;

/**
 * Looks for the first burst of each population: the first time that its rate, having been below a threshold, is above it.
 * The time of the burst is that of the highest rate until it falls below again, or until nobody looks any more.
 */
final class Bursts {
    private final double threshold;
    private final Phase[] phases;
    private final double[] peaks;
    private final double[] times;
    private double highest;
    private int ended;

    private enum Phase {
        /** Above the threshold from the start. */
        NEVER_BELOW,
        BELOW,
        BURSTING,
        ENDED
    }

    /** @param threshold rate, 1/τ */
    Bursts(int populations, double threshold) {
        this.threshold = threshold;
        phases = new Phase[populations];
        Arrays.fill(phases, Phase.NEVER_BELOW);
        peaks = new double[populations];
        times = new double[populations];
        Arrays.fill(times, Double.NaN);
    }

    /** The rate of a population at a time, in the order of time, τ. */
    void observe(int population, double time, double rate) {
        highest = Math.max(highest, rate);
        boolean above = rate > threshold;
        switch (phases[population]) {
            case NEVER_BELOW -> phases[population] = above ? Phase.NEVER_BELOW : Phase.BELOW;
            case BELOW -> {
                if (above) {
                    phases[population] = Phase.BURSTING;
                    rise(population, time, rate);
                }
            }
            case BURSTING -> {
                if (!above) {
                    phases[population] = Phase.ENDED;
                    ended++;
                } else if (rate > peaks[population]) {
                    rise(population, time, rate);
                }
            }
            case ENDED -> {}
        }
    }

    private void rise(int population, double time, double rate) {
        peaks[population] = rate;
        times[population] = time;
    }

    /** Whether each population has had its first burst. */
    boolean complete() {
        return ended == phases.length;
    }

    /** What was seen. */
    SequenceReplay replay() {
        return new SequenceReplay(times.clone(), highest);
    }
}
