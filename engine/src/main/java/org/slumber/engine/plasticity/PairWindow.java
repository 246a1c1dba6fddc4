package org.slumber.engine.plasticity;

import java.io.Serializable;
import java.util.function.Function;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;

/**
 * What rules of nearest-neighbour pairs have in common: the change by a pair of spikes before any dependence on the
 * weight, Δ(d) = +η·exp(−d/τ_LTP) for d ≥ 0, else −η·α·exp(d/τ_LTD).
 *
 * @param timing the sign convention of the spike-time difference d
 * @param excitatoryLearningRate η of excitatory synapses, 0 to 1000
 * @param inhibitoryLearningRate η of inhibitory synapses, 0 to 1000
 * @param potentiationTimeConstant τ_LTP, 0.1 to 1000 ms
 * @param depressionTimeConstant τ_LTD, 0.1 to 1000 ms
 * @param depression α, the weight of weakening beside strengthening, 0 to 1000; uncorrelated spikes are balanced at
 *     τ_LTP/τ_LTD where all pairs count, and Song, Miller and Abbott (2000) took 1.05 times as much
 */
public record PairWindow(
        Timing timing,
        double excitatoryLearningRate,
        double inhibitoryLearningRate,
        double potentiationTimeConstant,
        double depressionTimeConstant,
        double depression)
        implements Serializable {
    static final RealParameter POTENTIATION_TIME_CONSTANT = RealParameter.of(
            "plasticity.potentiationTimeConstant", "ms", "tau of strengthening", Range.closed(0.1, 1000), 10);
    static final RealParameter DEPRESSION_TIME_CONSTANT = RealParameter.of(
            "plasticity.depressionTimeConstant", "ms", "tau of weakening", Range.closed(0.1, 1000), 7.5);
    static final RealParameter DEPRESSION = RealParameter.of(
                    "plasticity.ltd", "1", "alpha, factor on all weakening by pairs", Range.closed(0, 1000), 1)
            .added();

    public PairWindow {
        PlasticityRule.EXCITATORY_LEARNING_RATE.check(excitatoryLearningRate);
        PlasticityRule.INHIBITORY_LEARNING_RATE.check(inhibitoryLearningRate);
        POTENTIATION_TIME_CONSTANT.check(potentiationTimeConstant);
        DEPRESSION_TIME_CONSTANT.check(depressionTimeConstant);
        DEPRESSION.check(depression);
    }

    /** Declares the parameters of a rule of pairs; with both learning rates 0 it does nothing. */
    static <R extends PlasticityRule> Variant.Builder<R> declare(
            Variant.Builder<R> builder, Function<R, PairWindow> pairs) {
        return builder.with(PlasticityRule.TIMING, rule -> pairs.apply(rule).timing())
                .with(PlasticityRule.EXCITATORY_LEARNING_RATE, rule -> pairs.apply(rule)
                        .excitatoryLearningRate())
                .with(PlasticityRule.INHIBITORY_LEARNING_RATE, rule -> pairs.apply(rule)
                        .inhibitoryLearningRate())
                .with(POTENTIATION_TIME_CONSTANT, rule -> pairs.apply(rule).potentiationTimeConstant())
                .with(DEPRESSION_TIME_CONSTANT, rule -> pairs.apply(rule).depressionTimeConstant())
                .with(DEPRESSION, rule -> pairs.apply(rule).depression())
                .neutral(PlasticityRule.EXCITATORY_LEARNING_RATE, 0)
                .neutral(PlasticityRule.INHIBITORY_LEARNING_RATE, 0);
    }

    /** Reads the parameters that {@link #declare} declares. */
    static PairWindow of(Values values) {
        return new PairWindow(
                values.choice(PlasticityRule.TIMING),
                values.real(PlasticityRule.EXCITATORY_LEARNING_RATE),
                values.real(PlasticityRule.INHIBITORY_LEARNING_RATE),
                values.real(POTENTIATION_TIME_CONSTANT),
                values.real(DEPRESSION_TIME_CONSTANT),
                values.real(DEPRESSION));
    }

    /** η of a kind of synapses. */
    double learningRate(SynapseKind kind) {
        return kind == SynapseKind.EXCITATORY ? excitatoryLearningRate : inhibitoryLearningRate;
    }

    /** Largest |Δ| of a kind of synapses. */
    double largestChange(SynapseKind kind) {
        return learningRate(kind) * Math.max(1, depression);
    }
}
