package org.slumber.mixed;

/**
 * A coefficient on the logit scale, with Wald's test of its being 0.
 *
 * @param name as R names it, e.g. {@code factor(sleep_ratio)0.1:learnersurrogate-gradient}
 * @param term the term of the formula it belongs to; {@code (Intercept)} for the intercept
 * @param estimate logits
 * @param standardError logits, above 0
 * @param z estimate over standard error
 * @param p two-sided, from the normal distribution
 * @param interval 95 %, logits
 */
public record FixedEffect(
        String name, String term, double estimate, double standardError, double z, double p, Interval interval) {

    static FixedEffect of(DesignColumn column, double estimate, double standardError) {
        double z = estimate / standardError;
        return new FixedEffect(
                column.name(),
                column.term(),
                estimate,
                standardError,
                z,
                Wald.twoSided(z),
                Wald.interval(estimate, standardError));
    }
}
