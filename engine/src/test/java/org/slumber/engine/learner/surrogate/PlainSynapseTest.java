package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class PlainSynapseTest {

    @Test
    void aNetworkWithoutTracesHasNothingMoreToLearn() {
        assertArrayEquals(new int[0], new PlainSynapse().kind().sizes(7));
        Layers layers = Layers.draw(
                new Layers.Shape(7, 2, 2), new PlainSynapse().kind(), new RandomStreams(1).stream("weights"));
        assertEquals(7 + 1 + 2 + 1, layers.rows().size());
    }
}
