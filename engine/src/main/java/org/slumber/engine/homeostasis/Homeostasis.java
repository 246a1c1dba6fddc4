package org.slumber.engine.homeostasis;

import java.util.OptionalDouble;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.SpecPart;

/**
 * What holds the rates or the weights of the STDP network step by step, beside a {@link Regulariser} or without one: one
 * of the mechanisms of the catalogue, of which several may act in one run. It acts after the plasticity rule and before
 * the decay of a sleep; validation and test leave thresholds and weights as they are. The parameter here is one that all
 * of them share.
 */
public interface Homeostasis extends SpecPart {
    ChoiceParameter<Active> ACTIVE = ChoiceParameter.of(
            "homeostasis.active", "steps in which homeostats act and their state advances", Active.WAKE);

    /** The steps of training in which it acts; in all others its state stands still. */
    enum Active {
        /** Wake steps. */
        WAKE,
        /** Steps of sleeps and naps. */
        SLEEP,
        /** All of them. */
        BOTH
    }

    /** The steps in which it acts. */
    Active active();

    /** The rate that it drives the excitatory neurons to, Hz; empty where it seeks none. */
    default OptionalDouble soughtRate() {
        return OptionalDouble.empty();
    }

    /** Refuses settings that do not go with the bounds of the weights. */
    default void check(WeightBounds bounds) {}

    /** It at work on a network, whose weights as they stand are the initial ones. */
    StepHomeostat on(SpikingNetwork network);
}
