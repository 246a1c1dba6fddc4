package org.slumber.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.circuit.Shunting;
import org.slumber.engine.neuron.LeakyAdaptive;
import org.slumber.engine.random.RandomStreams;

class ConductionDelaysTest {
    private static final int[] FIRST_INPUT = {0};

    /** An input, two excitatory neurons and an inhibitory one: S→E, E→E, E→I, I→E. */
    private static final Topology FOUR = new Topology(1, 2, 1, new int[] {0, 1, 1, 3}, new int[] {0, 1, 2, 0});

    private static SpikingNetwork network(ConductionDelays delays) {
        SpikingNetwork network =
                new SpikingNetwork(FOUR, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, new double[] {6, 6, 6, -6});
        network.delay(delays);
        return network;
    }

    private static int[] arrivals(ConductionDelays delays) {
        return Arrays.copyOf(delays.arrivals(), delays.arrivalCount());
    }

    @Test
    void onlyExcitatorySynapsesOntoExcitatoryNeuronsHaveADelay() {
        ConductionDelays ofInputs = new ConductionDelays(FOUR, false, 10);
        ConductionDelays recurrent = new ConductionDelays(FOUR, true, 10);
        assertTrue(ofInputs.delayed(0) && recurrent.delayed(0));
        assertTrue(!ofInputs.delayed(1) && recurrent.delayed(1));
        for (int synapse = 2; synapse < 4; synapse++) {
            assertFalse(ofInputs.delayed(synapse) || recurrent.delayed(synapse));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 0.5, 3, 9.6, 10})
    void aSpikeArrivesAfterTheStepThatAllTakeAndItsDelay(double delay) {
        ConductionDelays delays = new ConductionDelays(FOUR, false, 10);
        delays.move(0, delay);
        SpikingNetwork network = network(delays);
        network.step(FIRST_INPUT, 1);
        for (int step = 0; step < Math.round(delay); step++) {
            network.step(FIRST_INPUT, 0);
            assertEquals(-70, network.neurons().membranePotential()[0]);
        }
        assertEquals(0, network.synapticEvents());
        network.step(FIRST_INPUT, 0);
        // I = 6/30, v = −70 + 30·0.2/30
        assertEquals(-69.8, network.neurons().membranePotential()[0], 1e-12);
        assertEquals(1, network.synapticEvents());
        assertEquals(Math.round(delay) == 0 ? 0 : 1, delays.earlyCount());
    }

    @Test
    void aSpikeUnderWayGoesOnAsItWasSentAndSeveralArriveAtOnce() {
        ConductionDelays delays = new ConductionDelays(FOUR, false, 10);
        SpikingNetwork network = network(delays);
        delays.move(0, 3);
        network.step(FIRST_INPUT, 1);
        network.step(FIRST_INPUT, 1);
        delays.move(0, 2);
        network.step(FIRST_INPUT, 0);
        assertEquals(0, delays.arrivalCount());
        network.step(FIRST_INPUT, 0);
        assertEquals(0, delays.arrivalCount());
        assertArrayEquals(new int[] {0, 0}, Arrays.copyOf(delays.due(), delays.dueCount()));
        network.step(FIRST_INPUT, 0);
        assertArrayEquals(new int[] {0, 0}, arrivals(delays));
        assertEquals(2, delays.earlyCount());
        assertEquals(-69.6, network.neurons().membranePotential()[0], 1e-12);
    }

    @Test
    void aDelayStaysInItsBounds() {
        ConductionDelays delays = new ConductionDelays(FOUR, false, 10);
        delays.move(0, 11);
        assertEquals(10, delays.values()[0]);
        delays.move(0, -1);
        assertEquals(0, delays.values()[0]);
    }

