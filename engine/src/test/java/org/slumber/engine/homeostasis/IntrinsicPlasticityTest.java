package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.slumber.engine.homeostasis.Homeostasis.Active;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.neuron.LeakyAdaptive;
import org.slumber.engine.random.RandomStreams;

class IntrinsicPlasticityTest {
    /** Over n steps with k spikes h changes by η(k − nρ/1000). */
    @Test
    void theThresholdMovesByTheSpikesLessThoseExpected() {
        Puppets puppets = new Puppets(new IntrinsicPlasticity(Active.WAKE, Population.E, 0.5, 20));
        puppets.steps(7, 0);
        puppets.steps(43);
        assertEquals(0.5 * (7 - 50 * 0.02), puppets.offset(0), 1e-12);
        assertEquals(0.5 * (0 - 50 * 0.02), puppets.offset(1), 1e-12);
        assertEquals(0, puppets.offset(2), "an inhibitory neuron");
    }

    @Test
    void inhibitoryNeuronsAreHeldWhereAskedFor() {
        Puppets puppets = new Puppets(new IntrinsicPlasticity(Active.WAKE, Population.EI, 0.5, 20));
        puppets.steps(3, 2);
        assertEquals(0.5 * (3 - 3 * 0.02), puppets.offset(2), 1e-12);
    }

    @Test
    void theThresholdStaysWithinItsRange() {
        Puppets puppets = new Puppets(new IntrinsicPlasticity(Active.WAKE, Population.E, 30, 1000));
        puppets.steps(2);
        assertEquals(-10, puppets.offset(0));
        Puppets firing = new Puppets(new IntrinsicPlasticity(Active.WAKE, Population.E, 30, 0));
        firing.steps(5, 1);
        assertEquals(100, firing.offset(1));
    }

    /** Two homeostats that move thresholds add up. */
    @Test
    void partsOfTheOffsetAddUp() {
        Puppets puppets = new Puppets(
                new IntrinsicPlasticity(Active.WAKE, Population.E, 0.5, 0), new AdaptiveThreshold(Active.WAKE, 2, 1e9));
        puppets.steps(3, 1);
        assertEquals(3 * 0.5 + 3 * 2, puppets.offset(1), 1e-7);
    }

    /** The stationary rate is the target, though the drive alone asks for more, and though θ's own clamp is far below. */
    @Test
    void drivenNeuronsComeToTheTargetRate() {
        SpikingNetwork network = new SpikingNetwork(
                new Topology(1, 4, 0, new int[0], new int[0]),
                LeakyAdaptive.PUBLISHED,
                WeightBounds.PUBLISHED,
                new double[0]);
        Homeostats homeostats =
                new Homeostats(List.of(new IntrinsicPlasticity(Active.WAKE, Population.E, 0.5, 30)), network);
        UniformRandomProvider random = new RandomStreams(1).stream("test");
        double[] noise = new double[4];
        long spikes = 0;
        int counted = 20_000;
        for (int step = 0; step < 2 * counted; step++) {
            for (int i = 0; i < noise.length; i++) {
                noise[i] = 30 * random.nextDouble();
            }
            network.step(new int[0], 0, noise);
            homeostats.afterWakeStep();
            spikes += step < counted ? 0 : network.spikeCount();
        }
        assertEquals(30, 1000.0 * spikes / (4.0 * counted), 1);
        assertTrue(network.neurons().thresholdOffset()[0] > 55, "the clamp would have held the threshold back");
    }
}
