package org.slumber.mixed;

/**
 * An expected response.
 *
 * @param linear linear predictor: logits, or units of a Gaussian response
 * @param standardError of the linear predictor
 * @param degreesOfFreedom of its t; infinite for z
 * @param mean the response there, in [0, 1] of a fraction
 * @param interval 95 % of the mean: the means at the ends of the linear predictor's interval
 */
public record Prediction(
        double linear, double standardError, double degreesOfFreedom, double mean, Interval interval) {}
