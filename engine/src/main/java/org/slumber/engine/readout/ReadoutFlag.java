package org.slumber.engine.readout;

import org.slumber.engine.spec.Choice;

/**
 * What was unusual about the samples that a readout was fitted on. "Falls back" means that every classifier predicts
 * the class with most fitted samples, the lowest of them on a tie. A silent neuron in a network that fires is ordinary
 * and has no flag.
 */
public enum ReadoutFlag {
    /** Fewer than two samples to fit on; falls back. */
    TOO_FEW_SAMPLES(true),
    /** No neuron fired in any sample; falls back. */
    SILENT_NETWORK(true),
    /** Every neuron fired at one rate in all samples, so no principal component is left; falls back. */
    NO_VARIANCE(true),
    /** All samples are of one class; falls back. */
    SINGLE_CLASS(true),
    /** Some neuron that fires did so at one rate in all samples, as a saturated one does; it carries no information. */
    CONSTANT_FEATURE(false),
    /** Some class has no sample to fit on; it is never predicted. */
    CLASS_WITHOUT_SAMPLES(false),
    /** Some class has one sample and so no covariance; the quadratic discriminant analysis never predicts it. */
    CLASS_WITH_ONE_SAMPLE(false),
    /** Some class has several samples, all alike; the quadratic discriminant analysis never predicts it. */
    CLASS_WITHOUT_SPREAD(false),
    /** The logistic regression stopped short of its tolerance; its last weights are used. */
    LOGISTIC_REGRESSION_NOT_CONVERGED(false);

    private final boolean fallsBack;

    ReadoutFlag(boolean fallsBack) {
        this.fallsBack = fallsBack;
    }

    /** Whether a readout with this flag predicts the most frequent class. */
    public boolean fallsBack() {
        return fallsBack;
    }

    /** The flag as results hold it: lower case with hyphens, such as {@code silent-network}. */
    public String text() {
        return Choice.nameOf(this);
    }
}
