package org.slumber.spark.cli;

import java.util.OptionalDouble;
import org.slumber.engine.spec.InvalidInputException;

/** The option {@code --margin}: the difference of fractions within which a difference does not matter. */
final class Margin {
    private Margin() {}

    /** What was given, null for nothing. */
    static OptionalDouble of(Double margin) {
        if (margin == null) {
            return OptionalDouble.empty();
        }
        if (!(margin > 0 && margin < 1)) {
            throw new InvalidInputException("--margin must be a fraction between 0 and 1, was " + margin);
        }
        return OptionalDouble.of(margin);
    }
}