    /** What a sleep starts with, and what a reset leaves. */
    @Test
    void whatIsUnderWayFromInputsIsForgottenAsleepAndAllInAReset() {
        for (boolean reset : new boolean[] {false, true}) {
            ConductionDelays delays = new ConductionDelays(FOUR, true, 10);
            delays.move(0, 3);
            delays.move(1, 3);
            SpikingNetwork network = network(delays);
            network.step(FIRST_INPUT, 1, new double[] {100, 0, 0});
            network.step(FIRST_INPUT, 1);
            if (reset) {
                network.reset();
            } else {
                network.clearInputSpikes();
            }
            int[] arrived = new int[FOUR.synapses()];
            for (int step = 0; step < 12; step++) {
                network.step(FIRST_INPUT, 0);
                for (int synapse : arrivals(delays)) {
                    arrived[synapse]++;
                }
            }
            assertArrayEquals(new int[] {0, reset ? 0 : 1, 0, 0}, arrived);
            assertEquals(3, delays.values()[1]);
        }
    }

    private final UniformRandomProvider random = new RandomStreams(1).stream("test");

    private static Topology drawn() {
        int[] pre = new int[40 * 20];
        int[] post = new int[pre.length];
        for (int synapse = 0; synapse < pre.length; synapse++) {
            pre[synapse] = synapse / 20;
            post[synapse] = synapse % 20;
        }
        // 10 inputs, 20 excitatory, 10 inhibitory neurons; onto inhibitory ones from excitatory ones only
        for (int synapse = 10 * 20; synapse < 30 * 20; synapse++) {
            post[synapse] = synapse % 20 + 10 * (synapse / 20 % 2);
        }
        return new Topology(10, 20, 10, pre, post);
    }

    private static SpikingNetwork random(Topology topology, List<Circuit> circuits) {
        double[] weights = new double[topology.synapses()];
        UniformRandomProvider random = new RandomStreams(2).stream("weights");
        for (int synapse = 0; synapse < weights.length; synapse++) {
            weights[synapse] = (synapse < topology.firstInhibitorySynapse() ? 20 : -20) * random.nextDouble();
        }
        return new SpikingNetwork(topology, LeakyAdaptive.PUBLISHED, circuits, WeightBounds.PUBLISHED, weights);
    }

    private void step(SpikingNetwork... networks) {
        int[] inputs = new int[11];
        int count = 0;
        for (int k = 0; k < 10; k++) {
            inputs[count] = k;
            count += random.nextDouble() < 0.3 ? 1 : 0;
        }
        double[] noise = new double[30];
        Arrays.setAll(noise, i -> 8 * random.nextDouble() - 1);
        for (SpikingNetwork network : networks) {
            network.step(inputs, count, noise);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withDelaysOfZeroANetworkDoesWhatItDoesWithoutToTheBit(boolean recurrent) {
        Topology topology = drawn();
        for (List<Circuit> circuits : List.of(List.<Circuit>of(), List.<Circuit>of(new Shunting(0.05)))) {
            SpikingNetwork without = random(topology, circuits);
            SpikingNetwork with = random(topology, circuits);
            with.delay(new ConductionDelays(topology, recurrent, 10));
            long spikes = 0;
            for (int step = 0; step < 300; step++) {
                step(without, with);
                assertArrayEquals(
                        without.neurons().membranePotential(), with.neurons().membranePotential());
                spikes += with.spikeCount() - with.inputSpikeCount();
            }
            assertEquals(without.synapticEvents(), with.synapticEvents());
            assertTrue(spikes > 500, "spikes " + spikes);
        }
    }

    @Test
    void aCopyGoesOnAsTheOriginal() {
        Topology topology = drawn();
        SpikingNetwork original = random(topology, List.of());
        SpikingNetwork copy = random(topology, List.of());
        ConductionDelays delays = new ConductionDelays(topology, true, 10);
        for (int synapse = 0; synapse < topology.synapses(); synapse++) {
            delays.move(synapse, delays.delayed(synapse) ? 10 * random.nextDouble() : 0);
        }
        original.delay(delays);
        copy.delay(new ConductionDelays(topology, true, 10));
        for (int step = 0; step < 50; step++) {
            step(original);
        }
        copy.copyFrom(original);
        for (int step = 0; step < 50; step++) {
            step(original, copy);
            assertArrayEquals(
                    original.neurons().membranePotential(), copy.neurons().membranePotential());
        }
        SpikingNetwork taught = random(topology, List.of());
        taught.delay(new ConductionDelays(topology, true, 10));
        taught.learn(original.learnt());
        assertArrayEquals(delays.values(), taught.delays().orElseThrow().values());
    }
}
