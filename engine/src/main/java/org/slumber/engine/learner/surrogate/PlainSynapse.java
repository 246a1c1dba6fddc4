package org.slumber.engine.learner.surrogate;

import org.slumber.engine.spec.Variant;

/** Inputs are weighted as they are: I(t) = W·x(t). */
public record PlainSynapse() implements SurrogateSynapse {
    public static final Variant<PlainSynapse> VARIANT = Variant.of(
                    "plain", PlainSynapse.class, "inputs are weighted as they are")
            .madeBy(values -> new PlainSynapse());

    @Override
    public Variant<PlainSynapse> variant() {
        return VARIANT;
    }

    @Override
    public InputTraces.Kind kind() {
        return InputTraces.Kind.NONE;
    }
}
