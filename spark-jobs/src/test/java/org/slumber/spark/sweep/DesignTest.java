package org.slumber.spark.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;

class DesignTest {
    private static final List<String> PATHS = List.of("sleep.ratio", "sleep.decay", "seed");

    @Property(tries = 30)
    void amongAPowerOfTwoOfSobolPointsEveryIntervalHasOne(@ForAll long seed, @ForAll @IntRange(max = 9) int power) {
        SobolPoints points = new SobolPoints(seed, PATHS);
        int count = 1 << power;
        for (int dimension = 0; dimension < PATHS.size(); dimension++) {
            Set<Integer> intervals = new HashSet<>();
            for (int index = 0; index < count; index++) {
                intervals.add((int) (points.at(index)[dimension] * count));
            }
            assertEquals(count, intervals.size());
        }
    }

    @Test
    void sixteenSobolPointsAreEvenInThePlaneToo() {
        SobolPoints points = new SobolPoints(11, PATHS.subList(0, 2));
        Set<List<Integer>> squares = new HashSet<>();
        for (int index = 0; index < 16; index++) {
            double[] point = points.at(index);
            squares.add(List.of((int) (point[0] * 4), (int) (point[1] * 4)));
        }
        assertEquals(16, squares.size());
    }

    @Test
    void aPointAskedForByItselfIsThatOfTheSequence() {
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(3);
        SobolPoints points = new SobolPoints(5, PATHS);
        double[] shift = points.at(0);
        for (int index = 0; index < 2000; index++) {
            double[] plain = sequence.nextVector();
            double[] shifted = points.at(index);
            for (int dimension = 0; dimension < 3; dimension++) {
                long expected = (long) (plain[dimension] * 0x1p52) ^ (long) (shift[dimension] * 0x1p52);
                assertEquals(expected, (long) (shifted[dimension] * 0x1p52));
            }
        }
    }

    @Test
    void askingInAnotherOrderOrInSeveralThreadsChangesNothing() {
        for (UnitPoints points : List.of(new SobolPoints(5, PATHS), new RandomPoints(5, PATHS))) {
            double[][] forwards = IntStream.range(0, 500).mapToObj(points::at).toArray(double[][]::new);
            double[][] parallel =
                    IntStream.range(0, 500).parallel().mapToObj(points::at).toArray(double[][]::new);
            assertArrayEquals(forwards, parallel);
            for (int index = 499; index >= 0; index--) {
                assertArrayEquals(forwards[index], points.at(index));
            }
        }
    }

    @Test
    void randomPointsAreUniformAndDoNotHangTogether() {
        RandomPoints points = new RandomPoints(1, PATHS);
        int count = 20_000;
        double[] mean = new double[3];
        double product = 0;
        for (int index = 0; index < count; index++) {
            double[] point = points.at(index);
            product += (point[0] - 0.5) * (point[1] - 0.5) / count;
            for (int dimension = 0; dimension < 3; dimension++) {
                mean[dimension] += point[dimension] / count;
            }
        }
        // five standard errors of a uniform mean, and of a product of two
        double error = 5 / Math.sqrt(12.0 * count);
        Arrays.stream(mean).forEach(each -> assertEquals(0.5, each, error));
        assertEquals(0, product, 5 / (12 * Math.sqrt(count)));
    }

    @Property(tries = 50)
    void everyPointLiesInItsRanges(
            @ForAll Design.Kind kind, @ForAll long seed, @ForAll @IntRange(max = 9_999_999) int index) {
        Map<String, Object> values = values(design(kind, 10_000_000, seed), index);
        double ratio = (double) values.get("sleep.ratio");
        assertTrue(ratio >= 0.1 && ratio <= 0.3, "" + ratio);
        double decay = (double) values.get("sleep.decay");
        assertTrue(decay >= 1e-4 && decay <= 1, "" + decay);
        long steps = (long) values.get("sleep.maximumSteps");
        assertTrue(steps >= 1 && steps <= 10, "" + steps);
        assertTrue(Set.of("static", "group").contains(values.get("sleep.target")));
    }

    @Property(tries = 20)
    void aLargerCountKeepsThePointsThereAre(@ForAll Design.Kind kind, @ForAll long seed) {
        Design small = design(kind, 10, seed);
        Design large = design(kind, 1000, seed);
        for (int place = 0; place < 10; place++) {
            assertEquals(values(small, place), values(large, place));
        }
        assertNotEquals(values(small, 0), values(design(kind, 10, seed + 1), 0));
    }

    @Test
    void wholeNumbersAreDrawnEquallyOften() {
        Sampled.Wholes wholes = new Sampled.Wholes("seed", 1, 4, false);
        int[] drawn = new int[5];
        for (int i = 0; i < 400; i++) {
            drawn[(int) (long) (Long) wholes.at((i + 0.5) / 400)]++;
        }
        assertArrayEquals(new int[] {0, 100, 100, 100, 100}, drawn);
    }

    @Test
    void onALogScaleEveryDecadeGetsItsShare() {
        Sampled.Reals reals = new Sampled.Reals("sleep.staticTarget", 0.01, 10, true);
        assertEquals(0.1, (double) reals.at(1 / 3.0), 1e-12);
        assertEquals(1, (double) reals.at(2 / 3.0), 1e-11);
        Sampled.Wholes wholes = new Sampled.Wholes("nap.steps", 1, 99, true);
        assertEquals(10L, wholes.at(0.5));
        assertEquals(1L, wholes.at(0.14));
        assertEquals(99L, wholes.at(Math.nextDown(1.0)));
    }

    @Test
    void aRangeOfOneValueIsThatValue() {
        assertEquals(0.3, new Sampled.Reals("sleep.ratio", 0.3, 0.3, true).at(0.7));
        assertEquals(5L, new Sampled.Wholes("seed", 5, 5, true).at(0.99));
    }

    private static Design design(Design.Kind kind, int count, long seed) {
        return new Design(
                kind,
                count,
                seed,
                List.of(
                        new Sampled.Reals("sleep.ratio", 0.1, 0.3, false),
                        new Sampled.Reals("sleep.decay", 1e-4, 1, true),
                        new Sampled.Wholes("sleep.maximumSteps", 1, 10, false),
                        new Sampled.Choices("sleep.target", List.of("static", "group"))));
    }

    private static Map<String, Object> values(Design design, int place) {
        Map<String, Object> values = new LinkedHashMap<>();
        design.put(place, values);
        return values;
    }
}
