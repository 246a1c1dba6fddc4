package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RateErrorTest {
    @Test
    void theErrorIsAFractionOfTheRateSought() {
        assertEquals(0.5, RateError.of(15, List.of(10.0)).orElseThrow());
        assertEquals(0.75, RateError.of(2.5, List.of(10.0)).orElseThrow());
    }

    /** 20 is twice 10, and half of 40. */
    @Test
    void ofSeveralTheFurthestOffCounts() {
        assertEquals(1, RateError.of(20, List.of(40.0, 10.0)).orElseThrow());
    }

    @Test
    void whereNoRateIsSoughtThereIsNone() {
        assertEquals(OptionalDouble.empty(), RateError.of(20, List.of()));
        assertEquals(OptionalDouble.empty(), RateError.of(20, List.of(0.0)));
    }
}
