package org.slumber.engine.spec;

import java.io.Serializable;

/**
 * How class labels are read from firing rates (paper section on the readout).
 *
 * @param classifier the one whose accuracy is the test accuracy; the others are reported beside it
 * @param explainedVariance fraction of variance the principal components keep, in (0, 1]
 * @param fitFraction fraction of the training samples, drawn by the seed, that the readout is fitted on, in (0, 1]
 * @param inverseRegularisation C of the L2-regularised logistic regression, above 0, up to 1e9
 * @param covarianceShrinkage r of the quadratic discriminant analysis, in [0, 1]
 */
public record Readout(
        Classifier classifier,
        double explainedVariance,
        double fitFraction,
        double inverseRegularisation,
        double covarianceShrinkage)
        implements Serializable {

    /** The classifiers on top of PCA, and voting without it. */
    public enum Classifier {
        LOGISTIC_REGRESSION,
        /** Quadratic discriminant analysis. */
        QDA,
        TOP_RESPONDER
    }

    public Readout {
        Bounds.positive("readout.explainedVariance", explainedVariance, 1);
        Bounds.positive("readout.fitFraction", fitFraction, 1);
        Bounds.positive("readout.inverseRegularisation", inverseRegularisation, 1e9);
        Bounds.inRange("readout.covarianceShrinkage", covarianceShrinkage, 0, 1);
    }
}
