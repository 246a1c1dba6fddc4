package org.slumber.engine.plasticity;

import java.util.Optional;
import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Triplets of spikes with a sliding threshold (Bienenstock, Cooper and Munro 1982; as triplets Zenke, Hennequin and
 * Gerstner 2013), on excitatory synapses: the minimal visual-cortex set of {@link Triplet}, with A₂⁻ of post neuron i =
 * A₃⁺·τ₊·τ_y·ν̄_i²/(τ₋·κ), where ν̄_i is a running mean of its rate and κ the target. The mean begins at the target, and
 * is of the post neuron under both signs: our reading.
 *
 * @param timing which sign; {@link TripletKernel} says what is exchanged
 * @param gain g, 0 to 1e6
 * @param targetRate κ, above 0, up to 1000 Hz
 * @param timeConstant of the running mean, 10 to 1e9 ms
 */
public record Bcm(Timing timing, double gain, double targetRate, double timeConstant) implements PlasticityRule {
    private static final RealParameter GAIN =
            RealParameter.of("bcm.gain", "weight", "g, factor on all amplitudes", Range.closed(0, 1e6), 0.0123);
    private static final RealParameter TARGET_RATE = RealParameter.of(
            "bcm.targetRate", "Hz", "kappa, where the threshold leaves the rate", Range.positive(1000), 10);
    private static final RealParameter TIME_CONSTANT = RealParameter.of(
            "bcm.timeConstant",
            "ms",
            "tau of the post neuron's rate that the threshold follows; it starts at the target, and is the post"
                    + " neuron's under both signs (our reading)",
            Range.closed(10, 1e9),
            10_000);
    public static final Variant<Bcm> VARIANT = Variant.of(
                    "bcm", Bcm.class, "triplets of spikes with a sliding threshold, on excitatory synapses")
            .with(TIMING, Bcm::timing)
            .with(GAIN, Bcm::gain)
            .with(TARGET_RATE, Bcm::targetRate)
            .with(TIME_CONSTANT, Bcm::timeConstant)
            .neutral(GAIN, 0)
            .brief(GAIN, 5)
            .madeBy(values -> new Bcm(
                    values.choice(TIMING), values.real(GAIN), values.real(TARGET_RATE), values.real(TIME_CONSTANT)));

    private static final double STEPS_A_SECOND = 1000;

    public Bcm {
        GAIN.check(gain);
        TARGET_RATE.check(targetRate);
        TIME_CONSTANT.check(timeConstant);
    }

    @Override
    public Variant<Bcm> variant() {
        return VARIANT;
    }

    /** A₂⁻ where the running mean is at the target. */
    double depressionAtTarget() {
        Triplet.Amplitudes set = Triplet.Amplitudes.VISUAL_CORTEX_MINIMAL;
        double target = targetRate / STEPS_A_SECOND;
        return set.potentiationByTriplets * set.potentiation * set.slowPost * target / set.depression;
    }

    @Override
    public double relativeCost() {
        return 1.2;
    }

    @Override
    public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
        RateDetector detector = new RateDetector(network.topology().neurons(), targetRate, timeConstant);
        return new TripletKernel(
                timing,
                Triplet.Amplitudes.VISUAL_CORTEX_MINIMAL,
                depressionAtTarget(),
                gain,
                network,
                Optional.of(detector));
    }
}
