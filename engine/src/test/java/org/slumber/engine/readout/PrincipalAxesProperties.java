package org.slumber.engine.readout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.random.RandomStreams;

class PrincipalAxesProperties {
    /** What a network of few different answers gives: samples that repeat each other up to rounding. */
    @Property(tries = 60)
    void samplesOfLowRankHaveTheAxesTheySpan(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 60) int samples,
            @ForAll @IntRange(min = 1, max = 90) int features,
            @ForAll @IntRange(min = 1, max = 6) int rank) {
        assertScatterIsKept(seed, samples, features, rank);
    }

    /** Found by search: without a ridge the eigenvalues of these do not converge. */
    @Example
    void samplesWhoseNullSpaceIsAllRoundingHaveTheirAxis() {
        assertScatterIsKept(-233, 157, 250, 1);
    }

    private static void assertScatterIsKept(long seed, int samples, int features, int rank) {
        UniformRandomProvider random = new RandomStreams(seed).stream("test");
        double[][] patterns = new double[rank][features];
        for (double[] pattern : patterns) {
            for (int j = 0; j < features; j++) {
                pattern[j] = random.nextInt(3) == 0 ? random.nextDouble() - 0.5 : 0;
            }
        }
        double[][] rows = new double[samples][features];
        for (double[] row : rows) {
            for (double[] pattern : patterns) {
                double share = random.nextInt(4) / 3.0;
                for (int j = 0; j < features; j++) {
                    row[j] += share * pattern[j];
                }
            }
        }
        double[] mean = Standardiser.mean(rows);
        double total = 0;
        for (double[] row : rows) {
            for (int j = 0; j < features; j++) {
                row[j] -= mean[j];
                total += row[j] * row[j];
            }
        }
        PrincipalAxes axes = new PrincipalAxes(rows);
        double scatter = 0;
        for (int axis = 0; axis < axes.count(); axis++) {
            scatter += axes.scatter(axis);
        }
        assertEquals(total, scatter, 1e-10 * total);
    }
}
