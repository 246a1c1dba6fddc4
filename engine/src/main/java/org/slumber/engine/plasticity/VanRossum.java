package org.slumber.engine.plasticity;

import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Pairs of spikes that strengthen by a constant and weaken in proportion to the weight (van Rossum, Bi and Turrigiano
 * 2000, without their noise): weakening is multiplied by |w|/w_s. Uncorrelated spikes, were all pairs to count, settle a
 * weight at w_s·τ_LTP/τ_LTD; w_s is chosen so that this is a multiple of the initial weight of the synapse's group.
 *
 * @param pairs the change by a pair of spikes
 * @param restore that multiple, above 0, up to 1e6
 */
public record VanRossum(PairWindow pairs, double restore) implements PlasticityRule {
    private static final RealParameter RESTORE = RealParameter.of(
            "vanRossum.restore",
            "1",
            "fixed point of uncorrelated spikes over the initial weight of the synapse's group",
            Range.positive(1e6),
            4);
    public static final Variant<VanRossum> VARIANT = PairWindow.declare(
                    Variant.of(
                            "vanRossum",
                            VanRossum.class,
                            "pairs that strengthen by a constant and weaken in proportion to the weight"),
                    VanRossum::pairs)
            .with(RESTORE, VanRossum::restore)
            .madeBy(values -> new VanRossum(PairWindow.of(values), values.real(RESTORE)));

    public VanRossum {
        RESTORE.check(restore);
    }

    @Override
    public Variant<VanRossum> variant() {
        return VARIANT;
    }

    @Override
    public boolean ofPairs() {
        return true;
    }

    @Override
    public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
        return new PairKernel(pairs, network, kinds, new GatheredUpdate(network, new Kernel(this, network)));
    }

    private static final class Kernel implements WeightDependence {
        /** {@code [synapse]}: 1/w_s. */
        private final double[] inverse;

        Kernel(VanRossum rule, SpikingNetwork network) {
            inverse = SynapseGroups.initialStrength(network);
            double factor = rule.restore * rule.pairs.depressionTimeConstant() / rule.pairs.potentiationTimeConstant();
            for (int synapse = 0; synapse < inverse.length; synapse++) {
                inverse[synapse] = 1 / Math.max(Double.MIN_NORMAL, inverse[synapse] * factor);
            }
        }

        @Override
        public void scale(SynapseKind kind, int count, int[] synapse, double[] strength, double[] change) {
            double[] inverse = this.inverse;
            for (int entry = 0; entry < count; entry++) {
                double weakens = WeightDependence.weakens(change[entry]);
                change[entry] *= 1 - weakens + weakens * (strength[entry] * inverse[synapse[entry]]);
            }
        }

        @Override
        public double largestFactor(SynapseKind kind, double largestStrength) {
            double largest = 1;
            for (double one : inverse) {
                largest = Math.max(largest, largestStrength * one);
            }
            return largest;
        }
    }
}
