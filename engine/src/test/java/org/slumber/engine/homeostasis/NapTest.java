package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.neuron.LeakyAdaptive;
import org.slumber.engine.plasticity.PairStdp;
import org.slumber.engine.plasticity.PlasticityRule;
import org.slumber.engine.plasticity.RandomNetwork;
import org.slumber.engine.plasticity.Timing;

class NapTest {
    private static final double[] INITIAL = {0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.6, -0.8};

    private final Topology topology =
            new Topology(2, 2, 1, new int[] {0, 0, 1, 1, 2, 2, 3, 4}, new int[] {0, 1, 0, 1, 1, 2, 0, 0});

    @ParameterizedTest
    @EnumSource(Restored.class)
    void aNapReachesTheGoalOfNormalisationOverItsSteps(Restored target) {
        SpikingNetwork napping = new SpikingNetwork(topology, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, INITIAL);
        SpikingNetwork normalised =
                new SpikingNetwork(topology, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, INITIAL);
        RegulatedNetwork nap = regulated(napping, new Nap(target, 7, 0, 10, 0));
        RegulatedNetwork normalisation = regulated(normalised, new Normalisation(target, 10));
        for (SpikingNetwork scaled : new SpikingNetwork[] {napping, normalised}) {
            scaled.weights().rewrite()[0] *= 3;
            scaled.weights().rewrite()[4] *= 2;
        }
        assertEquals(7, apply(nap));
        assertEquals(0, apply(normalisation));
        assertArrayEquals(normalised.weights().values(), napping.weights().values(), 1e-14, target.toString());
    }

    /** What a follow-up of the paper says of them: one step without noise or plasticity does at once what normalisation does. */
    @ParameterizedTest
    @EnumSource(Restored.class)
    void aNapOfOneStepWithoutNoiseAndPlasticityIsNormalisationAndOneStepOfDecay(Restored target) {
        SpikingNetwork napping = new RandomNetwork(3, WeightBounds.PUBLISHED).network;
        SpikingNetwork normalised = new RandomNetwork(3, WeightBounds.PUBLISHED).network;
        RegulatedNetwork nap = regulated(napping, new Nap(target, 1, 0, 10, 2));
        RegulatedNetwork normalisation = regulated(normalised, new Normalisation(target, 10));
        RandomNetwork driven = new RandomNetwork(4, WeightBounds.PUBLISHED);
        for (int step = 0; step < 60; step++) {
            int inputs = driven.drawInput();
            nap.wake(driven.input(), inputs);
            normalisation.wake(driven.input(), inputs);
        }
        for (SpikingNetwork network : new SpikingNetwork[] {napping, normalised}) {
            network.weights().clip();
        }
        assertEquals(1, apply(nap));
        assertEquals(0, apply(normalisation));
        assertArrayEquals(normalised.weights().values(), napping.weights().values());
        normalised.clearInputSpikes();
        normalised.step(new int[0], 0);
        assertArrayEquals(
                napping.neurons().threshold(), normalised.neurons().threshold(), target + ": the step's adaptation");
    }

    /** Every tenth step, as in the follow-up: between them weights move by the nap's factor alone, while traces go on. */
    @Test
    void weightsLearnInEverySoManyThStep() {
        assertEquals(List.of(3, 6), learning(new Nap(Restored.LAYER, 8, 0, 10, 3)));
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), learning(new Nap(Restored.LAYER, 8, 0, 10, 1)));
        assertEquals(List.of(), learning(new Nap(Restored.LAYER, 8, 0, 10, 9)));
        // its own interval, of which the wake steps are a part
        assertEquals(List.of(5), learning(new Nap(Restored.LAYER, 8, 0, 10, 0)));
    }

    /** The steps of a nap in which a rule that changes every weight, every hundred steps, does. */
    private List<Integer> learning(Nap nap) {
        SpikingNetwork network = new SpikingNetwork(topology, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, INITIAL);
        PlasticityRule rule = ((StdpLearner) Catalogue.specOf(Map.of(
                                "plasticity.rule", "trace",
                                "trace.gate", "none",
                                "trace.target", "constant",
                                "trace.learningRate", 1e-5))
                        .learner())
                .plasticity();
        List<Integer> steps = new ArrayList<>();
        double[] before = new double[1];
        int[] count = new int[1];
        NoiseSource noise = () -> {
            // the weight as the step before left it
            if (count[0] > 0 && network.weights().values()[5] != before[0]) {
                steps.add(count[0]);
            }
            before[0] = network.weights().values()[5];
            count[0]++;
            return new double[3];
        };
        RegulatedNetwork regulated = Regulated.by(network, rule, noise, nap);
        for (int step = 0; step < 95; step++) {
            regulated.wake(new int[2], 0);
        }
        assertEquals(8, apply(regulated));
        if (network.weights().values()[5] != before[0]) {
            steps.add(count[0]);
        }
        return steps;
    }

    private static int apply(RegulatedNetwork regulated) {
        regulated.setClock(10);
        return regulated.dueHomeostats().stream().mapToInt(regulated::apply).sum();
    }

    private static RegulatedNetwork regulated(SpikingNetwork network, Regulariser regulariser) {
        double[] silence = new double[network.topology().neurons()];
        return Regulated.by(
                network, new PairStdp(Timing.PUBLISHED, 0.0008, 0.005, 10, 7.5), () -> silence, regulariser);
    }
}
