package org.slumber.spark.analysis.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;
import org.slumber.mixed.Interval;

class SurfaceTest {
    /** Points of Sobol's sequence in a cube. */
    private static double[][] spread(int points, int parameters, double least, double most) {
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(parameters);
        sequence.skipTo(1);
        return Stream.generate(sequence::nextVector)
                .limit(points)
                .map(point -> Arrays.stream(point)
                        .map(each -> least + (most - least) * each)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static Surface surface(double[][] points, ToDoubleFunction<double[]> of) {
        return Surface.of(points, Arrays.stream(points).mapToDouble(of).toArray())
                .orElseThrow();
    }

    private static double ishigami(double[] x) {
        return Math.sin(x[0]) + 7 * Math.pow(Math.sin(x[1]), 2) + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0]);
    }

    private static final double[] FIRST = {0.3139, 0.4424, 0};
    private static final double[] TOTAL = {0.5576, 0.4424, 0.2437};

    /** Saltelli and others, Global Sensitivity Analysis: The Primer, 2008, give the indices of Ishigami's function. */
    @Test
    void ishigamisFunctionHasItsKnownIndices() {
        Surface surface = surface(spread(512, 3, -Math.PI, Math.PI), SurfaceTest::ishigami);
        assertTrue(surface.explained() > 0.99, "explained: " + surface.explained());
        for (int parameter = 0; parameter < 3; parameter++) {
            Surface.Index index = surface.indices().get(parameter);
            assertEquals(FIRST[parameter], index.first(), 0.01, index.toString());
            assertEquals(TOTAL[parameter], index.total(), 0.01, index.toString());
        }
        // averaged over all else the second parameter has its own part of the function
        for (double x : new double[] {-2, 0, 1}) {
            assertEquals(7 * Math.pow(Math.sin(x), 2), surface.mean(new int[] {1}, x), 0.15, "at " + x);
            assertEquals(
                    3.5 + Math.sin(x) + 0.1 * Math.pow(2, 4) * Math.sin(x),
                    surface.mean(new int[] {0, 2}, x, 2),
                    0.25,
                    "at " + x);
        }
    }

    @Test
    void withSeedsThatScatterTheIntervalsHoldTheKnownIndices() {
        double[][] points = spread(256, 3, -Math.PI, Math.PI);
        int held = 0;
        for (int draw = 0; draw < 5; draw++) {
            Random random = new Random(draw);
            List<Surface.Index> indices = surface(points, x -> ishigami(x) + 0.5 * random.nextGaussian())
                    .indices();
            for (int parameter = 0; parameter < 3; parameter++) {
                held += holds(indices.get(parameter).firstInterval(), FIRST[parameter])
                        + holds(indices.get(parameter).totalInterval(), TOTAL[parameter]);
            }
        }
        assertTrue(held >= 27, held + " of 30");
    }

    private static int holds(Interval interval, double value) {
        return interval.low() <= value && value <= interval.high() ? 1 : 0;
    }

    @Test
    void aParameterThatDoesNothingIsToldFromOneThatDoesDespiteTheScatter() {
        Random random = new Random(1);
        Surface surface = surface(spread(64, 4, 0, 1), x -> x[0] + 0.5 * x[2] + 0.1 * random.nextGaussian());
        // 1 and 1/4 of 5/4
        assertEquals(0.8, surface.indices().get(0).first(), 0.06);
        assertEquals(0.2, surface.indices().get(2).total(), 0.06);
        for (int nothing : new int[] {1, 3}) {
            assertEquals(0, surface.indices().get(nothing).total(), 0.03);
            assertEquals(0, surface.indices().get(nothing).totalInterval().low());
        }
    }

    @Test
    void onAGridTheIndicesAreThoseOfItsLevels() {
        List<double[]> grid = new ArrayList<>();
        for (double one : new double[] {-2, -1, 1, 2}) {
            for (double other : new double[] {-1, 0, 1, 10}) {
                grid.add(new double[] {one, other});
            }
        }
        double[][] points = grid.toArray(double[][]::new);
        // of a product of a centred and any parameter: nothing by the second alone, all of it with the first
        Surface surface = surface(points, x -> x[0] * x[1]);
        double square = (1 + 0 + 1 + 100) / 4.0;
        double mean = 10 / 4.0;
        assertEquals(mean * mean / square, surface.indices().get(0).first(), 1e-9);
        assertEquals(1, surface.indices().get(0).total(), 1e-9);
        assertEquals(0, surface.indices().get(1).first(), 1e-9);
        assertEquals(1 - mean * mean / square, surface.indices().get(1).total(), 1e-9);
    }

    @Test
    void whatCannotBeToldIsNotSaid() {
        double[][] few = spread(11, 2, 0, 1);
        assertEquals(
                Optional.empty(),
                Surface.of(few, IntStream.range(0, 11).asDoubleStream().toArray()));
        double[][] flat = spread(32, 2, 0, 1);
        assertEquals(Optional.empty(), Surface.of(flat, new double[32]));
        double[][] together = Arrays.stream(spread(32, 1, 0, 1))
                .map(point -> new double[] {point[0], 3 * point[0]})
                .toArray(double[][]::new);
        assertEquals(
                Optional.empty(),
                Surface.of(together, IntStream.range(0, 32).asDoubleStream().toArray()));
        // what is nothing but scatter no surface tells
        Random random = new Random(2);
        assertTrue(surface(spread(64, 3, 0, 1), x -> random.nextGaussian()).explained() < 0.1);
    }
}
