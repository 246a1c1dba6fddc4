package org.slumber.engine.learner;

import java.util.OptionalDouble;

/** Losses and right answers, summed over images. */
public final class Tally {
    private int images;
    private int right;
    private double loss;

    /** Counts an image. */
    public void add(boolean answeredRight, double imageLoss) {
        images++;
        right += answeredRight ? 1 : 0;
        loss += imageLoss;
    }

    /** Images labelled right. */
    public int right() {
        return right;
    }

    /** Mean loss of an image; empty without images. */
    public OptionalDouble meanLoss() {
        return images == 0 ? OptionalDouble.empty() : OptionalDouble.of(loss / images);
    }

    /** Fraction labelled right; empty without images. */
    public OptionalDouble accuracy() {
        return images == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / images);
    }
}
