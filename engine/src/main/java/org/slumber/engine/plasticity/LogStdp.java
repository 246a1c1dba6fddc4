package org.slumber.engine.plasticity;

import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Log-STDP (Gilson and Fukai 2011): strengthening is multiplied by exp(−|w|/(J₀β)), weakening by c₋·|w|/J₀ up to J₀ and
 * by c₋·(1 + ln(1 + a(|w|/J₀ − 1))/a) above it, which grows ever more slowly and so leaves a long tail of strong weights.
 * J₀ is a multiple of the initial weight of the synapse's group and c₋ is τ_LTP/τ_LTD, our reading of a rule that was
 * published for one population.
 *
 * @param pairs the change by a pair of spikes
 * @param scale J₀ over the initial weight of the group, above 0, up to 1e6
 * @param decay β, above 0, up to 1e6
 * @param saturation a, 0 to 1e6; 0 weakens in proportion to the weight
 */
public record LogStdp(PairWindow pairs, double scale, double decay, double saturation) implements PlasticityRule {
    private static final RealParameter SCALE = RealParameter.of(
            "log.scale",
            "1",
            "J0 over the initial weight of the synapse's group (our reading)",
            Range.positive(1e6),
            1);
    private static final RealParameter DECAY = RealParameter.of(
            "log.decay", "1", "beta: strengthening falls as exp(−|w|/(J0·beta))", Range.positive(1e6), 50);
    private static final RealParameter SATURATION = RealParameter.of(
            "log.saturation",
            "1",
            "a: weakening above J0 grows as 1 + ln(1 + a(|w|/J0 − 1))/a; 0 is linear",
            Range.closed(0, 1e6),
            5);
    public static final Variant<LogStdp> VARIANT = PairWindow.declare(
                    Variant.of("log", LogStdp.class, "pairs whose weakening grows as the logarithm of the weight"),
                    LogStdp::pairs)
            .with(SCALE, LogStdp::scale)
            .with(DECAY, LogStdp::decay)
            .with(SATURATION, LogStdp::saturation)
            .madeBy(values -> new LogStdp(
                    PairWindow.of(values), values.real(SCALE), values.real(DECAY), values.real(SATURATION)));

    public LogStdp {
        SCALE.check(scale);
        DECAY.check(decay);
        SATURATION.check(saturation);
    }

    @Override
    public Variant<LogStdp> variant() {
        return VARIANT;
    }

    @Override
    public boolean ofPairs() {
        return true;
    }

    @Override
    public double relativeCost() {
        return 1.8;
    }

    @Override
    public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
        return new PairKernel(pairs, network, kinds, new GatheredUpdate(network, new Kernel(this, network)));
    }

    private static final class Kernel implements WeightDependence {
        private final LogStdp rule;
        private final double weakening;
        /** {@code [synapse]}: 1/J₀. */
        private final double[] inverse;

        private final StrengthTable factors;
        /** {@code [entry]}: |w|/J₀. */
        private final double[] ratio;

        Kernel(LogStdp rule, SpikingNetwork network) {
            this.rule = rule;
            weakening = rule.pairs.potentiationTimeConstant() / rule.pairs.depressionTimeConstant();
            inverse = SynapseGroups.initialStrength(network);
            ratio = new double[inverse.length];
            double least = Double.MAX_VALUE;
            double most = 0;
            for (int synapse = 0; synapse < inverse.length; synapse++) {
                inverse[synapse] = 1 / Math.max(Double.MIN_NORMAL, inverse[synapse] * rule.scale);
                least = Math.min(least, inverse[synapse]);
                most = Math.max(most, inverse[synapse]);
            }
            WeightBounds bounds = network.weights().bounds();
            factors = new StrengthTable(
                    bounds.minimum() * least,
                    bounds.maximum() * most,
                    at -> StrictMath.exp(-at / rule.decay),
                    this::weakening);
        }

        @Override
        public void scale(SynapseKind kind, int count, int[] synapse, double[] strength, double[] change) {
            double[] inverse = this.inverse;
            double[] ratio = this.ratio;
            for (int entry = 0; entry < count; entry++) {
                ratio[entry] = strength[entry] * inverse[synapse[entry]];
            }
            factors.scale(count, ratio, change);
        }

        private double weakening(double ratio) {
            double a = rule.saturation;
            if (ratio <= 1 || a == 0) {
                return weakening * ratio;
            }
            return weakening * (1 + StrictMath.log(1 + a * (ratio - 1)) / a);
        }

        @Override
        public double largestFactor(SynapseKind kind, double largestStrength) {
            double largest = 0;
            for (double one : inverse) {
                largest = Math.max(largest, largestStrength * one);
            }
            return Math.max(1, weakening(largest) * (1 + 1e-9));
        }
    }
}
