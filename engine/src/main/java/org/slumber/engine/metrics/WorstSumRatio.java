package org.slumber.engine.metrics;

/** Tracks how far Σ|w| of one group strayed from its initial value, by factors: half is as far as twice. */
public final class WorstSumRatio {
    private final double initial;
    private double lowest = 1;
    private double highest = 1;

    /** Starts from Σ|w| before the first step, at least 0. */
    public WorstSumRatio(double initial) {
        this.initial = initial;
    }

    /** Takes note of Σ|w| at one moment, at least 0; a group without initial weight stays at 1. */
    public void observe(double sum) {
        if (initial > 0) {
            lowest = Math.min(lowest, sum / initial);
            highest = Math.max(highest, sum / initial);
        }
    }

    /** The observed ratio to the initial sum that is furthest from 1 on a logarithmic scale, the higher on a tie. */
    public double value() {
        return highest * lowest >= 1 ? highest : lowest;
    }
}
