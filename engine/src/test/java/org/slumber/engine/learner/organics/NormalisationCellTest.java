package org.slumber.engine.learner.organics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slumber.engine.dynamics.Eigenvalues;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.learner.organics.NormalisationCell.Recurrence;
import org.slumber.engine.random.RandomStreams;

/** Its gradient stands in {@link RecurrentGradientTest}. */
class NormalisationCellTest {

    /** One unit with z = 1, b₀ = b₁ = 0.5, σ = 0.1, W_r = W_y = 1 and k = 0.01, from y = 0 and a = 1. */
    private static NormalisationNetwork byHand(Recurrence recurrence, int steps) {
        // half of the largest rate at κ = 0
        NormalisationCell cell = new NormalisationCell(recurrence, 0.1, 0.02, 0.02, 1);
        NormalisationNetwork network = new NormalisationNetwork(cell, 1, 1, steps);
        network.weightsLearnt().drive[0][0] = 1;
        for (double[] row : network.weightsLearnt().recurrent) {
            row[0] = 1;
        }
        // gains without weights stay at s(0)
        network.start()[1][0] = 1;
        network.start()[2][0] = 0.5;
        network.start()[3][0] = 0.5;
        network.refresh();
        return network;
    }

    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void stepsOfEulerComeOutAsByHand(Recurrence recurrence) {
        NormalisationNetwork network = byHand(recurrence, 2);
        double[] response = network.run(InputSequence.constant(new double[] {1}, 2));
        assertEquals(0.005, network.states(1)[0][0], 1e-15);
        assertEquals(0.990025, network.states(1)[1][0], 1e-15);
        // y = 0.005 + 0.01·(0.495 + (1 − √0.990025)·0.005), a = 0.990025 + 0.01·(0.0025 − 0.990025 + 0.005²·0.990025)
        assertEquals(0.00995 + 0.01 * (1 - Math.sqrt(0.990025)) * 0.005, response[0], 1e-15);
        assertEquals(0.00995025, response[0], 5e-9);
        assertEquals(0.990025 * 0.99 + 0.000025 + 0.01 * 0.000025 * 0.990025, network.states(2)[1][0], 1e-15);
        assertEquals(0.98015, network.states(2)[1][0], 5e-6);
    }

    /** a = 0.2525 and y = 0.9950372, where its steps go and what its stability is looked at. */
    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void theFixedPointComesOutAsByHand(Recurrence recurrence) {
        int steps = 9_000;
        NormalisationNetwork network = byHand(recurrence, steps);
        double[] response = network.run(InputSequence.constant(new double[] {1}, steps));
        assertEquals(0.2525, network.states(steps)[1][0], 1e-9);
        assertEquals(Math.sqrt(0.25 / 0.2525), response[0], 1e-9);
        assertEquals(0.9950372, response[0], 5e-8);
        // the matrix of the flow there, by hand, from any step
        double a = 0.2525;
        double y = Math.sqrt(0.25 / a);
        double root = Math.sqrt(a);
        double[] expected = {-0.01 * root, -0.01 * y / (2 * root), 0.01 * 2 * y * a, 0.01 * (y * y - 1)};
        for (int step : new int[] {1, steps}) {
            DMatrixRMaj jacobian = network.jacobian(step).orElseThrow();
            assertEquals(2, jacobian.numRows);
            assertArrayEquals(expected, jacobian.data, 1e-9);
        }
    }

    /** The matrix of the flow is that of finite differences of steps, units with rates of their own. */
    @Test
    void theJacobianIsThatOfFiniteDifferences() {
        int units = 4;
        NormalisationCell cell = new NormalisationCell(Recurrence.LEARNT, 0.7, 0.05, 0.03, 1e-12);
        NormalisationNetwork network = random(cell, units, 3, 1);
        for (double[] row : network.weightsLearnt().recurrent) {
            // weak enough that there is a fixed point
            Arrays.setAll(row, i -> 0.3 * row[i]);
        }
        network.refresh();
        InputSequence in = InputSequence.constant(new double[] {0.8, 0.3, 0.5}, 20_000);
        NormalisationNetwork longer = random(cell, units, 20_000, 1);
        copy(network, longer);
        longer.run(in);
        double[][] still = longer.states(20_000);
        DMatrixRMaj jacobian = longer.jacobian(20_000).orElseThrow();
        InputSequence one = InputSequence.constant(new double[] {0.8, 0.3, 0.5}, 1);
        double step = 1e-6;
        for (int column = 0; column < 2 * units; column++) {
            double[] up = flow(network, still, one, column, step, units);
            double[] down = flow(network, still, one, column, -step, units);
            for (int row = 0; row < 2 * units; row++) {
                assertEquals((up[row] - down[row]) / (2 * step), jacobian.get(row, column), 1e-8, row + " " + column);
            }
        }
    }

    private static void copy(NormalisationNetwork from, NormalisationNetwork to) {
        for (int row = 0; row < from.learnt().size(); row++) {
            double[] values = from.learnt().get(row);
            System.arraycopy(values, 0, to.learnt().get(row), 0, values.length);
        }
        to.refresh();
    }

    /** How far a step takes y and a from states of which one is pushed. */
    private static double[] flow(
            NormalisationNetwork network, double[][] states, InputSequence in, int pushed, double by, int units) {
        for (int which = 0; which < states.length; which++) {
            System.arraycopy(states[which], 0, network.start()[which], 0, units);
        }
        network.start()[pushed / units][pushed % units] += by;
        network.run(in);
        double[] flow = new double[2 * units];
        for (int i = 0; i < flow.length; i++) {
            flow[i] = network.states(1)[i / units][i % units] - network.start()[i / units][i % units];
        }
        return flow;
    }

