package org.slumber.mixed;

/**
 * A level of a factor against the factor's first level, the other factors' levels averaged with equal weights and covariates
 * at their mean (as emmeans' {@code trt.vs.ctrl}); where the factor has interactions, at one combination of the factors that
 * it interacts with.
 *
 * @param at that combination, e.g. {@code learner is stdp}; empty without interactions
 * @param level the level
 * @param reference the first level
 * @param estimate on the scale of the linear predictor
 * @param standardError likewise
 * @param degreesOfFreedom of t; infinite for z
 * @param p two-sided, of this contrast alone
 * @param adjustedP after Dunnett: of any of the contrasts at this combination being as far from 0
 * @param interval 95 %, simultaneous with the others at this combination, so that it leaves out 0 where {@code adjustedP} is
 *     below 0.05
 * @param difference of the two means on the scale of the response
 */
public record Contrast(
        String at,
        String level,
        String reference,
        double estimate,
        double standardError,
        double degreesOfFreedom,
        double p,
        double adjustedP,
        Interval interval,
        double difference) {}
