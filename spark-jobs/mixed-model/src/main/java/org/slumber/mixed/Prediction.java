package org.slumber.mixed;

/**
 * An expected response.
 *
 * @param logit linear predictor
 * @param standardError of the linear predictor, logits
 * @param mean inverse logit of it, in (0, 1)
 * @param interval 95 % of the mean: the inverse logits of the ends of Wald's interval of the linear predictor
 */
public record Prediction(double logit, double standardError, double mean, Interval interval) {

    static Prediction of(double logit, double standardError) {
        Interval logits = Wald.interval(logit, standardError);
        return new Prediction(
                logit,
                standardError,
                BetaLikelihood.mean(logit),
                new Interval(BetaLikelihood.mean(logits.low()), BetaLikelihood.mean(logits.high())));
    }
}
