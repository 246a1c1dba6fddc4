package org.slumber.engine.learner.organics;

import org.slumber.engine.homeostasis.sleep.MagnitudeDecay;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.learner.surrogate.SurrogateSleep;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;

/**
 * The decay of the surrogate-gradient network's sleep on a recurrent network, which has no spikes that plasticity could follow
 * and so sleeps no steps, our reading: after every so many batches |w| ← w*·(|w|/w*)^λ once, sign kept, of all weights of
 * either sign; pools, rates and biases rest.
 *
 * @param ratio sleeps per batch, in [0, 1], as the surrogate-gradient network rounds it; 0 never sleeps
 * @param decay λ, in (0, 1]
 * @param target w*, above 0, up to 1e6
 */
public record OrganicsSleep(double ratio, double decay, double target) implements OrganicsRegulariser {
    public static final Variant<OrganicsSleep> VARIANT = Variant.of(
                    "sleep", OrganicsSleep.class, "the weights decay; our reading of sleep without spikes")
            .with(Sleep.RATIO, OrganicsSleep::ratio)
            .with(Sleep.DECAY, OrganicsSleep::decay)
            .with(Sleep.STATIC_TARGET, OrganicsSleep::target)
            .neutral(Sleep.RATIO, 0)
            .brief(Sleep.RATIO, 1)
            .madeBy(OrganicsSleep::make);

    public OrganicsSleep {
        Sleep.RATIO.check(ratio);
        Sleep.DECAY.check(decay);
        Sleep.STATIC_TARGET.check(target);
    }

    private static OrganicsSleep make(Values values) {
        Sleep.Target target = values.choice(Sleep.TARGET);
        if (target != Sleep.Target.STATIC) {
            throw new InvalidInputException(
                    "sleep.target must be static with the learner organics, was " + Choice.nameOf(target));
        }
        return new OrganicsSleep(values.real(Sleep.RATIO), values.real(Sleep.DECAY), values.real(Sleep.STATIC_TARGET));
    }

    @Override
    public Variant<OrganicsSleep> variant() {
        return VARIANT;
    }

    @Override
    public long batchesBetween() {
        return SurrogateSleep.batchesBetween(ratio);
    }

    @Override
    public void apply(double[] weights) {
        MagnitudeDecay.decay(weights, decay, target);
    }
}
