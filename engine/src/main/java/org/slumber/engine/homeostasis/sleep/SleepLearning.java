package org.slumber.engine.homeostasis.sleep;

import java.io.Serializable;
import org.slumber.engine.plasticity.AlteredPlasticity;
import org.slumber.engine.plasticity.PlasticNetwork;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Values;

/**
 * What becomes of the plasticity rule asleep.
 *
 * @param plasticity whether it changes weights, and in which direction
 * @param learningRateFactor learning rate asleep over that awake, 0 to 1000
 * @param depressionFactor of {@link Plasticity#DEPRESSING}: what weakening is multiplied by beside that, 0 to 1000
 */
record SleepLearning(Plasticity plasticity, double learningRateFactor, double depressionFactor)
        implements Serializable {
    static final ChoiceParameter<Plasticity> PLASTICITY = ChoiceParameter.of(
                    "sleep.plasticity", "what plasticity does asleep", Plasticity.ON)
            .added();
    static final RealParameter LEARNING_RATE_FACTOR = RealParameter.of(
                    "sleep.learningRateFactor", "1", "learning rate asleep over that awake", Range.closed(0, 1000), 1)
            .added();
    static final RealParameter DEPRESSION_FACTOR = RealParameter.of(
                    "sleep.depressionFactor",
                    "1",
                    "factor on weakening asleep, with sleep.plasticity depressing",
                    Range.closed(0, 1000),
                    20)
            .added();

    /** As awake. */
    static final SleepLearning PUBLISHED = new SleepLearning(Plasticity.ON, 1, 20);

    /** What plasticity does asleep. */
    enum Plasticity {
        /** What it does awake. */
        ON,
        /** Nothing: weights change by decay alone. */
        OFF,
        /** The opposite: every change is turned round (after Thiele, Diehl &amp; Cook 2017). */
        ANTI,
        /** More weakening than awake (after Capone et al. 2019). */
        DEPRESSING
    }

    SleepLearning {
        LEARNING_RATE_FACTOR.check(learningRateFactor);
        DEPRESSION_FACTOR.check(depressionFactor);
    }

    static SleepLearning make(Values values) {
        return new SleepLearning(
                values.choice(PLASTICITY), values.real(LEARNING_RATE_FACTOR), values.real(DEPRESSION_FACTOR));
    }

    private double strengthening() {
        return switch (plasticity) {
            case ON, DEPRESSING -> learningRateFactor;
            case OFF -> 0;
            case ANTI -> -learningRateFactor;
        };
    }

    private double weakening() {
        return plasticity == Plasticity.DEPRESSING ? depressionFactor * learningRateFactor : strengthening();
    }

    /** A network as it learns asleep. */
    PlasticNetwork asleep(PlasticNetwork awake) {
        if (strengthening() == 1 && weakening() == 1) {
            return awake;
        }
        return new PlasticNetwork(
                awake.network(),
                new AlteredPlasticity(awake.network(), awake.plasticity(), strengthening(), weakening()));
    }
}