    static NormalisationNetwork random(NormalisationCell cell, int units, int steps, long seed) {
        NormalisationNetwork network = new NormalisationNetwork(cell, 3, units, steps);
        network.draw(new RandomStreams(seed));
        return network;
    }

    /** What the paper proves: whatever is learnt, there is one fixed point and it is stable. */
    @Test
    void withTheIdentityEveryFixedPointIsStable() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            NormalisationCell cell = new NormalisationCell(
                    Recurrence.IDENTITY, 0.05 + random.nextDouble(), 0.01, 0.001 + random.nextDouble(), 0.1);
            NormalisationNetwork network = random(cell, 6, 30, seed);
            for (double[] row : network.learnt()) {
                // far from where they start
                Arrays.setAll(row, i -> 4 * random.nextGaussian());
            }
            network.refresh();
            double[] x = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            network.run(InputSequence.constant(x, 30));
            for (int step = 1; step <= 30; step += 7) {
                double largest = Eigenvalues.largestRealPart(
                                network.jacobian(step).orElseThrow())
                        .orElseThrow();
                assertTrue(largest < 0, "seed " + seed + " step " + step + ": " + largest);
            }
        }
    }

    /** One unit that excites itself at weight 3: y = z' + (1 − √a)·3y and a = c + y²·a, far from where it starts. */
    @Test
    void whatIsStronglyRecurrentIsFollowedToItsFixedPoint() {
        NormalisationNetwork network = byHand(Recurrence.LEARNT, 1);
        network.weightsLearnt().recurrent[0][0] = 3;
        network.refresh();
        network.run(InputSequence.constant(new double[] {1}, 1));
        // y from a by the second equation, a by the first, halved: driven 0.5, c = 0.0025
        double below = 0.0025;
        double above = 1;
        for (int time = 0; time < 200; time++) {
            double a = (below + above) / 2;
            double y = Math.sqrt(1 - 0.0025 / a);
            boolean grows = 0.5 + (1 - Math.sqrt(a)) * 3 * y - y > 0;
            below = grows ? a : below;
            above = grows ? above : a;
        }
        double y = Math.sqrt(1 - 0.0025 / above);
        double root = Math.sqrt(above);
        double[] expected = {
            0.01 * ((1 - root) * 3 - 1), -0.01 * 3 * y / (2 * root), 0.01 * 2 * y * above, 0.01 * (y * y - 1)
        };
        assertArrayEquals(expected, network.jacobian(1).orElseThrow().data, 1e-8);
    }

    /** Two units that excite each other at weight 3 and do not normalise grow without bound: there is no fixed point. */
    @Test
    void withWeightsThatAreLearntItNeedNotBe() {
        NormalisationCell cell = new NormalisationCell(Recurrence.LEARNT, 0.1, 0.02, 0.02, 1);
        NormalisationNetwork network = new NormalisationNetwork(cell, 1, 2, 1);
        Arrays.fill(network.weightsLearnt().drive[0], 1);
        for (double[] row : network.weightsLearnt().recurrent) {
            Arrays.fill(row, 3);
        }
        for (double[] row : network.weightsLearnt().logPool) {
            Arrays.fill(row, -1000);
        }
        network.refresh();
        network.run(InputSequence.constant(new double[] {1}, 1));
        assertEquals(Optional.empty(), network.jacobian(1));
    }

    @Test
    void itStartsAsTheProgramOfItsAuthors() {
        NormalisationNetwork network = random(new NormalisationCell(Recurrence.LEARNT, 1, 0.01, 0.01, 0.1), 20, 1, 7);
        NormalisationWeights learnt = network.weightsLearnt();
        for (int row = 0; row < 20; row++) {
            for (int other = 0; other < 20; other++) {
                double product = 0;
                for (int i = 0; i < 20; i++) {
                    product += learnt.recurrent[row][i] * learnt.recurrent[other][i];
                }
                assertEquals(row == other ? 1 : 0, product, 1e-13);
                double pool = Math.exp(learnt.logPool[row][other]);
                assertTrue(row == other ? pool == 1 : pool > 0 && pool <= 1);
            }
        }
        // the greatest singular value of a matrix of three rows, by its power
        double[] vector = {1, 1, 1};
        double length = 0;
        for (int time = 0; time < 500; time++) {
            double[] next = new double[3];
            for (int unit = 0; unit < 20; unit++) {
                double sum = 0;
                for (int input = 0; input < 3; input++) {
                    sum += learnt.drive[input][unit] * vector[input];
                }
                for (int input = 0; input < 3; input++) {
                    next[input] += learnt.drive[input][unit] * sum;
                }
            }
            length = Math.sqrt(Arrays.stream(next).map(each -> each * each).sum());
            double by = length;
            vector = Arrays.stream(next).map(each -> each / by).toArray();
        }
        assertEquals(1, length, 1e-6);
        double[][] start = network.start();
        assertEquals(1, Arrays.stream(start[0]).map(each -> each * each).sum(), 1e-12);
        assertArrayEquals(new double[] {1, 1}, Arrays.copyOf(start[2], 2));
        for (int which = 0; which < start.length; which++) {
            assertTrue(Arrays.stream(start[which]).allMatch(each -> each >= 0 && each <= 1));
        }
    }
}
