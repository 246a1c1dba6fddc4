package org.slumber.mixed;

/**
 * The precision φ of the beta distributions: the variance of a response of mean μ is μ(1 − μ)/(1 + φ).
 *
 * @param estimate φ, above 0
 * @param logStandardError standard error of log φ
 * @param interval 95 % of φ, by Wald on the scale of log φ
 */
public record Precision(double estimate, double logStandardError, Interval interval) {}
