package org.slumber.engine.homeostasis.sleep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.homeostasis.Regulated;
import org.slumber.engine.homeostasis.RegulatedNetwork;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.network.RandomTopology;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.network.Wiring;
import org.slumber.engine.neuron.LeakyAdaptive;
import org.slumber.engine.plasticity.PairStdp;
import org.slumber.engine.plasticity.Timing;
import org.slumber.engine.random.RandomStreams;

class SleepProperties {
    private static final int INPUTS = 12;
    private static final int EXCITATORY = 6;
    private static final int INTERVAL = 40;
    private static final int WAKE_STEPS = 130;

    private final double[][] noise = new double[4 * INTERVAL][];
    private int noisySteps;

    @Property(tries = 150)
    void wakeAndSleepFollowTheEquations(
            @ForAll long seed,
            @ForAll Timing timing,
            @ForAll Sleep.Target target,
            @ForAll @DoubleRange(min = 0.9, max = 1) double decay,
            @ForAll @DoubleRange(min = 0.01, max = 1) double ratio,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double staticTarget,
            @ForAll @DoubleRange(min = 0, max = 0.2) double tolerance,
            @ForAll @DoubleRange(min = 0.02, max = 3) double inputWeight,
            @ForAll @IntRange(min = 0, max = 4) int inhibitory) {
        RandomStreams streams = new RandomStreams(seed);
        UniformRandomProvider random = streams.stream("test");
        // η above the lower bound lets weights overshoot it by more than themselves
        PairStdp rule = new PairStdp(timing, 0.02, 0.05, 10, 7.5);
        WeightBounds bounds = new WeightBounds(0.01, 3);
        Sleep sleep = new Sleep(ratio, decay, target, staticTarget, INTERVAL, 30, tolerance);
        Wiring wiring = new Wiring(
                EXCITATORY,
                inhibitory,
                1,
                new Wiring.Block(0.5, inputWeight),
                new Wiring.Block(0.4, 1.5),
                new Wiring.Block(0.5, 2),
                new Wiring.Block(0.6, 0.5));
        Topology topology = RandomTopology.draw(INPUTS, wiring, streams);
        double[] weights = RandomTopology.initialWeights(topology, wiring);
        WeightBaseline baseline =
                WeightBaseline.of(new SpikingNetwork(topology, LeakyAdaptive.PUBLISHED, bounds, weights));
        for (int synapse = 0; synapse < weights.length; synapse++) {
            weights[synapse] *= 4 * random.nextDouble();
        }
        SpikingNetwork network = new SpikingNetwork(topology, LeakyAdaptive.PUBLISHED, bounds, weights);
        for (int step = 0; step < noise.length; step++) {
            noise[step] = random.doubles(topology.neurons(), -5, 7).toArray();
        }
        noisySteps = 0;
        RegulatedNetwork regulated = Regulated.by(network, rule, baseline, () -> noise[noisySteps++], sleep);
        ReferenceNetwork reference = new ReferenceNetwork(
                INPUTS, EXCITATORY, inhibitory, pres(topology), topology.posts(), weights, rule, bounds);
        compareSpikes(random, network, regulated, reference, sleep, baseline);
        assertArrayEquals(sparse(topology, reference.weight), network.weights().values(), 1e-11);
    }

    private void compareSpikes(
            UniformRandomProvider random,
            SpikingNetwork network,
            RegulatedNetwork regulated,
            ReferenceNetwork reference,
            Sleep sleep,
            WeightBaseline baseline) {
        int[] inputSpikes = new int[INPUTS];
        double[] silence = new double[network.topology().neurons()];
        for (int step = 0; step < WAKE_STEPS; step++) {
            boolean[] input = new boolean[INPUTS];
            int count = 0;
            for (int k = 0; k < INPUTS; k++) {
                if (random.nextDouble() < 0.3) {
                    input[k] = true;
                    inputSpikes[count++] = k;
                }
            }
            boolean slept = regulated.due();
            if (slept) {
                double[][] ahead = Arrays.copyOfRange(noise, noisySteps, noise.length);
                assertEquals(
                        reference.sleep(sleep, baseline, ahead),
                        regulated.apply(regulated.dueHomeostats().get(0)));
            }
            reference.step(input, slept && reference.noisyAwakening ? noise[noisySteps] : silence);
            regulated.wake(inputSpikes, count);
            assertArrayEquals(reference.spiking(), spiking(network), "spikes of wake step " + step);
        }
    }

    private static boolean[] spiking(SpikingNetwork network) {
        boolean[] spiking = new boolean[INPUTS + network.topology().neurons()];
        for (int s = 0; s < network.spikeCount(); s++) {
            spiking[network.spikes()[s]] = true;
        }
        return spiking;
    }

    private static int[] pres(Topology topology) {
        int[] pres = new int[topology.synapses()];
        for (int pre = 0; pre < INPUTS + topology.neurons(); pre++) {
            Arrays.fill(pres, topology.rowStart(pre), topology.rowStart(pre + 1), pre);
        }
        return pres;
    }

    private static double[] sparse(Topology topology, double[][] dense) {
        double[] weights = new double[topology.synapses()];
        int[] pres = pres(topology);
        for (int synapse = 0; synapse < weights.length; synapse++) {
            weights[synapse] = dense[pres[synapse]][topology.posts()[synapse]];
        }
        return weights;
    }
}
