package org.slumber.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class WeightShuffleTest {
    private static final int INPUTS = 20;
    private static final int EXCITATORY = 15;
    private static final int INHIBITORY = 6;

    private final Topology topology = everyPair();
    private final double[] weights = distinct(topology);

    @Test
    void eachNeuronKeepsWhatItReceivesFromEachPopulation() {
        double[] shuffled = shuffle(1);
        assertEquals(received(weights), received(shuffled));
        int moved = 0;
        for (int synapse = 0; synapse < weights.length; synapse++) {
            moved += weights[synapse] != shuffled[synapse] ? 1 : 0;
        }
        assertEquals(0.9, (double) moved / weights.length, 0.05, "a share near 1 - 1/n moves");
    }

    @Test
    void theStreamDecidesAndWhatIsShuffledStays() {
        double[] before = weights.clone();
        assertArrayEquals(shuffle(1), shuffle(1));
        assertNotEquals(Arrays.toString(shuffle(1)), Arrays.toString(shuffle(2)));
        assertArrayEquals(before, weights);
    }

    /** So that what else a synapse has goes with its weight. */
    @Test
    void oneStreamPermutesOtherValuesOfSynapsesAlike() {
        double[] twice = Arrays.stream(weights).map(weight -> 2 * weight).toArray();
        double[] expected = Arrays.stream(shuffle(1)).map(weight -> 2 * weight).toArray();
        assertArrayEquals(expected, shuffle(twice, 1));
    }

    private double[] shuffle(long seed) {
        return shuffle(weights, seed);
    }

    private double[] shuffle(double[] bySynapse, long seed) {
        return WeightShuffle.of(topology, bySynapse, new RandomStreams(seed).stream("shuffle"));
    }

    /** By post neuron and pre population, the weights in ascending order. */
    private Map<String, List<Double>> received(double[] of) {
        Map<String, List<Double>> received = new LinkedHashMap<>();
        for (int pre = 0; pre < INPUTS + EXCITATORY + INHIBITORY; pre++) {
            String population = pre < INPUTS ? "S" : pre < INPUTS + EXCITATORY ? "E" : "I";
            int end = pre + 1 < INPUTS + EXCITATORY + INHIBITORY ? topology.rowStart(pre + 1) : topology.synapses();
            for (int synapse = topology.rowStart(pre); synapse < end; synapse++) {
                received.computeIfAbsent(population + topology.posts()[synapse], key -> new ArrayList<>())
                        .add(of[synapse]);
            }
        }
        received.values().forEach(list -> list.sort(null));
        return received;
    }

    private static double[] distinct(Topology topology) {
        double[] weights = new double[topology.synapses()];
        for (int synapse = 0; synapse < weights.length; synapse++) {
            weights[synapse] = synapse < topology.firstInhibitorySynapse() ? 1 + synapse : -1 - synapse;
        }
        return weights;
    }

    /** S→E, E→E without self-connections, E→I and I→E whole. */
    private static Topology everyPair() {
        List<int[]> pairs = new ArrayList<>();
        for (int pre = 0; pre < INPUTS + EXCITATORY + INHIBITORY; pre++) {
            boolean excitatory = pre >= INPUTS && pre < INPUTS + EXCITATORY;
            for (int post = 0; post < (excitatory ? EXCITATORY + INHIBITORY : EXCITATORY); post++) {
                if (pre - INPUTS != post) {
                    pairs.add(new int[] {pre, post});
                }
            }
        }
        return new Topology(
                INPUTS,
                EXCITATORY,
                INHIBITORY,
                pairs.stream().mapToInt(pair -> pair[0]).toArray(),
                pairs.stream().mapToInt(pair -> pair[1]).toArray());
    }
}
