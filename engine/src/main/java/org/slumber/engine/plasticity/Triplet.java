package org.slumber.engine.plasticity;

import java.util.Optional;
import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Triplets of spikes (Pfister and Gerstner 2006), on excitatory synapses: with traces r₁ (τ₊) and r₂ (τₓ) of the pre and
 * o₁ (τ₋) and o₂ (τ_y) of the post neuron, an arriving spike changes a weight by −g·o₁·(A₂⁻ + A₃⁻·r₂) and one of the post
 * neuron by +g·r₁·(A₂⁺ + A₃⁺·o₂). It stabilises nothing by itself: the rate at which uncorrelated spikes leave weights
 * alone is an unstable one.
 *
 * @param timing which sign; {@link TripletKernel} says what is exchanged
 * @param set the amplitudes and time constants
 * @param gain g, 0 to 1e6
 */
public record Triplet(Timing timing, Amplitudes set, double gain) implements PlasticityRule {
    private static final ChoiceParameter<Amplitudes> SET = ChoiceParameter.of(
            "triplet.set",
            "published amplitudes and time constants (visual-cortex-nearest from memory); all spikes count, in those"
                    + " named so the nearest alone",
            Amplitudes.VISUAL_CORTEX_MINIMAL);
    private static final RealParameter GAIN =
            RealParameter.of("triplet.gain", "weight", "g, factor on all amplitudes", Range.closed(0, 1e6), 0.0123);
    public static final Variant<Triplet> VARIANT = Variant.of(
                    "triplet", Triplet.class, "triplets of spikes, on excitatory synapses")
            .with(TIMING, Triplet::timing)
            .with(SET, Triplet::set)
            .with(GAIN, Triplet::gain)
            .neutral(GAIN, 0)
            .brief(GAIN, 5)
            .madeBy(values -> new Triplet(values.choice(TIMING), values.choice(SET), values.real(GAIN)));

    /** Published sets; time constants in ms. */
    public enum Amplitudes {
        /** Visual cortex, all spikes, the terms that matter. */
        VISUAL_CORTEX_MINIMAL(0, 6.5e-3, 7.1e-3, 0, 16.8, 33.7, 101, 114, false),
        /** Visual cortex, all spikes. */
        VISUAL_CORTEX_FULL(5e-10, 6.2e-3, 7e-3, 2.3e-4, 16.8, 33.7, 101, 125, false),
        /** Visual cortex, nearest spikes; the amplitudes are from memory, not read in the paper's table. */
        VISUAL_CORTEX_NEAREST(8.8e-11, 5.3e-2, 6.6e-3, 3.1e-3, 16.8, 33.7, 714, 40, true),
        /** Hippocampal culture, all spikes. */
        HIPPOCAMPAL_FULL(6.1e-3, 6.7e-3, 1.6e-3, 1.4e-3, 16.8, 33.7, 946, 27, false),
        /** Hippocampal culture, all spikes, the terms that matter. */
        HIPPOCAMPAL_MINIMAL(5.3e-3, 8e-3, 3.5e-3, 0, 16.8, 33.7, 946, 40, false),
        /** Hippocampal culture, nearest spikes. */
        HIPPOCAMPAL_NEAREST(4.6e-3, 9.1e-3, 3e-3, 7.5e-9, 16.8, 33.7, 575, 47, true),
        /** The rule of Diehl and Cook (2015), nearest spikes. */
        DIEHL_COOK_NEAREST(0, 0.01, 1e-4, 0, 20, 20, 101, 40, true);

        final double potentiationByPairs;
        final double potentiationByTriplets;
        final double depressionByPairs;
        final double depressionByTriplets;
        final double potentiation;
        final double depression;
        final double slowPre;
        final double slowPost;
        final boolean nearest;

        Amplitudes(
                double potentiationByPairs,
                double potentiationByTriplets,
                double depressionByPairs,
                double depressionByTriplets,
                double potentiation,
                double depression,
                double slowPre,
                double slowPost,
                boolean nearest) {
            this.potentiationByPairs = potentiationByPairs;
            this.potentiationByTriplets = potentiationByTriplets;
            this.depressionByPairs = depressionByPairs;
            this.depressionByTriplets = depressionByTriplets;
            this.potentiation = potentiation;
            this.depression = depression;
            this.slowPre = slowPre;
            this.slowPost = slowPost;
            this.nearest = nearest;
        }
    }

    public Triplet {
        GAIN.check(gain);
    }

    @Override
    public Variant<Triplet> variant() {
        return VARIANT;
    }

    @Override
    public double relativeCost() {
        return 1.2;
    }

    @Override
    public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
        return new TripletKernel(timing, set, set.depressionByPairs, gain, network, Optional.empty());
    }
}
