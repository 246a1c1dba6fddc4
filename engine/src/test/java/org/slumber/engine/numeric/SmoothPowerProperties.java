package org.slumber.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class SmoothPowerProperties {
    @Property
    void logarithmIsThatOfStrictMath(@ForAll @DoubleRange(min = -300, max = 300) double power) {
        double x = StrictMath.pow(10, power);
        assertEquals(StrictMath.log(x), SmoothPower.log(x), 2e-15 * Math.max(1, Math.abs(StrictMath.log(x))));
    }

    @Property
    void logarithmNearOneIsThatOfStrictMath(@ForAll @DoubleRange(min = 0.5, max = 2) double x) {
        assertEquals(StrictMath.log(x), SmoothPower.log(x), 1e-15);
    }

    @Property
    void exponentialIsThatOfStrictMath(@ForAll @DoubleRange(min = -800, max = 705) double x) {
        double expected = StrictMath.exp(x);
        assertEquals(expected, SmoothPower.exp(x), 1e-15 * expected);
    }
}
