package org.slumber.engine.metrics;

/** What no learner can be expected to exceed, of generated samples whose ideal observer is known. */
public final class IdealObserver {
    public static final RunMetric METRIC = new RunMetric(
            "best_possible_accuracy",
            "fraction",
            "mean, over the test samples, of the probability of the likelier label given the sample, which no learner can be"
                    + " expected to exceed; null where it is not known (known of gap-xor)",
            9,
            Findings::bestPossibleAccuracy);

    private IdealObserver() {}
}
