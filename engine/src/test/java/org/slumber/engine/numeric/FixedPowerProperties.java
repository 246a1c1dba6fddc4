package org.slumber.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class FixedPowerProperties {
    @Property
    void itIsThePower(
            @ForAll @DoubleRange(min = 0, max = 10) double exponent,
            @ForAll @DoubleRange(min = 1e-9, max = 1e6) @Scale(9) double x) {
        double expected = StrictMath.pow(x, exponent);
        assertEquals(1, new FixedPower(exponent).of(x) / expected, (1 + exponent) * 3e-15);
    }

    @Property
    void nearOneItIsThePowerToo(
            @ForAll @DoubleRange(min = 0, max = 1) double exponent, @ForAll @DoubleRange(min = 0.3, max = 3) double x) {
        assertEquals(1, new FixedPower(exponent).of(x) / StrictMath.pow(x, exponent), 3e-15);
    }

    @Example
    void nothingIsLeftOfNothing() {
        FixedPower power = new FixedPower(0.4);
        assertEquals(0, power.of(0));
        assertEquals(0, power.of(-1));
        assertEquals(1, power.of(1), 1e-15);
    }
}
