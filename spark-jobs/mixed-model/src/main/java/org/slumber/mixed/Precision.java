package org.slumber.mixed;

/**
 * The one dispersion parameter of all rows: φ of beta and beta-binomial responses, whose variance is μ(1 − μ)/(1 + φ) and μ(1 −
 * μ)(1 + (n − 1)/(1 + φ))/n; the residual standard deviation σ of Gaussian ones.
 *
 * @param estimate above 0
 * @param logStandardError standard error of its logarithm; 0 where it stands at the end of its range
 * @param interval 95 %, by Wald on the scale of the logarithm
 */
public record Precision(double estimate, double logStandardError, Interval interval) {}
