package org.slumber.engine.readout;

/**
 * The space that classes are told apart in: firing rates z-scored, then projected on their principal components, both
 * as fitted on one set of samples.
 */
public final class ScoreSpace {
    private final Standardiser standardiser;
    private final PrincipalComponents components;

    private ScoreSpace(Standardiser standardiser, PrincipalComponents components) {
        this.standardiser = standardiser;
        this.components = components;
    }

    /**
     * Fits an unwhitened space.
     *
     * @param rates {@code [sample][neuron]}, at least one sample
     * @param explainedVariance fraction of the variance of the z-scores to keep, in (0, 1]
     */
    public static ScoreSpace fit(double[][] rates, double explainedVariance) {
        Standardiser standardiser = Standardiser.fit(rates);
        return new ScoreSpace(standardiser, PrincipalComponents.fit(standardiser.transform(rates), explainedVariance));
    }

    /**
     * Fits an unwhitened space of so many components, or of all that the samples span.
     *
     * @param rates {@code [sample][neuron]}, at least one sample
     */
    public static ScoreSpace fitComponents(double[][] rates, int components) {
        Standardiser standardiser = Standardiser.fit(rates);
        return new ScoreSpace(
                standardiser, PrincipalComponents.fitComponents(standardiser.transform(rates), components));
    }

    /** This space scaled so that the fitted scores have variance 1 on every component. */
    public ScoreSpace whitened() {
        return new ScoreSpace(standardiser, components.whitened());
    }

    /** The scores of {@code [sample][neuron]} rates: {@code [sample][component]}. */
    public double[][] scores(double[][] rates) {
        return components.transform(standardiser.transform(rates));
    }
}
