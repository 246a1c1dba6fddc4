package org.slumber.engine.readout;

import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Variant;

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
        implements SpecPart {
    public static final ChoiceParameter<Classifier> CLASSIFIER =
            ChoiceParameter.of("readout.classifier", "classifier of the test accuracy", Classifier.LOGISTIC_REGRESSION);
    private static final RealParameter EXPLAINED_VARIANCE = RealParameter.of(
            "readout.explainedVariance", "fraction", "variance the principal components keep", Range.positive(1), 0.95);
    private static final RealParameter FIT_FRACTION = RealParameter.of(
            "readout.fitFraction", "fraction", "training samples the readout is fitted on", Range.positive(1), 0.8);
    private static final RealParameter INVERSE_REGULARISATION = RealParameter.of(
            "readout.inverseRegularisation", "1", "C of the logistic regression", Range.positive(1e9), 1);
    private static final RealParameter COVARIANCE_SHRINKAGE = RealParameter.of(
            "readout.covarianceShrinkage",
            "fraction",
            "r of the quadratic discriminant analysis",
            Range.closed(0, 1),
            0.1);
    public static final Variant<Readout> VARIANT = Variant.of(
                    "readout", Readout.class, "how class labels are read from firing rates")
            .with(CLASSIFIER, Readout::classifier)
            .with(EXPLAINED_VARIANCE, Readout::explainedVariance)
            .with(FIT_FRACTION, Readout::fitFraction)
            .with(INVERSE_REGULARISATION, Readout::inverseRegularisation)
            .with(COVARIANCE_SHRINKAGE, Readout::covarianceShrinkage)
            .madeBy(values -> new Readout(
                    values.choice(CLASSIFIER),
                    values.real(EXPLAINED_VARIANCE),
                    values.real(FIT_FRACTION),
                    values.real(INVERSE_REGULARISATION),
                    values.real(COVARIANCE_SHRINKAGE)));

    /** The classifiers on top of PCA, and voting without it. */
    public enum Classifier {
        LOGISTIC_REGRESSION,
        /** Quadratic discriminant analysis. */
        QDA,
        TOP_RESPONDER
    }

    public Readout {
        EXPLAINED_VARIANCE.check(explainedVariance);
        FIT_FRACTION.check(fitFraction);
        INVERSE_REGULARISATION.check(inverseRegularisation);
        COVARIANCE_SHRINKAGE.check(covarianceShrinkage);
    }

    @Override
    public Variant<Readout> variant() {
        return VARIANT;
    }
}
