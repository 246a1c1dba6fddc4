package org.slumber.engine.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class PowerLawTest {
    /** Drawn by inversion from x^-a between 1 and 2000. */
    static int[] drawn(double exponent, int values) {
        double[] cumulative = new double[2001];
        for (int x = 1; x < cumulative.length; x++) {
            cumulative[x] = cumulative[x - 1] + Math.pow(x, -exponent);
        }
        UniformRandomProvider random = new RandomStreams(4).stream("power-law");
        int[] drawn = new int[values];
        for (int v = 0; v < values; v++) {
            double u = random.nextDouble() * cumulative[2000];
            int x = 1;
            while (cumulative[x] < u) {
                x++;
            }
            drawn[v] = x;
        }
        return drawn;
    }

    @Test
    void theExponentOfDrawnValuesIsFound() {
        for (double exponent : new double[] {1.5, 2}) {
            PowerLaw law = PowerLaw.fit(drawn(exponent, 5000)).orElseThrow();
            assertEquals(exponent, law.exponent(), 4 * law.standardError(), "exponent");
            assertTrue(law.standardError() < 0.06, "error " + law.standardError());
            assertTrue(law.distance() < 0.03, "distance " + law.distance());
        }
    }

    @Test
    void tooFewValuesHaveNoExponent() {
        assertTrue(PowerLaw.fit(drawn(2, 29)).isEmpty());
        assertTrue(PowerLaw.fit(new int[40]).isEmpty());
    }
}
