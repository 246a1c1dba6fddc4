package org.slumber.mixed;

/**
 * A coefficient, with the test of its being 0.
 *
 * @param name as R names it, e.g. {@code factor(sleep_ratio)0.1:learnersurrogate-gradient}
 * @param term the term of the formula it belongs to; {@code (Intercept)} for the intercept
 * @param estimate on the scale of the linear predictor: logits, or units of a Gaussian response
 * @param standardError likewise, above 0
 * @param statistic estimate over standard error
 * @param degreesOfFreedom of t; infinite for z
 * @param p two-sided
 * @param interval 95 %
 */
public record FixedEffect(
        String name,
        String term,
        double estimate,
        double standardError,
        double statistic,
        double degreesOfFreedom,
        double p,
        Interval interval) {

    static FixedEffect of(DesignColumn column, double estimate, double standardError, double degreesOfFreedom) {
        double statistic = estimate / standardError;
        return new FixedEffect(
                column.name(),
                column.term(),
                estimate,
                standardError,
                statistic,
                degreesOfFreedom,
                Student.twoSided(statistic, degreesOfFreedom),
                Student.interval(estimate, standardError, degreesOfFreedom));
    }
}
