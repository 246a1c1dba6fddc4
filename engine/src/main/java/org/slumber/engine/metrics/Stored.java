package org.slumber.engine.metrics;

import java.util.OptionalDouble;

/**
 * What of images that are gone a run keeps beside its weights: mechanisms that compete for what is remembered differ in
 * what they are allowed to store.
 *
 * @param values numbers made of images, most
 * @param labels whether labels are kept with them or needed for them
 */
public record Stored(double values, boolean labels) {
    private static final int SINCE = 6;

    public static final RunMetric VALUES = new RunMetric(
            "stored_values",
            "values",
            "most numbers made of images that the run keeps beside its weights for when they are gone: a mean image, images"
                    + " of a buffer",
            SINCE,
            findings -> OptionalDouble.of(findings.stored().values()));
    public static final RunMetric LABELS = new RunMetric(
            "stored_labels",
            "1",
            "1 where what a run keeps of images that are gone needs their labels, else 0",
            SINCE,
            findings -> OptionalDouble.of(findings.stored().labels() ? 1 : 0));
}
