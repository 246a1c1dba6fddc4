package org.slumber.engine.learner.qif;

import org.slumber.engine.homeostasis.DoseOfSleep;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Sleep between storing a sequence and calling it up: the decay of the paper's sleep (section on sleep) on the weights between
 * populations, {@code |w| ← w*·(|w|/w*)^λ} in every step asleep, sign kept. A sleep is as long as that of the STDP network,
 * min(max(1, round(ratio·interval)), maximum) steps. That it is applied to these weights at all, w_kl itself and not w_kl/N,
 * is our reading; so is that nothing else happens asleep, and that no sleep ends early, as the weights begin where they
 * would have to return to.
 *
 * @param ratio steps asleep per step awake, in [0, 1]; 0 never sleeps
 * @param decay λ, in (0, 1]
 * @param target w*, above 0, up to 1e6
 * @param intervalSteps steps awake that a sleep is reckoned by, 1 to 1e9
 * @param maximumSteps most steps of one sleep, 1 to 1e9
 * @param sleeps how many, one after another, 1 to 1 000 000
 * @param decaying which weights decay
 */
public record SequenceSleep(
        double ratio, double decay, double target, int intervalSteps, int maximumSteps, int sleeps, Decaying decaying)
        implements SpecPart {
    private static final WholeParameter SLEEPS = WholeParameter.of(
            "qif.sleeps", "sleeps", "sleeps between storing and calling up", Range.closed(1, 1_000_000), 1);
    private static final ChoiceParameter<Decaying> DECAYING = ChoiceParameter.of(
            "qif.sleepDecays",
            "weights that decay asleep: all, or those between populations, which hold the order; our reading",
            Decaying.ALL);
    public static final Variant<SequenceSleep> VARIANT = Variant.of(
                    "sleep", SequenceSleep.class, "the weights of the stored sequence decay before it is called up")
            .with(Sleep.RATIO, SequenceSleep::ratio)
            .with(Sleep.DECAY, SequenceSleep::decay)
            .with(Sleep.STATIC_TARGET, SequenceSleep::target)
            .with(Sleep.INTERVAL_STEPS, SequenceSleep::intervalSteps)
            .with(Sleep.MAXIMUM_STEPS, SequenceSleep::maximumSteps)
            .with(SLEEPS, SequenceSleep::sleeps)
            .with(DECAYING, SequenceSleep::decaying)
            .neutral(Sleep.RATIO, 0)
            .brief(Sleep.RATIO, 0.1)
            .madeBy(SequenceSleep::make);

    /** Which weights decay. */
    public enum Decaying {
        /** All, within populations too. */
        ALL,
        /** Those from one population to another alone. */
        BETWEEN
    }

    public SequenceSleep {
        Sleep.RATIO.check(ratio);
        Sleep.DECAY.check(decay);
        Sleep.STATIC_TARGET.check(target);
        Sleep.INTERVAL_STEPS.check(intervalSteps);
        Sleep.MAXIMUM_STEPS.check(maximumSteps);
        SLEEPS.check(sleeps);
    }

    private static SequenceSleep make(Values values) {
        Sleep.Target target = values.choice(Sleep.TARGET);
        if (target != Sleep.Target.STATIC) {
            throw new InvalidInputException(
                    "sleep.target must be static with the learner qif-sequence, was " + Choice.nameOf(target));
        }
        return new SequenceSleep(
                values.real(Sleep.RATIO),
                values.real(Sleep.DECAY),
                values.real(Sleep.STATIC_TARGET),
                values.integer(Sleep.INTERVAL_STEPS),
                values.integer(Sleep.MAXIMUM_STEPS),
                values.integer(SLEEPS),
                values.choice(DECAYING));
    }

    @Override
    public Variant<SequenceSleep> variant() {
        return VARIANT;
    }

    /** Steps of each sleep; 0 at ratio 0. */
    int steps() {
        return DoseOfSleep.steps(ratio, intervalSteps, maximumSteps);
    }

    /** λ to the steps of a sleep: the exponent that |w|/w* is raised to by one. */
    double exponent() {
        return StrictMath.pow(decay, steps());
    }

    /** What one sleep leaves of a weight of either sign. */
    double decayed(double weight) {
        double left = target * StrictMath.pow(Math.abs(weight) / target, exponent());
        return Math.copySign(weight == 0 ? 0 : left, weight);
    }

    /** Whether a weight decays. */
    boolean decays(int post, int pre) {
        return decaying == Decaying.ALL || post != pre;
    }
}
