package org.slumber.engine.learner.organics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.learner.organics.PlainCell.Nonlinearity;

/** Its gradient stands in {@link RecurrentGradientTest}. */
class PlainCellTest {

    /** x = 1 and 0.5; the first unit reads it at 2, the second reads the first at −3 and itself at 0.5, with a bias of 4. */
    @ParameterizedTest
    @EnumSource(Nonlinearity.class)
    void stepsComeOutAsByHand(Nonlinearity f) {
        PlainNetwork network = new PlainNetwork(f, 1, 2, 2);
        double[][] values = {{2, 0}, {0, -3}, {0, 0.5}, {0, 4}};
        for (int row = 0; row < values.length; row++) {
            System.arraycopy(values[row], 0, network.learnt().get(row), 0, 2);
        }
        network.refresh();
        double[] response = network.run(new InputSequence(new int[] {0, 1, 2}, new int[2], new double[] {1, 0.5}))
                .clone();
        double first = f.of(2);
        double second = f.of(4);
        assertArrayEquals(new double[] {f.of(1), f.of(-3 * first + 0.5 * second + 4)}, response, 1e-15);
        if (f == Nonlinearity.RECTIFIED) {
            assertArrayEquals(new double[] {1, 0}, response);
        } else {
            assertArrayEquals(
                    new double[] {0.76159415595, Math.tanh(-3 * 0.96402758 + 0.5 * 0.99932929974 + 4)}, response, 1e-8);
        }
        // of a step less 1; a unit at 0 that is rectified passes nothing on
        DMatrixRMaj jacobian = network.jacobian(2).orElseThrow();
        double[] derivative = f == Nonlinearity.RECTIFIED
                ? new double[] {1, 0}
                : Arrays.stream(response).map(each -> 1 - each * each).toArray();
        assertArrayEquals(new double[] {-1, 0, -3 * derivative[1], 0.5 * derivative[1] - 1}, jacobian.data, 1e-15);
        assertEquals(2, jacobian.numRows);
    }
}
