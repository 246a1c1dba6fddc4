package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        MeanTest forth = MeanTest.ofGroups(from(1, first), from(11, second), 0).orElseThrow();
        MeanTest back = MeanTest.ofGroups(from(11, second), from(1, first), 0).orElseThrow();
        assertEquals(-back.mean(), forth.mean(), 1e-15);
        assertEquals(back.p().isPresent(), forth.p().isPresent());
        assertEquals(back.p().orElse(0), forth.p().orElse(0), 1e-12);
        assertEquals(
                -back.interval().map(Interval::high).orElse(0.0),
                forth.interval().map(Interval::low).orElse(0.0),
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
                MeanTest.ofGroups(from(1, List.of(0.8, 0.82, 0.84)), from(11, List.of(0.5, 0.6, 0.7)), 0)
                        .orElseThrow()
                        .p()
                        .orElseThrow(),
                1e-8);
    }

    @Example
    void whatDoesNotSpreadHasNoIntervalAndNoP() {
        MeanTest test = MeanTest.of(0.5, 0.5, 0.5).orElseThrow();
        assertTrue(test.interval().isEmpty()
                && test.p().isEmpty()
                && test.effectSize().isEmpty());
        assertTrue(MeanTest.of(0.1, 0.1 + 1e-17, 0.1).orElseThrow().p().isEmpty());
        assertTrue(MeanTest.of().isEmpty());
        assertTrue(MeanTest.of(0.5).orElseThrow().interval().isEmpty());
        assertTrue(MeanTest.ofGroups(from(1, List.of(1.0)), from(1, List.of(1.0, 2.0)), 0)
                .isEmpty());
    }

    /** Six runs against six, two of the seeds shared; Welch's p on all of them is 0.008. */
    @Example
    void aFewSharedSeedsThrowNoRunsAway() {
        Map<Long, Double> a = from(1, List.of(0.705, 0.669, 0.670, 0.672, 0.699, 0.726));
        Map<Long, Double> b = from(5, List.of(0.753, 0.684, 0.776, 0.756, 0.801, 0.803));
        MeanTest test = MeanTest.ofGroups(a, b, 0).orElseThrow();
        assertEquals(0.0720, test.mean(), 1e-4);
        assertEquals(0.008, test.p().orElseThrow(), 0.001);
    }

    @Example
    void equalDifferencesAreNoSurerThanCounting() {
        Map<Long, Double> a = from(1, List.of(0.694, 0.699));
        Map<Long, Double> b = from(1, List.of(0.695, 0.700));
        assertTrue(MeanTest.ofGroups(a, b, 0).orElseThrow().p().isEmpty());
        double counting = 2 * 0.3 * 0.7 / 1000 / 2;
        MeanTest test = MeanTest.ofGroups(a, b, counting).orElseThrow();
        assertEquals(Math.sqrt(counting), test.error(), 1e-15);
        assertEquals(1, test.degrees());
        assertTrue(test.p().orElseThrow() > 0.9);
    }

    /** What Derrick and others' test comes to at its ends: Welch's and the paired t test. */
    @Property(tries = 100)
    void theTestOfPartlySharedSeedsLiesBetweenWelchsAndThePairedOne(
            @ForAll @Size(6) List<@DoubleRange(max = 1) Double> first,
            @ForAll @Size(6) List<@DoubleRange(max = 1) Double> second) {
        for (int shift = 0; shift <= 6; shift++) {
            MeanTest test = MeanTest.ofGroups(from(1, first), from(1 + shift, second), 0)
                    .orElseThrow();
            assertTrue(test.degrees() >= 1 && test.degrees() <= 10 + 1e-9, shift + ": " + test.degrees());
        }
    }

    private static Map<Long, Double> from(long seed, List<Double> values) {
        Map<Long, Double> bySeed = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            bySeed.put(seed + i, values.get(i));
        }
        return bySeed;
    }
}
