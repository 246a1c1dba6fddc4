package org.slumber.engine.plasticity;

import java.util.Set;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Pairs of spikes that strengthen by a constant and weaken in proportion to the weight (van Rossum, Bi and Turrigiano
 * 2000): weakening is multiplied by |w|/w_s, and with noise each weight that changes is then multiplied by 1 + σ·N(0, 1). Uncorrelated spikes, were all pairs to count, settle a
 * weight at w_s·τ_LTP/τ_LTD; w_s is chosen so that this is a multiple of the initial weight of the synapse's group.
 *
 * @param pairs the change by a pair of spikes
 * @param restore that multiple, above 0, up to 1e6
 * @param noise σ, 0 to 1; theirs 0.015, as far as we remember. Of noisy changes there is no largest, so that sleep is computed
 *     weight by weight in every step
 */
public record VanRossum(PairWindow pairs, double restore, double noise) implements PlasticityRule {
    private static final RealParameter RESTORE = RealParameter.of(
            "vanRossum.restore",
            "1",
            "fixed point of uncorrelated spikes over the initial weight of the synapse's group",
            Range.positive(1e6),
            4);
    private static final RealParameter NOISE = RealParameter.of(
                    "vanRossum.noise",
                    "1",
                    "sigma: each weight that changes is multiplied by 1 + sigma·N(0, 1)",
                    Range.closed(0, 1),
                    0)
            .added();
    public static final Variant<VanRossum> VARIANT = PairWindow.declare(
                    Variant.of(
                            "vanRossum",
                            VanRossum.class,
                            "pairs that strengthen by a constant and weaken in proportion to the weight"),
                    VanRossum::pairs)
            .with(RESTORE, VanRossum::restore)
            .with(NOISE, VanRossum::noise)
            .madeBy(values -> new VanRossum(PairWindow.of(values), values.real(RESTORE), values.real(NOISE)));

    public VanRossum {
        RESTORE.check(restore);
        NOISE.check(noise);
    }

    /** Without noise. */
    public VanRossum(PairWindow pairs, double restore) {
        this(pairs, restore, 0);
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
    public double relativeCost() {
        return 1.4;
    }

    @Override
    public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
        if (noise > 0) {
            throw new IllegalStateException("noise needs streams to draw from");
        }
        return with(new Kernel(this, network), network, kinds);
    }

    @Override
    public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds, RandomStreams streams) {
        WeightDependence kernel = new Kernel(this, network);
        if (noise > 0) {
            kernel = new NoisyKernel(
                    kernel, noise, ZigguratSampler.NormalizedGaussian.of(streams.stream("van-rossum-noise")));
        }
        return with(kernel, network, kinds);
    }

    private Plasticity with(WeightDependence kernel, SpikingNetwork network, Set<SynapseKind> kinds) {
        return new PairKernel(pairs, network, kinds, new GatheredUpdate(network, kernel));
    }

    private record NoisyKernel(WeightDependence kernel, double noise, ZigguratSampler.NormalizedGaussian gaussian)
            implements WeightDependence {
        @Override
        public void scale(SynapseKind kind, int count, int[] synapse, double[] strength, double[] change) {
            kernel.scale(kind, count, synapse, strength, change);
            for (int entry = 0; entry < count; entry++) {
                if (change[entry] != 0) {
                    change[entry] += (strength[entry] + change[entry]) * noise * gaussian.sample();
                }
            }
        }

        @Override
        public double largestFactor(SynapseKind kind, double largestStrength) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private static final class Kernel implements WeightDependence {
        /** {@code [synapse]}: 1/w_s. */
        private final double[] inverse;
        /** {@code [entry]}: |w|/w_s. */
        private final double[] ratio;

        Kernel(VanRossum rule, SpikingNetwork network) {
            inverse = SynapseGroups.initialStrength(network);
            ratio = new double[inverse.length];
            double factor = rule.restore * rule.pairs.depressionTimeConstant() / rule.pairs.potentiationTimeConstant();
            for (int synapse = 0; synapse < inverse.length; synapse++) {
                inverse[synapse] = 1 / Math.max(Double.MIN_NORMAL, inverse[synapse] * factor);
            }
        }

        @Override
        public void scale(SynapseKind kind, int count, int[] synapse, double[] strength, double[] change) {
            double[] inverse = this.inverse;
            double[] ratio = this.ratio;
            for (int entry = 0; entry < count; entry++) {
                ratio[entry] = strength[entry] * inverse[synapse[entry]];
            }
            // of both halves one is 0, which is how processors do several entries at once
            for (int entry = 0; entry < count; entry++) {
                change[entry] = Math.max(change[entry], 0) + Math.min(change[entry], 0) * ratio[entry];
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
