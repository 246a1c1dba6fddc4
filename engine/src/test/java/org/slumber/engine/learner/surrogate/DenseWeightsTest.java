package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.random.RandomStreams;

class DenseWeightsTest {
    @Test
    void weightsAreLearntThemselvesUnlessAsked() {
        SurrogateGradientLearner learner = (SurrogateGradientLearner)
                Catalogue.specOf(Map.of("learner", "surrogate-gradient")).learner();
        assertEquals(new DenseWeights(), learner.weights());
        Layers layers = new SurrogateNetwork(learner, 4, 2, 3, new RandomStreams(1)).layers();
        assertFalse(layers.hasStates());
        assertSame(layers.inputWeights()[0], layers.learnt().get(0));
    }
}
