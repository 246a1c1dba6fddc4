package org.slumber.engine.metrics;

import java.util.OptionalDouble;

/**
 * Whether a recurrent network is stable, and was while it learnt.
 *
 * @param largestRealEigenvalue largest real part of the eigenvalues of the Jacobian over test samples, 1/step; empty where it
 *     was not asked for or not found
 * @param settledFraction share of these samples in which the flow comes to rest where it was followed to; empty where it was
 *     not asked for
 * @param diverged whether training diverged
 */
public record RecurrentStability(
        OptionalDouble largestRealEigenvalue, OptionalDouble settledFraction, boolean diverged) {
    private static final int SINCE = 10;

    public static final RunMetric LARGEST_REAL_EIGENVALUE = new RunMetric(
            "largest_real_eigenvalue",
            "1/step",
            "largest real part of the eigenvalues of the Jacobian, over the first organics.eigenvalueImages scored test"
                    + " samples, each with what its strongest step brings held, where the flow is seen to come to rest: below 0"
                    + " where states go back after every small push; of rnn that of its step less 1; null with other learners",
            SINCE,
            findings -> findings.recurrent()
                    .map(RecurrentStability::largestRealEigenvalue)
                    .orElse(OptionalDouble.empty()));
    public static final RunMetric SETTLED_FRACTION = new RunMetric(
            "settled_fraction",
            "fraction",
            "share of the samples of largest_real_eigenvalue in which the flow is seen to come to rest: 1 with"
                    + " organics.recurrence identity and of rnn; null with other learners",
            SINCE,
            findings -> findings.recurrent()
                    .map(RecurrentStability::settledFraction)
                    .orElse(OptionalDouble.empty()));
    public static final RunMetric TRAINING_DIVERGED = new RunMetric(
            "training_diverged",
            "1",
            "1 where the loss of a batch was above ten times that of guessing, or it or its gradient no finite number, which"
                    + " ends learning with the weights before it, else 0 (organics)",
            SINCE,
            findings -> findings.recurrent()
                    .map(stability -> OptionalDouble.of(stability.diverged() ? 1 : 0))
                    .orElse(OptionalDouble.empty()));
}
