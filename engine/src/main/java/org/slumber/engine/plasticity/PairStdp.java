package org.slumber.engine.plasticity;

import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.spec.Variant;

/**
 * Pair-based nearest-neighbour STDP (paper section on plasticity): each synapse whose pre or post neuron spiked in the
 * step before changes by the {@link PairWindow}, whatever its weight.
 *
 * @param pairs the change by a pair of spikes
 */
public record PairStdp(PairWindow pairs) implements PlasticityRule {
    public static final Variant<PairStdp> VARIANT = PairWindow.declare(
                    Variant.of("pair", PairStdp.class, "nearest-neighbour pairs of spikes, additive"), PairStdp::pairs)
            .madeBy(values -> new PairStdp(PairWindow.of(values)));

    /** The paper's, whose weakening is as strong as its strengthening; see {@link PairWindow}. */
    public PairStdp(
            Timing timing,
            double excitatoryLearningRate,
            double inhibitoryLearningRate,
            double potentiationTimeConstant,
            double depressionTimeConstant) {
        this(new PairWindow(
                timing,
                excitatoryLearningRate,
                inhibitoryLearningRate,
                potentiationTimeConstant,
                depressionTimeConstant,
                1));
    }

    @Override
    public Variant<PairStdp> variant() {
        return VARIANT;
    }

    @Override
    public boolean ofPairs() {
        return true;
    }

    @Override
    public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
        return new PairKernel(pairs, network, kinds, new AdditiveUpdate(network));
    }
}
