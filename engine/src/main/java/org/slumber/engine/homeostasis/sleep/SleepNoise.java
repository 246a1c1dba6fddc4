package org.slumber.engine.homeostasis.sleep;

import java.io.Serializable;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.network.GaussianNoise;
import org.slumber.engine.network.LangevinNoise;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;

/**
 * How the membrane noise that drives a sleep goes on from step to step: white, or with inertia, by an underdamped Langevin
 * process of every neuron ({@link LangevinNoise}), at the same variance. That it drives a sleep is our reading: LangevinFlow
 * (Song and others 2025, <a href="https://arxiv.org/abs/2507.11531">arXiv 2507.11531</a>), from which the process is, models
 * recordings by it; its potential is learnt, ours is a parabola.
 *
 * @param colour which
 * @param step ε, above 0, up to 1
 * @param friction γ, in [0.001, 0.999]
 * @param stiffness κ, above 0, up to 1e6, where the process has a variance: below 2(2 − γ)/((1 − γ)·ε²)
 */
public record SleepNoise(Colour colour, double step, double friction, double stiffness) implements Serializable {
    private static final ChoiceParameter<Colour> PROCESS = ChoiceParameter.of(
                    "sleep.noiseProcess",
                    "how the noise of a sleep goes on from step to step, at one variance (regulariser sleep of"
                            + " surrogate-gradient); langevin is our reading",
                    Colour.WHITE)
            .added();
    private static final RealParameter STEP = RealParameter.of(
                    "sleep.noiseStep", "1", "epsilon of langevin: z += epsilon v a step", Range.positive(1), 0.01)
            .added();
    private static final RealParameter FRICTION = RealParameter.of(
                    "sleep.noiseFriction",
                    "1/step",
                    "gamma of langevin: v = (1-gamma)(v - epsilon kappa z) + noise",
                    Range.closed(0.001, 0.999),
                    0.55)
            .added();
    private static final RealParameter STIFFNESS = RealParameter.of(
                    "sleep.noiseStiffness",
                    "1",
                    "kappa of langevin; the noise of a neuron lasts about gamma/((1-gamma) epsilon^2 kappa) steps",
                    Range.positive(1e6),
                    1)
            .added();

    /** How the noise of one step follows from that of the step before. */
    public enum Colour {
        /** Not at all. */
        WHITE,
        /** By position and velocity in a potential, with friction. */
        LANGEVIN
    }

    /** As the paper has it. */
    public static final SleepNoise WHITE = new SleepNoise(Colour.WHITE, 0.01, 0.55, 1);

    public SleepNoise {
        STEP.check(step);
        FRICTION.check(friction);
        STIFFNESS.check(stiffness);
        double limit = 2 * (2 - friction) / ((1 - friction) * step * step);
        if (colour == Colour.LANGEVIN && !(stiffness < limit)) {
            throw new InvalidInputException(
                    STIFFNESS.path() + " must be below " + limit + ", where " + PROCESS.path() + " "
                            + Choice.nameOf(colour) + " has a variance, with " + STEP.path() + " " + step + " and "
                            + FRICTION.path() + " " + friction + ", was " + stiffness);
        }
    }

    /** Declares these parameters. */
    public static <R extends SpecPart> Variant.Builder<R> declare(
            Variant.Builder<R> builder, Function<R, SleepNoise> noise) {
        return builder.with(PROCESS, part -> noise.apply(part).colour())
                .with(STEP, part -> noise.apply(part).step())
                .with(FRICTION, part -> noise.apply(part).friction())
                .with(STIFFNESS, part -> noise.apply(part).stiffness());
    }

    /** From the values of its parameters. */
    public static SleepNoise make(Values values) {
        return new SleepNoise(values.choice(PROCESS), values.real(STEP), values.real(FRICTION), values.real(STIFFNESS));
    }

    /**
     * It at work.
     *
     * @param streams where it draws from
     * @param white the stream of white noise
     * @param deviation standard deviation of a step
     * @param neurons that it falls on
     */
    public NoiseSource on(RandomStreams streams, String white, double deviation, int neurons) {
        if (colour == Colour.WHITE) {
            return new GaussianNoise(streams.stream(white), deviation, neurons);
        }
        UniformRandomProvider random = streams.stream("langevin-noise-asleep");
        return new LangevinNoise(random, deviation, neurons, step, friction, stiffness);
    }
}
