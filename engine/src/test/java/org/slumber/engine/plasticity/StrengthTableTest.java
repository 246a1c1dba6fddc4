package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class StrengthTableTest {
    private static double factor(StrengthTable table, double strength, double change) {
        double[] changed = {change};
        table.scale(1, new double[] {strength}, changed);
        return changed[0] / change;
    }

    @Property
    void eachHalfHasItsOwnFunctionToTenDigits(
            @ForAll @DoubleRange(min = 0.01, max = 25) @Scale(6) double strength,
            @ForAll @DoubleRange(min = 0, max = 0.95) double exponent) {
        StrengthTable table = new StrengthTable(
                0.01, 25, at -> StrictMath.pow(at, exponent), at -> 1 + StrictMath.log(1 + 5 * at) / 5);
        double power = StrictMath.pow(strength, exponent);
        assertEquals(power, factor(table, strength, 0.001), 1e-10 * power);
        double logarithm = 1 + StrictMath.log(1 + 5 * strength) / 5;
        assertEquals(logarithm, factor(table, strength, -0.001), 1e-10 * logarithm);
    }

    @Test
    void cubicsAreExactAndSlopesMayJumpAtPowersOfTwo() {
        StrengthTable table = new StrengthTable(0.01, 25, at -> at * at * at, at -> at < 1 ? at : 2 * at - 1);
        for (double strength : new double[] {0.01, 0.3, 0.999, 1, 1.001, 7, 24.9, 25}) {
            assertEquals(
                    strength * strength * strength, factor(table, strength, 1), 1e-12 * strength * strength * strength);
            assertEquals(strength < 1 ? strength : 2 * strength - 1, factor(table, strength, -1), 1e-13 * strength);
        }
    }

    @Test
    void whatIsOutsideCountsAsTheEnd() {
        StrengthTable table = new StrengthTable(0.5, 4, at -> at, at -> 2 * at);
        double[] change = {1, 1, -1, -1, 0};
        table.scale(5, new double[] {0.1, 9, 0, 1e300, 3}, change);
        assertArrayEquals(new double[] {0.5, 4, -1, -8, 0}, change, 1e-13);
    }
}
