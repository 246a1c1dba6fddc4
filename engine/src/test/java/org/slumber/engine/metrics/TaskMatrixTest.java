package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TaskMatrixTest {
    /** After task 1: 0.9 and 0.1; after task 2: 0.6 and 0.8; before any: 0.5 each. */
    private static final TaskMatrix TWO = new TaskMatrix("probe", new double[][] {{0.5, 0.5}, {0.9, 0.1}, {0.6, 0.8}});

    @Test
    void ofTwoTasksByHand() {
        assertEquals(0.70, TWO.meanAccuracy().orElseThrow(), 1e-12);
        assertEquals(-0.30, TWO.backwardTransfer().orElseThrow(), 1e-12);
        assertEquals(-0.40, TWO.forwardTransfer().orElseThrow(), 1e-12);
        assertEquals(0.30, TWO.forgetting().orElseThrow(), 1e-12);
        assertEquals(0.85, TWO.learningAccuracy().orElseThrow(), 1e-12);
    }

    /** Task 1 is best known after task 2, which forgetting starts from and backward transfer does not. */
    @Test
    void forgettingStartsFromTheBestBeforeTheEnd() {
        TaskMatrix three =
                new TaskMatrix("probe", new double[][] {{0, 0, 0}, {0.6, 0.2, 0.1}, {0.8, 0.9, 0.3}, {0.5, 0.4, 0.7}});
        assertEquals((0.3 + 0.5) / 2, three.forgetting().orElseThrow(), 1e-12);
        assertEquals((-0.1 - 0.5) / 2, three.backwardTransfer().orElseThrow(), 1e-12);
        assertEquals((0.2 + 0.3) / 2, three.forwardTransfer().orElseThrow(), 1e-12);
        assertEquals((0.5 + 0.4 + 0.7) / 3, three.meanAccuracy().orElseThrow(), 1e-12);
    }

    @Test
    void tasksTrainedAtOnceHaveAnAccuracyAndNoMore() {
        TaskMatrix joint = new TaskMatrix("probe", new double[][] {{0.5, 0.5}, {0.6, 0.8}});
        assertEquals(0.70, joint.meanAccuracy().orElseThrow(), 1e-12);
        assertTrue(joint.backwardTransfer().isEmpty());
        assertTrue(joint.forwardTransfer().isEmpty());
        assertTrue(joint.forgetting().isEmpty());
        assertTrue(joint.learningAccuracy().isEmpty());
    }

    @Test
    void oneTaskHasNothingToForget() {
        TaskMatrix one = new TaskMatrix("probe", new double[][] {{0.5}, {0.9}});
        assertEquals(0.9, one.learningAccuracy().orElseThrow(), 1e-12);
        assertTrue(one.backwardTransfer().isEmpty());
        assertTrue(one.forgetting().isEmpty());
    }
}
