package org.slumber.engine.learner.surrogate;

import org.slumber.engine.spec.Family;
import org.slumber.engine.spec.Variant;

/** Layers without inhibition: I = W·x + b. */
public record PlainCircuit() implements SurrogateCircuit {
    public static final Variant<PlainCircuit> VARIANT = Variant.of(
                    Family.NONE, PlainCircuit.class, "currents are sums of weights of either sign")
            .madeBy(values -> new PlainCircuit());

    @Override
    public Variant<PlainCircuit> variant() {
        return VARIANT;
    }
}
