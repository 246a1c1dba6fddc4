package org.slumber.mixed;

import java.util.Optional;

/**
 * The spread of a random intercept.
 *
 * @param term its grouping, e.g. {@code dataset:seed}
 * @param levels how many levels the data have
 * @param standardDeviation σ on the logit scale, from 0
 * @param interval 95 % of σ, by Wald on the scale of log σ; empty where σ is estimated as 0
 */
public record VarianceComponent(String term, int levels, double standardDeviation, Optional<Interval> interval) {

    /** Whether the estimate is at the border of what a variance can be: 0. */
    public boolean singular() {
        return standardDeviation == 0;
    }

    /** σ². */
    public double variance() {
        return standardDeviation * standardDeviation;
    }
}
