package org.slumber.mixed;

import java.util.Optional;

/**
 * The spread of one effect of a random term.
 *
 * @param term as {@link RandomTerm#text()} gives it, e.g. {@code dataset:seed}
 * @param effect {@code (Intercept)}, or the slope's name
 * @param levels how many levels the data have
 * @param standardDeviation on the scale of the linear predictor, from 0
 * @param interval 95 % of it, by Wald on the scale of its logarithm; empty where it is estimated as 0 or has none that is
 *     of use
 */
public record VarianceComponent(
        String term, String effect, int levels, double standardDeviation, Optional<Interval> interval) {

    /** Whether the estimate is at the border of what a variance can be: 0. */
    public boolean singular() {
        return standardDeviation == 0;
    }

    /** Its square. */
    public double variance() {
        return standardDeviation * standardDeviation;
    }
}
