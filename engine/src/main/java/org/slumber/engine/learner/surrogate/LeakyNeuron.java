package org.slumber.engine.learner.surrogate;

import org.slumber.engine.spec.Variant;

/** Leaky integration, a threshold and a reset by subtraction in the next step: v(t) = β·v(t−1) + I(t) − z(t). */
public record LeakyNeuron() implements SurrogateNeuron {
    public static final Variant<LeakyNeuron> VARIANT = Variant.of(
                    "lif", LeakyNeuron.class, "leaky neurons, reset by subtraction")
            .madeBy(values -> new LeakyNeuron());

    @Override
    public Variant<LeakyNeuron> variant() {
        return VARIANT;
    }

    @Override
    public int numbers() {
        return 0;
    }
}
