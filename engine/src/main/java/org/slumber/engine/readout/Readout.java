package org.slumber.engine.readout;

import java.util.List;
import java.util.Map;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * How class labels are read from firing rates (paper section on the readout).
 *
 * @param classifier the one whose accuracy is the test accuracy; the others are reported beside it
 * @param explainedVariance fraction of variance the principal components keep, in (0, 1]
 * @param fitFraction fraction of the training samples, drawn by the seed, that the readout is fitted on, in (0, 1]
 * @param inverseRegularisation C of the regularised logistic regression, above 0, up to 1e9
 * @param components principal components that classifiers see, up to 100 000; 0 keeps as many as the variance asks for
 * @param penalty on the weights of the logistic regression
 * @param covarianceShrinkage r of the quadratic discriminant analysis, in [0, 1]
 */
public record Readout(
        Classifier classifier,
        double explainedVariance,
        double fitFraction,
        double inverseRegularisation,
        int components,
        Penalty penalty,
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
    private static final WholeParameter COMPONENTS = WholeParameter.of(
                    "readout.components",
                    "1",
                    "principal components that classifiers see; 0 = as many as readout.explainedVariance asks for",
                    Range.closed(0, 100_000),
                    0)
            .added();
    private static final ChoiceParameter<Penalty> PENALTY = ChoiceParameter.of(
                    "readout.penalty", "what the logistic regression keeps small: squares or magnitudes", Penalty.L2)
            .added();

    /** The authors' follow-up; C is not known and stays 1, our reading. */
    public static final Map<Parameter, Object> FOLLOWUP = Map.of(COMPONENTS, 15L, PENALTY, Choice.nameOf(Penalty.L1));

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
            .with(COMPONENTS, Readout::components)
            .with(PENALTY, Readout::penalty)
            .madeBy(values -> new Readout(
                    values.choice(CLASSIFIER),
                    values.real(EXPLAINED_VARIANCE),
                    values.real(FIT_FRACTION),
                    values.real(INVERSE_REGULARISATION),
                    values.integer(COMPONENTS),
                    values.choice(PENALTY),
                    values.real(COVARIANCE_SHRINKAGE)));

    /** The defaults: the readout of the paper's table. */
    public static final Readout DEFAULT = VARIANT.make(new Values(Map.of(), List.of(), List.of()));

    /** The classifiers on top of PCA, and voting without it. */
    public enum Classifier {
        LOGISTIC_REGRESSION,
        /** Quadratic discriminant analysis. */
        QDA,
        TOP_RESPONDER
    }

    /** What the logistic regression adds to its loss. */
    public enum Penalty {
        /** ½·Σw². */
        L2,
        /** Σ|w|, which leaves weights at 0. */
        L1
    }

    public Readout {
        COMPONENTS.check(components);
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
