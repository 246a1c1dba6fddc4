package org.slumber.engine.learner.organics;

import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * A recurrent circuit whose steady state is divisive normalisation, an ORGaNIC (Rawat, Heeger and Martiniani 2024, <a
 * href="https://arxiv.org/abs/2409.18946">arXiv 2409.18946</a>, and the program published with it,
 * martiniani-lab/dynamic-divisive-norm, its rectified cell), by Euler's method. With x the input, y responses, a the
 * normalisation, b₀ and b₁ gains, s the logistic function and [·] rectification,
 *
 * <pre>{@code
 * z  = [W_zx·x]            ŷ = [W_r·y]
 * b₀ ← b₀ + k₀∘(−b₀ + s(W₀·(x, y, a)))        b₁ alike
 * y  ← y + k_y∘(−y + b₁∘z + (1 − √[a])∘ŷ)
 * a  ← a + k_a∘(−a + σ²·b₀² + W_y·([y]²∘[a]))
 * }</pre>
 *
 * all from the states of the step before. Where W_r is the identity its fixed point is y = b₁∘z/√a with a = (σ·b₀)² +
 * W_y·(b₁∘z)², and stable whatever is learnt. Each k = k_max·s(κ), κ learnt and at first normally distributed; W_y =
 * min(exp(log W_y), 1), at first 1 for a unit on itself and uniform in (0, 1) on another; W_zx at first of spectral norm 1, W_r
 * orthogonal, other weights uniform in ±1/√(what they read). States start, the same for every sample, uniform in (0, 1), y of
 * norm 1 and b₀ at 1.
 *
 * @param recurrence whether W_r is the identity
 * @param semisaturation σ, above 0, up to 1000
 * @param responseRate k_max of y, 1/step, above 0, up to 1
 * @param normalisationRate k_max of a, 1/step, above 0, up to 1
 * @param gainRate k_max of b₀ and b₁, 1/step, above 0, up to 1
 */
public record NormalisationCell(
        Recurrence recurrence, double semisaturation, double responseRate, double normalisationRate, double gainRate)
        implements RecurrentCell {
    private static final ChoiceParameter<Recurrence> RECURRENCE = ChoiceParameter.of(
            "organics.recurrence",
            "weights between the responses: the identity, under which every fixed point is stable, or learnt from an"
                    + " orthogonal matrix",
            Recurrence.IDENTITY);
    private static final RealParameter SEMISATURATION = RealParameter.of(
            "organics.semisaturation", "1", "sigma, how much of its gain divides by itself", Range.positive(1000), 1);
    private static final RealParameter RESPONSE_RATE = RealParameter.of(
            "organics.responseRate", "1/step", "largest rate of the responses y", Range.positive(1), 0.01);
    private static final RealParameter NORMALISATION_RATE = RealParameter.of(
            "organics.normalisationRate", "1/step", "largest rate of the normalisation a", Range.positive(1), 0.01);
    private static final RealParameter GAIN_RATE = RealParameter.of(
            "organics.gainRate", "1/step", "largest rate of the gains b0 and b1", Range.positive(1), 0.1);
    public static final Variant<NormalisationCell> VARIANT = Variant.of(
                    "organics",
                    NormalisationCell.class,
                    "a recurrent circuit whose steady state is divisive normalisation (ORGaNICs)")
            .with(RECURRENCE, NormalisationCell::recurrence)
            .with(SEMISATURATION, NormalisationCell::semisaturation)
            .with(RESPONSE_RATE, NormalisationCell::responseRate)
            .with(NORMALISATION_RATE, NormalisationCell::normalisationRate)
            .with(GAIN_RATE, NormalisationCell::gainRate)
            .madeBy(values -> new NormalisationCell(
                    values.choice(RECURRENCE),
                    values.real(SEMISATURATION),
                    values.real(RESPONSE_RATE),
                    values.real(NORMALISATION_RATE),
                    values.real(GAIN_RATE)));

    /** Weights between the responses. */
    public enum Recurrence {
        /** Each response goes back to itself alone, at weight 1. */
        IDENTITY,
        /** Learnt, from an orthogonal matrix. */
        LEARNT
    }

    public NormalisationCell {
        SEMISATURATION.check(semisaturation);
        RESPONSE_RATE.check(responseRate);
        NORMALISATION_RATE.check(normalisationRate);
        GAIN_RATE.check(gainRate);
    }

    @Override
    public Variant<NormalisationCell> variant() {
        return VARIANT;
    }

    @Override
    public RecurrentNetwork on(int inputs, int units, int steps, RandomStreams streams) {
        NormalisationNetwork network = new NormalisationNetwork(this, inputs, units, steps);
        network.draw(streams);
        return network;
    }

    @Override
    public double work(int inputs, int units) {
        return units * (3.0 * inputs + (recurrence == Recurrence.LEARNT ? 6.0 : 5.0) * units);
    }
}
