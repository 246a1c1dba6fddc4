package org.slumber.mixed;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a formula does to a number before it enters the model. */
public enum Transform {
    /** The number as it is; {@code I(x^2)} is the square of x. */
    I,
    /** Natural logarithm; values above 0. */
    LOG,
    /** Logarithm to base 10; values above 0. */
    LOG10,
    /** log(1 + x); values above −1. */
    LOG1P,
    /** Square root; values from 0. */
    SQRT,
    /** Exponential. */
    EXP;

    /** The transformed number; not finite where it has none. */
    double apply(double value) {
        return switch (this) {
            case I -> value;
            case LOG -> Math.log(value);
            case LOG10 -> Math.log10(value);
            case LOG1P -> Math.log1p(value);
            case SQRT -> Math.sqrt(value);
            case EXP -> Math.exp(value);
        };
    }

    /** The transform that a formula calls by this name, if it is one. */
    static Optional<Transform> named(String function) {
        return Stream.of(values())
                .filter(transform -> transform.text().equals(function))
                .findFirst();
    }

    /** Its name in a formula. */
    String text() {
        return this == I ? "I" : name().toLowerCase(Locale.ROOT);
    }
}
