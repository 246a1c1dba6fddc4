package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.slumber.mixed.Interval;

class MeanTestProperties {
    @Property(tries = 200)
    void adjustedValuesAreNoLessThanTheirsKeepTheirOrderAndDoNotDependOnIt(
            @ForAll @Size(max = 20) List<@DoubleRange(max = 1) Double> p) {
        List<Double> adjusted = Holm.adjusted(p);
        for (int i = 0; i < p.size(); i++) {
            assertTrue(adjusted.get(i) >= p.get(i) && adjusted.get(i) <= 1);
            for (int j = 0; j < p.size(); j++) {
                assertTrue(p.get(i) > p.get(j) || adjusted.get(i) <= adjusted.get(j));
            }
        }
        List<Double> reversed = new ArrayList<>(p);
        Collections.reverse(reversed);
        List<Double> expected = new ArrayList<>(adjusted);
        Collections.reverse(expected);
        assertEquals(expected, Holm.adjusted(reversed));
    }

    @Property(tries = 200)
    void theDifferenceOfTwoGroupsChangesItsSignWithTheirOrder(
            @ForAll @Size(min = 2, max = 6) List<@DoubleRange(max = 1) Double> first,
            @ForAll @Size(min = 2, max = 6) List<@DoubleRange(max = 1) Double> second) {
        MeanTest forth = MeanTest.ofDifference(array(first), array(second)).orElseThrow();
        MeanTest back = MeanTest.ofDifference(array(second), array(first)).orElseThrow();
        assertEquals(-back.mean(), forth.mean(), 1e-15);
        assertEquals(back.p().isPresent(), forth.p().isPresent());
        assertEquals(back.p().orElse(0), forth.p().orElse(0), 1e-12);
        assertEquals(
                -back.interval().orElseThrow().high(),
                forth.interval().orElseThrow().low(),
                1e-12);
    }

    /** R 4.2.2: {@code t.test(c(.2, .23, .26, .31))}, {@code t.test(c(.8, .82, .84), c(.5, .6, .7))}. */
    @Example
    void theFiguresAreThoseOfR() {
        MeanTest test = MeanTest.of(0.2, 0.23, 0.26, 0.31).orElseThrow();
        assertEquals(10.660035817781, test.t().orElseThrow(), 1e-6);
        assertEquals(0.001764430946, test.p().orElseThrow(), 1e-9);
        assertEquals(0.175365018475, test.interval().orElseThrow().low(), 1e-8);
        assertEquals(
                0.05743278,
                MeanTest.ofDifference(new double[] {0.8, 0.82, 0.84}, new double[] {0.5, 0.6, 0.7})
                        .orElseThrow()
                        .p()
                        .orElseThrow(),
                1e-8);
    }

    @Example
    void whatDoesNotSpreadHasAnIntervalOfNoWidthAndNoP() {
        MeanTest test = MeanTest.of(0.5, 0.5, 0.5).orElseThrow();
        assertEquals(Optional.of(new Interval(0.5, 0.5)), test.interval());
        assertTrue(test.p().isEmpty() && test.effectSize().isEmpty());
        assertTrue(MeanTest.of().isEmpty());
        assertTrue(MeanTest.of(0.5).orElseThrow().interval().isEmpty());
        assertTrue(MeanTest.ofDifference(new double[] {1}, new double[] {1, 2}).isEmpty());
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(x -> x).toArray();
    }
}
