package org.slumber.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LimitedMemoryBfgsTest {

    /** Σ k·(x_k − k)²/2 with k = 1, 2 …: minimum at x_k = k. */
    private static double bowl(double[] point, double[] gradient) {
        double value = 0;
        for (int i = 0; i < point.length; i++) {
            double offset = point[i] - (i + 1);
            gradient[i] = (i + 1) * offset;
            value += gradient[i] * offset / 2;
        }
        return value;
    }

    @Test
    void bottomOfABowlIsFound() {
        double[] start = new double[25];
        Minimum minimum = LimitedMemoryBfgs.minimise(LimitedMemoryBfgsTest::bowl, start, 1e-10, 200);
        assertTrue(minimum.converged());
        for (int i = 0; i < start.length; i++) {
            assertEquals(i + 1, minimum.point()[i], 1e-9);
        }
    }

    @Test
    void startAtTheMinimumTakesNoStep() {
        Minimum minimum = LimitedMemoryBfgs.minimise(LimitedMemoryBfgsTest::bowl, new double[] {1, 2, 3}, 1e-10, 200);
        assertEquals(0, minimum.iterations());
        assertArrayEquals(new double[] {1, 2, 3}, minimum.point());
    }

    @Test
    void startIsNotChanged() {
        double[] start = {5, 5};
        LimitedMemoryBfgs.minimise(LimitedMemoryBfgsTest::bowl, start, 1e-10, 200);
        assertArrayEquals(new double[] {5, 5}, start);
    }

    @Test
    void tooFewIterationsAreReported() {
        Minimum minimum = LimitedMemoryBfgs.minimise(LimitedMemoryBfgsTest::bowl, new double[25], 1e-10, 2);
        assertFalse(minimum.converged());
        assertEquals(2, minimum.iterations());
    }

    @Test
    void functionWithoutAMinimumEndsUnconverged() {
        DifferentiableFunction rising = (point, gradient) -> {
            gradient[0] = -1;
            return Math.abs(point[0]);
        };
        assertFalse(
                LimitedMemoryBfgs.minimise(rising, new double[] {0}, 1e-10, 10).converged());
    }

    @Test
    void aFunctionThatFallsForEverEndsWhereNothingIsGained() {
        DifferentiableFunction falling = (point, gradient) -> {
            gradient[0] = -Math.exp(-point[0]);
            return Math.exp(-point[0]);
        };
        int whole = LimitedMemoryBfgs.minimise(falling, new double[] {0}, 1e-300, 500)
                .iterations();
        Minimum flat = LimitedMemoryBfgs.minimise(falling, new double[] {0}, 1e-300, 500, 1e-6);
        assertTrue(flat.iterations() < whole / 4, flat.iterations() + " of " + whole);
        assertTrue(Math.exp(-flat.point()[0]) < 1e-4);
    }
}
