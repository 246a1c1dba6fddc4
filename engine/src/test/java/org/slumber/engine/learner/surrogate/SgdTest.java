package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class SgdTest {
    /** u = 2, then 0.5·2 − 1 = 0, then 0.5·0 + 4 = 4. */
    @Test
    void momentumKeepsAPartOfTheStepBefore() {
        double[] weights = {1, 7};
        double[] gradient = {2, 0};
        Optimiser.Descent sgd = new Sgd(0.5).on(0.1, List.of(weights), List.of(gradient), new RandomStreams(1));
        sgd.step(100);
        assertArrayEquals(new double[] {0.8, 7}, weights, 1e-15);
        gradient[0] = -1;
        sgd.step(100);
        assertArrayEquals(new double[] {0.8, 7}, weights, 1e-15);
        gradient[0] = 4;
        sgd.step(100);
        assertArrayEquals(new double[] {0.4, 7}, weights, 1e-15);
    }
}
