package org.slumber.engine.plasticity;

import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.numeric.FixedPower;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Pairs of spikes with soft bounds (Gütig, Aharonov, Rotter and Sompolinsky 2003; with μ = 1 Rubin, Lee and Sompolinsky
 * 2001): with u = min(|w|/W, 1), strengthening is multiplied by (1 − u)^μ and weakening by u^μ. With μ = 0 it is
 * {@link PairStdp}.
 *
 * <p>Implementation notes. The step is η, not NEST's λ·W, so that one η serves all rules of pairs.
 *
 * @param pairs the change by a pair of spikes; its depression is the rule's α
 * @param exponent μ, 0 to 10
 * @param bound W of excitatory synapses, above 0, up to 1e6
 * @param inhibitoryBound W of inhibitory synapses, above 0, up to 1e6
 */
public record SoftBound(PairWindow pairs, double exponent, double bound, double inhibitoryBound)
        implements PlasticityRule {
    static final RealParameter EXPONENT =
            RealParameter.of("softBound.exponent", "1", "mu; 0 is the additive rule", Range.closed(0, 10), 1);
    static final RealParameter BOUND = RealParameter.of(
            "softBound.bound",
            "weight",
            "W, excitatory; at the hard bound plasticity.maximumWeight it holds nothing that this does not",
            Range.positive(1e6),
            2);
    private static final RealParameter INHIBITORY_BOUND =
            RealParameter.of("softBound.inhibitoryBound", "weight", "W, inhibitory", Range.positive(1e6), 5);
    public static final Variant<SoftBound> VARIANT = PairWindow.declare(
                    Variant.of(
                            "softBound",
                            SoftBound.class,
                            "pairs that strengthen by (1 − |w|/W)^mu and weaken by (|w|/W)^mu"),
                    SoftBound::pairs)
            .with(EXPONENT, SoftBound::exponent)
            .with(BOUND, SoftBound::bound)
            .with(INHIBITORY_BOUND, SoftBound::inhibitoryBound)
            .madeBy(values -> new SoftBound(
                    PairWindow.of(values), values.real(EXPONENT), values.real(BOUND), values.real(INHIBITORY_BOUND)));

    public SoftBound {
        EXPONENT.check(exponent);
        BOUND.check(bound);
        INHIBITORY_BOUND.check(inhibitoryBound);
    }

    @Override
    public Variant<SoftBound> variant() {
        return VARIANT;
    }

    @Override
    public boolean ofPairs() {
        return true;
    }

    @Override
    public double relativeCost() {
        return 1.4;
    }

    @Override
    public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
        return new PairKernel(
                pairs, network, kinds, new GatheredUpdate(network, dependence(exponent, bound, inhibitoryBound)));
    }

    /** The factors (1 − u)^μ and u^μ by themselves, for whatever asks for changes. */
    static WeightDependence dependence(double exponent, double bound, double inhibitoryBound) {
        return new Kernel(exponent, bound, inhibitoryBound, new FixedPower(exponent));
    }

    private record Kernel(double exponent, double bound, double inhibitoryBound, FixedPower power)
            implements WeightDependence {
        @Override
        public void scale(SynapseKind kind, int count, int[] synapse, double[] strength, double[] change) {
            if (exponent == 0) {
                return;
            }
            double inverse = 1 / (kind == SynapseKind.EXCITATORY ? bound : inhibitoryBound);
            if (exponent == 1) {
                // of both halves one is 0, which is how processors do several entries at once
                for (int entry = 0; entry < count; entry++) {
                    double ratio = Math.min(strength[entry] * inverse, 1);
                    change[entry] = Math.max(change[entry], 0) * (1 - ratio) + Math.min(change[entry], 0) * ratio;
                }
                return;
            }
            for (int entry = 0; entry < count; entry++) {
                change[entry] *= power.of(left(strength[entry] * inverse, change[entry]));
            }
        }

        /** u where a change weakens, else 1 − u. */
        private static double left(double ratio, double change) {
            double weakens = WeightDependence.weakens(change);
            // Math.min, which asks for NaN and the sign of zero, takes longer than all the rest
            return 1 - weakens + (2 * weakens - 1) * (ratio < 1 ? ratio : 1);
        }

        @Override
        public double largestFactor(SynapseKind kind, double largestStrength) {
            return 1;
        }
    }
}
