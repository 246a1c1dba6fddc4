package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.random.RandomStreams;

/** Its steps are those of {@link ImagePassTest}. */
class LeakyNeuronTest {
    @Test
    void layersHaveNoNumbersOfNeuronsUnlessAsked() {
        SurrogateGradientLearner learner = (SurrogateGradientLearner)
                Catalogue.specOf(Map.of("learner", "surrogate-gradient")).learner();
        assertEquals(new LeakyNeuron(), learner.neuron());
        Layers layers = new SurrogateNetwork(learner, 4, 2, 3, new RandomStreams(1)).layers();
        assertEquals(0, layers.neurons(0).length);
        assertEquals(0, layers.neurons(1).length);
    }
}
