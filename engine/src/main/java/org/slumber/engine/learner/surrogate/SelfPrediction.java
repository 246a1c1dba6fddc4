package org.slumber.engine.learner.surrogate;

import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Flag;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Neurons that predict their own current: our reading of the abstract of the self-prediction enhanced neuron (Huang and
 * others 2026, <a href="https://arxiv.org/abs/2601.21823">arXiv 2601.21823</a>), of which neither equations nor a program were
 * found. Beside its membrane each neuron has a prediction p, from 0, of what it receives less what its spikes take out,
 *
 * <pre>{@code
 * v(t) = β·v(t−1) + I(t) + g·p(t−1) − z(t)
 * p(t) = (1−α)·p(t−1) + α·(I(t) − κ·s(t))
 * }</pre>
 *
 * with α = σ(a), and a and g each one number of a layer. A gradient reaches currents through p without passing a spike. Noise
 * asleep falls on v alone.
 *
 * @param gain g at the start, −100 to 100; above 0 a neuron anticipates its current, below it cancels it, at 0 it is leaky alone
 * @param gainLearnt whether g is learnt
 * @param rate α at the start, in [0.001, 0.999]
 * @param rateLearnt whether a is learnt
 * @param spikeCharge κ, 0 to 100
 */
public record SelfPrediction(double gain, Flag gainLearnt, double rate, Flag rateLearnt, double spikeCharge)
        implements SurrogateNeuron {
    /** Where a layer's numbers stand: a, g and κ. */
    static final int LOGIT = 0;

    static final int GAIN = 1;
    static final int SPIKE_CHARGE = 2;

    private static final RealParameter INITIAL_GAIN = RealParameter.of(
                    "prediction.gain",
                    "1",
                    "g, what of its prediction a neuron adds to its current, at the start; our reading",
                    Range.closed(-100, 100),
                    1)
            .added();
    private static final ChoiceParameter<Flag> GAIN_LEARNT = ChoiceParameter.of(
                    "prediction.gainLearnt", "whether g of each layer is learnt; our reading", Flag.FALSE)
            .added();
    private static final RealParameter RATE = RealParameter.of(
                    "prediction.rate",
                    "1/step",
                    "alpha, how fast a prediction follows, at the start; our reading",
                    Range.closed(0.001, 0.999),
                    0.1)
            .added();
    private static final ChoiceParameter<Flag> RATE_LEARNT = ChoiceParameter.of(
                    "prediction.rateLearnt", "whether alpha of each layer is learnt; our reading", Flag.TRUE)
            .added();
    private static final RealParameter CHARGE = RealParameter.of(
                    "prediction.spikeCharge",
                    "threshold",
                    "kappa, what a spike takes out of the current that is predicted; our reading",
                    Range.closed(0, 100),
                    1)
            .added();
    public static final Variant<SelfPrediction> VARIANT = Variant.of(
                    "self-prediction",
                    SelfPrediction.class,
                    "leaky neurons that add a prediction of their current to it (our reading of an abstract)")
            .with(INITIAL_GAIN, SelfPrediction::gain)
            .with(GAIN_LEARNT, SelfPrediction::gainLearnt)
            .with(RATE, SelfPrediction::rate)
            .with(RATE_LEARNT, SelfPrediction::rateLearnt)
            .with(CHARGE, SelfPrediction::spikeCharge)
            .madeBy(values -> new SelfPrediction(
                    values.real(INITIAL_GAIN),
                    values.choice(GAIN_LEARNT),
                    values.real(RATE),
                    values.choice(RATE_LEARNT),
                    values.real(CHARGE)));

    public SelfPrediction {
        INITIAL_GAIN.check(gain);
        RATE.check(rate);
        CHARGE.check(spikeCharge);
    }

    @Override
    public Variant<SelfPrediction> variant() {
        return VARIANT;
    }

    @Override
    public int numbers() {
        return 3;
    }

    @Override
    public void settle(double[] numbers, boolean starting) {
        if (starting || rateLearnt == Flag.FALSE) {
            numbers[LOGIT] = StrictMath.log(rate / (1 - rate));
        }
        if (starting || gainLearnt == Flag.FALSE) {
            numbers[GAIN] = gain;
        }
        numbers[SPIKE_CHARGE] = spikeCharge;
    }

    @Override
    public void leaveOut(double[] gradient) {
        gradient[LOGIT] = rateLearnt == Flag.TRUE ? gradient[LOGIT] : 0;
        gradient[GAIN] = gainLearnt == Flag.TRUE ? gradient[GAIN] : 0;
    }

    @Override
    public void check(SurrogateGradientLearner learner) {
        Stateless stateless = learner.architecture().stateless();
        if (stateless != Stateless.NONE) {
            throw new InvalidInputException(
                    "surrogate.stateless must be none with surrogate.neuron self-prediction, whose"
                            + " prediction is a state, was " + Choice.nameOf(stateless));
        }
    }

    /** α of a layer. */
    static double rate(double[] numbers) {
        return 1 / (1 + StrictMath.exp(-numbers[LOGIT]));
    }
}
