package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ControlAccuraciesTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void structureIsWhatAShuffleTakesAway() {
        assertEquals(0.25, gain(OptionalDouble.of(0.75), OptionalDouble.of(0.5)).orElseThrow());
        assertEquals(
                -0.25, gain(OptionalDouble.of(0.5), OptionalDouble.of(0.75)).orElseThrow());
        assertEquals(NONE, gain(OptionalDouble.of(0.5), NONE));
        assertEquals(NONE, gain(NONE, OptionalDouble.of(0.5)));
    }

    private static OptionalDouble gain(OptionalDouble intact, OptionalDouble shuffled) {
        return new ControlAccuracies(NONE, NONE, intact, shuffled, NONE).structureGain();
    }
}
