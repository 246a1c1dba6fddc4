package org.slumber.engine.plasticity;

import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Pairs of spikes with a power law (Morrison, Aertsen and Diesmann 2007): strengthening is multiplied by |w|^μ and
 * weakening by α·|w|, in units of the reference weight 1. Uncorrelated spikes, were all pairs to count, settle a weight
 * at (τ_LTP/(α·τ_LTD))^(1/(1−μ)); α is what makes this the wanted fixed point.
 *
 * @param pairs the change by a pair of spikes
 * @param exponent μ, 0 to 0.95
 * @param fixedPoint w* of uncorrelated spikes, above 0, up to 1e6
 */
public record PowerLaw(PairWindow pairs, double exponent, double fixedPoint) implements PlasticityRule {
    private static final RealParameter EXPONENT =
            RealParameter.of("powerLaw.exponent", "1", "mu of strengthening", Range.closed(0, 0.95), 0.4);
    private static final RealParameter FIXED_POINT = RealParameter.of(
            "powerLaw.fixedPoint", "weight", "w* of uncorrelated spikes, which sets alpha", Range.positive(1e6), 1);
    public static final Variant<PowerLaw> VARIANT = PairWindow.declare(
                    Variant.of("powerLaw", PowerLaw.class, "pairs that strengthen by |w|^mu and weaken by alpha·|w|"),
                    PowerLaw::pairs)
            .with(EXPONENT, PowerLaw::exponent)
            .with(FIXED_POINT, PowerLaw::fixedPoint)
            .madeBy(values -> new PowerLaw(PairWindow.of(values), values.real(EXPONENT), values.real(FIXED_POINT)));

    public PowerLaw {
        EXPONENT.check(exponent);
        FIXED_POINT.check(fixedPoint);
    }

    @Override
    public Variant<PowerLaw> variant() {
        return VARIANT;
    }

    /** α = (τ_LTP/τ_LTD)·w*^(μ−1). */
    double weakening() {
        return pairs.potentiationTimeConstant()
                / pairs.depressionTimeConstant()
                * StrictMath.pow(fixedPoint, exponent - 1);
    }

    @Override
    public boolean ofPairs() {
        return true;
    }

    @Override
    public double relativeCost() {
        return 1.7;
    }

    @Override
    public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
        Kernel kernel = new Kernel(this, network.weights().bounds());
        return new PairKernel(pairs, network, kinds, new GatheredUpdate(network, kernel));
    }

    private static final class Kernel implements WeightDependence {
        private final StrengthTable factors;
        private final double exponent;
        private final double weakening;

        Kernel(PowerLaw rule, WeightBounds bounds) {
            exponent = rule.exponent;
            weakening = rule.weakening();
            factors = new StrengthTable(
                    bounds.minimum(),
                    bounds.maximum(),
                    strength -> StrictMath.pow(strength, exponent),
                    strength -> weakening * strength);
        }

        @Override
        public void scale(SynapseKind kind, int count, int[] synapse, double[] strength, double[] change) {
            factors.scale(count, strength, change);
        }

        @Override
        public double largestFactor(SynapseKind kind, double largestStrength) {
            double largest = StrictMath.pow(Math.max(1, largestStrength), exponent);
            return Math.max(largest, weakening * largestStrength) * (1 + 1e-9);
        }
    }
}
