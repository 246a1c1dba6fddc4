package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ArctanSurrogateTest {

    @Property(tries = 500)
    void derivativeIsItsFormula(
            @ForAll @DoubleRange(min = -200, max = 200) double v,
            @ForAll @DoubleRange(min = 0.1, max = 10) double slope) {
        double formula = slope / 2 / (1 + Math.PI * Math.PI * slope * slope * (v - 1) * (v - 1) / 4);
        assertEquals(formula, new ArctanSurrogate(slope).derivative(v, 1), 1e-12 * formula);
    }

    @Property(tries = 200)
    void derivativeIsThatOfTheSmoothStep(
            @ForAll @DoubleRange(min = -2, max = 4) double v, @ForAll @DoubleRange(min = 0.5, max = 4) double slope) {
        double step = 1e-5;
        double difference =
                ReferenceNetwork.smoothSpike(v + step, slope) - ReferenceNetwork.smoothSpike(v - step, slope);
        assertEquals(difference / (2 * step), new ArctanSurrogate(slope).derivative(v, 1), 1e-7);
    }

    @Test
    void derivativeIsGreatestAtTheThreshold() {
        assertEquals(1, new ArctanSurrogate(2).derivative(1, 1));
        assertEquals(1 / (1 + Math.PI * Math.PI), new ArctanSurrogate(2).derivative(0, 1), 1e-16);
    }

    @Property(tries = 100)
    void manyDerivativesAreTimesTheirFactor(
            @ForAll double[] v, @ForAll @DoubleRange(min = 0, max = 100) double factor) {
        ArctanSurrogate surrogate = new ArctanSurrogate(2);
        double[] derivatives = new double[v.length];
        surrogate.derivatives(v, factor, derivatives);
        for (int i = 0; i < v.length; i++) {
            double expected = factor * surrogate.derivative(v[i], 1);
            assertEquals(expected, derivatives[i], 1e-14 * expected);
        }
    }
}
