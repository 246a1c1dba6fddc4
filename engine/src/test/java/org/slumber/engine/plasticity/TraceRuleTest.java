package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.neuron.LeakyAdaptive;

class TraceRuleTest {
    private static final SynapseKind E = SynapseKind.EXCITATORY;

    private static TraceRule rule(Timing timing, TraceRule.Gate gate, TraceRule.Target target, int interval) {
        return new TraceRule(timing, gate, 4e-4, target, 0.4, 10, 0.6, 20, interval, TraceRule.Scope.ALL);
    }

    private static double room(double weight) {
        return Math.pow(10 - weight, 0.6);
    }

    @Test
    void aPostSpikeComparesThePreTraceWithItsTarget() {
        SpikePairs pair =
                SpikePairs.one(E, 2, rule(Timing.CAUSAL, TraceRule.Gate.POST, TraceRule.Target.CONSTANT, 1)::on);
        pair.pair(3);
        assertEquals(4e-4 * (Math.exp(-3 / 20.0) - 0.4) * room(2), pair.strength() - 2, 1e-15);
        // an arrival alone changes nothing
        double before = pair.strength();
        pair.step(true, false);
        pair.rest(1);
        assertEquals(before, pair.strength());
    }

    @Test
    void inThePublishedTimingAnArrivalComparesThePostTrace() {
        SpikePairs pair =
                SpikePairs.one(E, 2, rule(Timing.PUBLISHED, TraceRule.Gate.POST, TraceRule.Target.CONSTANT, 1)::on);
        pair.pair(-3);
        assertEquals(4e-4 * (Math.exp(-3 / 20.0) - 0.4) * room(2), pair.strength() - 2, 1e-15);
    }

    @Test
    void withoutGateEveryWeightChangesAtEachInterval() {
        for (Timing timing : Timing.values()) {
            SpikePairs pair =
                    SpikePairs.one(E, 2, rule(timing, TraceRule.Gate.NONE, TraceRule.Target.CONSTANT, 100)::on);
            pair.rest(59);
            pair.step(true, false);
            pair.rest(39);
            assertEquals(2, pair.strength());
            pair.step(false, false);
            // the spike arrived in step 61, 39 steps before step 100
            assertEquals(4e-4 * (Math.exp(-39 / 20.0) - 0.4) * room(2), pair.strength() - 2, 1e-15);
        }
    }

    @Test
    void theMeanOfAllTracesCanBeTheTarget() {
        // two inputs and one neuron: of the three traces that could be pre, one is 1
        Topology topology = new Topology(2, 1, 0, new int[] {0, 1}, new int[] {0, 0});
        SpikingNetwork network =
                new SpikingNetwork(topology, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, new double[] {2, 2});
        PlasticNetwork plastic =
                new PlasticNetwork(network, rule(Timing.CAUSAL, TraceRule.Gate.POST, TraceRule.Target.MEAN, 1));
        plastic.step(new int[] {0, 0, 0}, 1, new double[1]);
        plastic.step(new int[3], 0, new double[] {1000});
        double[] changed = Arrays.stream(network.weights().values())
                .map(weight -> weight - 2)
                .toArray();
        assertEquals(4e-4 * (1 - 1 / 3.0) * room(2), changed[0], 1e-15);
        assertEquals(4e-4 * (0 - 1 / 3.0) * room(2), changed[1], 1e-15);
    }

    /** S→E, E→E, E→I: the follow-up leaves the last alone, whatever gate and timing. */
    @Test
    void synapsesOntoInhibitoryNeuronsCanBeLeftOut() {
        Topology topology = new Topology(1, 2, 1, new int[] {0, 1, 1}, new int[] {0, 1, 2});
        for (Timing timing : Timing.values()) {
            for (TraceRule.Gate gate : TraceRule.Gate.values()) {
                for (TraceRule.Scope scope : TraceRule.Scope.values()) {
                    SpikingNetwork network = new SpikingNetwork(
                            topology, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, new double[] {2, 2, 2});
                    PlasticNetwork plastic = new PlasticNetwork(
                            network,
                            new TraceRule(timing, gate, 4e-4, TraceRule.Target.CONSTANT, 0.4, 10, 0.6, 20, 1, scope));
                    for (int step = 0; step < 3; step++) {
                        plastic.step(new int[] {0, 0}, 1, new double[] {1000, 1000, 1000});
                    }
                    double[] weight = network.weights().values();
                    assertTrue(weight[0] != 2 && weight[1] != 2, timing + " " + gate);
                    assertEquals(scope == TraceRule.Scope.ALL, weight[2] != 2, timing + " " + gate + " " + scope);
                }
            }
        }
    }

    @Test
    void nothingChangesAboveTheBound() {
        SpikePairs pair =
                SpikePairs.one(E, 12, rule(Timing.CAUSAL, TraceRule.Gate.POST, TraceRule.Target.CONSTANT, 1)::on);
        pair.pair(0);
        assertTrue(pair.strength() == 12);
    }
}
