package org.slumber.engine.learner.qif;

import java.io.Serializable;
import java.util.Map;
import java.util.function.Function;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;

/**
 * What calls the sequence up: an impulse to the first population, and a drive of all that rises and falls.
 *
 * @param protocol whose defaults these values started from
 * @param impulse what the potentials of the first population are raised by, 0 to 1e6
 * @param impulseTime when, 0 to 1000 τ
 * @param driveAmplitude A of the input A·sin(2πt/T) to every neuron, −1000 to 1000
 * @param drivePeriod T, above 0, up to 1e6 τ
 */
public record SequenceCue(
        Protocol protocol, double impulse, double impulseTime, double driveAmplitude, double drivePeriod)
        implements Serializable {
    public static final ChoiceParameter<Protocol> PROTOCOL = ChoiceParameter.of(
            "qif.protocol",
            "what the sequence is: a synfire chain that an impulse sets off, or a replay that a weak drive lets pass",
            Protocol.SYNFIRE);
    private static final RealParameter IMPULSE = RealParameter.of(
            "qif.impulse", "1", "what raises the potentials of the first population", Range.closed(0, 1e6), 10);
    static final RealParameter IMPULSE_TIME =
            RealParameter.of("qif.impulseTime", "tau", "when it does", Range.closed(0, 1000), 0);
    private static final RealParameter DRIVE_AMPLITUDE = RealParameter.of(
            "qif.driveAmplitude",
            "1",
            "amplitude of the sinusoidal input to all neurons",
            Range.closed(-1000, 1000),
            0);
    private static final RealParameter DRIVE_PERIOD =
            RealParameter.of("qif.drivePeriod", "tau", "its period", Range.positive(1e6), 40);

    /** The two sequences of Shimizu and Toyoizumi. */
    public enum Protocol {
        /** Strong weights from population to population: bursts follow one another at a steady pace. */
        SYNFIRE,
        /** Weak ones, so that it takes the crest of a drive; bursts slow down as that ebbs. */
        REPLAY;

        /** What it changes in the defaults of parameters. */
        public Map<Parameter, Object> defaults() {
            return switch (this) {
                case SYNFIRE -> Map.of();
                case REPLAY ->
                    Map.of(
                            QifPopulations.COUNT,
                            10L,
                            StoredSequence.FORWARD,
                            1.8,
                            IMPULSE,
                            2.0,
                            IMPULSE_TIME,
                            8.0,
                            DRIVE_AMPLITUDE,
                            2.0,
                            QifSequenceLearner.COUNTING_WINDOW,
                            0.1);
            };
        }
    }

    public SequenceCue {
        IMPULSE.check(impulse);
        IMPULSE_TIME.check(impulseTime);
        DRIVE_AMPLITUDE.check(driveAmplitude);
        DRIVE_PERIOD.check(drivePeriod);
    }

    /** Declares these parameters. */
    static <R extends SpecPart> Variant.Builder<R> declare(Variant.Builder<R> builder, Function<R, SequenceCue> cue) {
        return builder.with(PROTOCOL, part -> cue.apply(part).protocol())
                .with(IMPULSE, part -> cue.apply(part).impulse())
                .with(IMPULSE_TIME, part -> cue.apply(part).impulseTime())
                .with(DRIVE_AMPLITUDE, part -> cue.apply(part).driveAmplitude())
                .with(DRIVE_PERIOD, part -> cue.apply(part).drivePeriod());
    }

    /** From the values of its parameters. */
    static SequenceCue make(Values values) {
        return new SequenceCue(
                values.choice(PROTOCOL),
                values.real(IMPULSE),
                values.real(IMPULSE_TIME),
                values.real(DRIVE_AMPLITUDE),
                values.real(DRIVE_PERIOD));
    }

    /** The drive at a time, τ. */
    double drive(double time) {
        return driveAmplitude == 0 ? 0 : driveAmplitude * StrictMath.sin(2 * Math.PI * time / drivePeriod);
    }
}
