package org.slumber.engine.circuit;

import org.slumber.engine.network.Circuit;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Inhibition that subtracts and divides: the current of a neuron is (I_E + I_I)/(1 + κ·|I_I|), I_E and I_I its excitatory
 * and inhibitory parts. It is our reading of the E-I networks of Liu, Ding &amp; Yu (2026), trained by surrogate
 * gradients, for this network.
 *
 * @param strength κ, 0 to 1e6 per unit of current; 0 divides nothing
 */
public record Shunting(double strength) implements Circuit {
    private static final RealParameter STRENGTH = RealParameter.of(
            "shunting.strength",
            "1",
            "kappa, division of a neuron's current by its inhibitory part; our reading",
            Range.closed(0, 1e6),
            0.1);
    public static final Variant<Shunting> VARIANT = Variant.of(
                    "shunting",
                    Shunting.class,
                    "inhibition also divides (our reading of a network trained by gradients)")
            .with(STRENGTH, Shunting::strength)
            .neutral(STRENGTH, 0)
            .brief(STRENGTH, 10)
            .madeBy(values -> new Shunting(values.real(STRENGTH)));

    public Shunting {
        STRENGTH.check(strength);
    }

    @Override
    public Variant<Shunting> variant() {
        return VARIANT;
    }

    @Override
    public State state() {
        return new State() {
            @Override
            public double shunting() {
                return strength;
            }
        };
    }
}
