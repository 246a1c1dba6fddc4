package org.slumber.engine.learner.surrogate;

import org.slumber.engine.spec.Variant;

/**
 * Leaky integration, a threshold and a reset by subtraction in the next step:
 *
 * <pre>{@code
 * v(t) = (β·v(t−1) + I(t)) − z(t)      z(t) = 1 if v(t−1) > 1, else 0; v(0) = 0
 * s(t) = 1 if v(t) > 1, else 0
 * }</pre>
 *
 * so that β acts on the membrane before the reset, and a spike is heard in its own step. This is snnTorch's {@code Leaky}
 * (<a href="https://github.com/jeshraghian/snntorch/blob/master/snntorch/_neurons/leaky.py">leaky.py</a>) with a threshold of
 * 1, {@code reset_mechanism="subtract"} and {@code reset_delay=True}, in double precision: {@code SnnTorchLeakyTest} holds
 * it to that bit by bit. Asleep, noise is added to v(t) before the threshold.
 */
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
