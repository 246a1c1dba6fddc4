package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.random.RandomStreams;

class PlainCircuitTest {
    /** Nothing is learnt but weights and biases. */
    @Test
    void aNetworkHasNoInhibitoryNeurons() {
        SurrogateGradientLearner learner = (SurrogateGradientLearner)
                Catalogue.specOf(Map.of("learner", "surrogate-gradient")).learner();
        assertEquals(new PlainCircuit(), learner.circuit());
        assertEquals(0, learner.circuit().inhibitory(1000));
        Layers layers = new SurrogateNetwork(learner, 4, 2, 3, new RandomStreams(1)).layers();
        assertFalse(layers.inhibited());
        assertEquals(4 + 1 + 2 + 1, layers.rows().size());
    }
}
