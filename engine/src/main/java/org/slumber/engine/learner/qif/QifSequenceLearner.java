package org.slumber.engine.learner.qif;

import java.util.ArrayList;
import java.util.List;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.learner.Chronicle;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.learner.SampleFreeLearner;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Variant;

/**
 * Populations of quadratic integrate-and-fire neurons that hold a sequence (Shimizu and Toyoizumi 2025): it is stored in the
 * weights, sleep's decay acts on these, and then it is called up.
 *
 * @param model rate equations or neurons
 * @param populations their size and excitability
 * @param stored what the weights hold
 * @param cue what calls it up
 * @param duration most time from the beginning, above 0, up to 1000 τ; a run ends before where every population has burst
 * @param step of the integration of the rate equations, 1e-5 to 0.1 τ; at the default of 1e-4 the bursts of both protocols come
 *     within a step of when they do at 1e-5, and peaks are within 3e-4 of themselves
 * @param burstRate rate above which a population bursts, above 0, up to 1e6/τ; our reading
 * @param countingWindow time that rates of neurons are counted over, above 0, up to 10 τ, and which peaks are means over; our
 *     reading
 * @param sleeps what acts on the weights before; none or one
 */
public record QifSequenceLearner(
        Model model,
        QifPopulations populations,
        StoredSequence stored,
        SequenceCue cue,
        double duration,
        double step,
        double burstRate,
        double countingWindow,
        List<SequenceSleep> sleeps)
        implements SampleFreeLearner {
    private static final ChoiceParameter<Model> MODEL = ChoiceParameter.of(
            "qif.model", "the rate equations of infinitely many neurons, or neurons one by one", Model.RATE);
    static final RealParameter DURATION =
            RealParameter.of("qif.duration", "tau", "most time, in membrane time constants", Range.positive(1000), 40);
    private static final RealParameter STEP = RealParameter.of(
            "qif.step", "tau", "step of the rate equations' integration", Range.closed(1e-5, 0.1), 1e-4);
    private static final RealParameter BURST_RATE = RealParameter.of(
            "qif.burstRate", "1/tau", "rate above which a population bursts; our reading", Range.positive(1e6), 1);
    static final RealParameter COUNTING_WINDOW = RealParameter.of(
            "qif.countingWindow",
            "tau",
            "time that rates of neurons are counted over (qif.model spiking); our reading",
            Range.positive(10),
            0.01);
    public static final Variant<QifSequenceLearner> VARIANT = declared();

    /** CPU time of a term of an input sum in a step of the rate equations, s, and of what else a population costs, in terms. */
    private static final double TERM = 2e-9;

    private static final double OWN_TERMS = 4;
    /** The same of a neuron in the pass of a spike. */
    private static final double NEURON = 5e-9;
    /** Spikes of a neuron in its burst, and in a unit of time at rest. */
    private static final double BURST_SPIKES = 1.5;

    private static final double REST_RATE = 0.1;
    /** Of the time that a run may take, what one without a drive takes. */
    private static final double UNDRIVEN_SHARE = 0.1;

    private static final double FIXED = 0.002;

    /** How the populations are simulated. */
    public enum Model {
        /** By their rate equations. */
        RATE,
        /** Neuron by neuron. */
        SPIKING
    }

    private static Variant<QifSequenceLearner> declared() {
        Variant.Builder<QifSequenceLearner> builder = Variant.of(
                        "qif-sequence",
                        QifSequenceLearner.class,
                        "a sequence of populations of quadratic integrate-and-fire neurons, stored in their weights; no data set,"
                                + " no accuracy")
                .with(MODEL, QifSequenceLearner::model);
        SequenceCue.declare(builder, QifSequenceLearner::cue);
        QifPopulations.declare(builder, QifSequenceLearner::populations);
        StoredSequence.declare(builder, QifSequenceLearner::stored);
        return builder.with(DURATION, QifSequenceLearner::duration)
                .with(STEP, QifSequenceLearner::step)
                .with(BURST_RATE, QifSequenceLearner::burstRate)
                .with(COUNTING_WINDOW, QifSequenceLearner::countingWindow)
                // nothing decays unless it is asked for: the sequence as it was published
                .defaulting(Sleep.RATIO, 0)
                .madeBy(values -> new QifSequenceLearner(
                        values.choice(MODEL),
                        QifPopulations.make(values),
                        StoredSequence.make(values),
                        SequenceCue.make(values),
                        values.real(DURATION),
                        values.real(STEP),
                        values.real(BURST_RATE),
                        values.real(COUNTING_WINDOW),
                        values.members(SequenceSleep.class)));
    }

    public QifSequenceLearner {
        sleeps = List.copyOf(sleeps);
        DURATION.check(duration);
        STEP.check(step);
        BURST_RATE.check(burstRate);
        COUNTING_WINDOW.check(countingWindow);
        below(SequenceCue.IMPULSE_TIME, cue.impulseTime(), duration);
        below(COUNTING_WINDOW, countingWindow, duration);
    }

    private static void below(RealParameter parameter, double value, double duration) {
        if (value >= duration) {
            throw new InvalidInputException(
                    parameter.path() + " must be below " + DURATION.path() + " (" + duration + "), was " + value);
        }
    }

    @Override
    public Variant<QifSequenceLearner> variant() {
        return VARIANT;
    }

    @Override
    public List<SpecPart> parts() {
        return new ArrayList<>(sleeps);
    }

    @Override
    public Found run(RandomStreams streams, Chronicle chronicle) {
        return new SequenceRun(this, streams, chronicle).found();
    }

    @Override
    public Structure structure(RandomStreams streams) {
        return new SequenceRun(this, streams, new Chronicle(RunObserver.NONE)).structure();
    }

    @Override
    public double expectedSeconds() {
        double count = populations.count();
        // a chain that nothing drives is through long before its time is up, or has died out in some runs
        double share = cue.driveAmplitude() == 0 ? UNDRIVEN_SHARE : 1;
        if (model == Model.RATE) {
            return FIXED + share * steps() * 4 * count * (count + OWN_TERMS) * TERM;
        }
        double neurons = count * populations.neurons();
        double spikes = neurons * (BURST_SPIKES + REST_RATE * share * duration);
        return FIXED + (spikes + 2 * share * steps()) * neurons * NEURON;
    }

    /** Most steps of a run. */
    long steps() {
        return Math.max(1, Math.round(duration / stepLength()));
    }

    /** Length of a step, τ. */
    double stepLength() {
        return model == Model.RATE ? step : countingWindow / QifNeurons.WINDOW_STEPS;
    }
}
