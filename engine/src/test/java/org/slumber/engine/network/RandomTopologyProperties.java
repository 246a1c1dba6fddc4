package org.slumber.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.slumber.engine.Catalogue;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.neuron.LeakyAdaptive;
import org.slumber.engine.random.RandomStreams;

class RandomTopologyProperties {
    @Property(tries = 200)
    void noSelfConnectionAndNoPairOfInhibitionAndExcitation(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int excitatory,
            @ForAll @IntRange(min = 0, max = 6) int inhibitory,
            @ForAll @DoubleRange(min = 0, max = 1) double probability) {
        Wiring.Block block = new Wiring.Block(probability, 1);
        Wiring wiring = new Wiring(excitatory, inhibitory, 1, block, block, block, block);
        Topology topology = RandomTopology.draw(3, wiring, new RandomStreams(seed));
        boolean[][] exists = new boolean[3 + excitatory + inhibitory][excitatory + inhibitory];
        for (int pre = 0; pre < exists.length; pre++) {
            for (int synapse = topology.rowStart(pre); synapse < topology.rowStart(pre + 1); synapse++) {
                assertFalse(exists[pre][topology.posts()[synapse]], "drawn twice");
                exists[pre][topology.posts()[synapse]] = true;
            }
        }
        for (int e = 0; e < excitatory; e++) {
            assertFalse(exists[3 + e][e]);
            for (int i = 0; i < inhibitory; i++) {
                assertFalse(exists[3 + e][excitatory + i] && exists[3 + excitatory + i][e]);
            }
        }
        for (int i = excitatory; i < excitatory + inhibitory; i++) {
            for (int j = 0; j < exists.length; j++) {
                assertFalse((j < 3 || j >= 3 + excitatory) && exists[j][i], "S→I or I→I");
            }
        }
    }

    @Property(tries = 50)
    void columnsHoldTheSynapsesOfTheRowsExcitatoryFirst(@ForAll long seed) {
        Topology topology = RandomTopology.draw(5, wiring(), new RandomStreams(seed));
        int entries = 0;
        for (int post = 0; post < topology.neurons(); post++) {
            for (int entry = topology.columnStart(post); entry < topology.columnStart(post + 1); entry++) {
                int synapse = topology.columnSynapses()[entry];
                int pre = topology.columnPres()[entry];
                assertEquals(post, topology.posts()[synapse]);
                assertTrue(topology.rowStart(pre) <= synapse && synapse < topology.rowStart(pre + 1));
                assertEquals(
                        entry >= topology.columnInhibitoryStart(post), synapse >= topology.firstInhibitorySynapse());
                entries++;
            }
        }
        assertEquals(topology.synapses(), entries);
    }

    @Example
    void publishedSizesHaveTheSynapsesAndSumsOfTheProgram() {
        Topology topology = RandomTopology.draw(225, wiring(), new RandomStreams(1));
        // 225·200·0.1 + 200·199·0.15 + 200·50·0.2 + 50·200·0.25·0.8 expected; 5 standard deviations are about 550
        assertEquals(14_470, topology.synapses(), 550);
        SpikingNetwork network = new SpikingNetwork(
                topology,
                LeakyAdaptive.PUBLISHED,
                WeightBounds.PUBLISHED,
                RandomTopology.initialWeights(topology, wiring()));
        assertEquals(3_666, WeightSum.excitatory(network), 150);
        assertEquals(1_000, WeightSum.inhibitory(network), 110);
    }

    /** Frozen × gain, the control, is what one would write block by block. */
    @Example
    void theGainIsOnEveryExcitatoryWeightAndOnNoOther() {
        Wiring gained = wiring(Map.of("network.gain", 3));
        Topology topology = RandomTopology.draw(225, gained, new RandomStreams(1));
        Map<String, Object> written = Map.of(
                "network.inputExcitatoryWeight", 3 * 0.15,
                "network.excitatoryExcitatoryWeight", 3 * 0.30,
                "network.excitatoryInhibitoryWeight", 3 * 0.60);
        assertArrayEquals(
                RandomTopology.initialWeights(topology, wiring(written)),
                RandomTopology.initialWeights(topology, gained));
    }

    private static Wiring wiring() {
        return wiring(Map.of());
    }

    private static Wiring wiring(Map<String, Object> settings) {
        return ((StdpLearner) Catalogue.specOf(settings).learner()).network();
    }
}
