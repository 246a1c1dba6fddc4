package org.slumber.engine.learner.surrogate;

import org.slumber.engine.spec.Variant;

/** Each weight is a number of its own. */
public record DenseWeights() implements SurrogateWeights {
    public static final Variant<DenseWeights> VARIANT = Variant.of(
                    "dense", DenseWeights.class, "each weight is a number of its own")
            .madeBy(values -> new DenseWeights());

    @Override
    public Variant<DenseWeights> variant() {
        return VARIANT;
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public boolean sharesStates() {
        return false;
    }
}
