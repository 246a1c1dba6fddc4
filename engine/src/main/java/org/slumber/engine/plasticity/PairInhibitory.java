package org.slumber.engine.plasticity;

import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Variant;

/**
 * Inhibitory synapses that learn by pairs of spikes: by the same rule as the excitatory ones where that is one of pairs,
 * with its dependence on the weight; else by the additive one of the paper.
 *
 * @param timing the sign convention of the spike-time difference
 * @param learningRate η of inhibitory synapses, 0 to 1000
 * @param potentiationTimeConstant τ_LTP, 0.1 to 1000 ms
 * @param depressionTimeConstant τ_LTD, 0.1 to 1000 ms
 * @param depression α, factor on all weakening, 0 to 1000
 */
public record PairInhibitory(
        Timing timing,
        double learningRate,
        double potentiationTimeConstant,
        double depressionTimeConstant,
        double depression)
        implements InhibitoryRule {
    public static final Variant<PairInhibitory> VARIANT = Variant.of(
                    "pair", PairInhibitory.class, "pairs of spikes, with the weight dependence of plasticity.rule")
            .with(PlasticityRule.TIMING, PairInhibitory::timing)
            .with(PlasticityRule.INHIBITORY_LEARNING_RATE, PairInhibitory::learningRate)
            .with(PairWindow.POTENTIATION_TIME_CONSTANT, PairInhibitory::potentiationTimeConstant)
            .with(PairWindow.DEPRESSION_TIME_CONSTANT, PairInhibitory::depressionTimeConstant)
            .with(PairWindow.DEPRESSION, PairInhibitory::depression)
            .neutral(PlasticityRule.INHIBITORY_LEARNING_RATE, 0)
            .madeBy(values -> new PairInhibitory(
                    values.choice(PlasticityRule.TIMING),
                    values.real(PlasticityRule.INHIBITORY_LEARNING_RATE),
                    values.real(PairWindow.POTENTIATION_TIME_CONSTANT),
                    values.real(PairWindow.DEPRESSION_TIME_CONSTANT),
                    values.real(PairWindow.DEPRESSION)));

    public PairInhibitory {
        window(timing, learningRate, potentiationTimeConstant, depressionTimeConstant, depression);
    }

    private static PairWindow window(
            Timing timing, double learningRate, double potentiation, double depressing, double depression) {
        return new PairWindow(timing, 0, learningRate, potentiation, depressing, depression);
    }

    @Override
    public Variant<PairInhibitory> variant() {
        return VARIANT;
    }

    @Override
    public Plasticity beside(PlasticityRule rule, SpikingNetwork network, RandomStreams streams) {
        if (rule.ofPairs()) {
            return rule.on(network, SynapseKind.ALL, streams);
        }
        PairWindow pairs = window(timing, learningRate, potentiationTimeConstant, depressionTimeConstant, depression);
        return new BothKinds(
                rule.on(network, Set.of(SynapseKind.EXCITATORY), streams),
                new PairKernel(pairs, network, Set.of(SynapseKind.INHIBITORY), new AdditiveUpdate(network)));
    }
}
