package org.slumber.engine.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LeakyAdaptiveTest {
    private static final double[] NOTHING = {0, 0};

    private final LeakyAdaptive.State neurons = new LeakyAdaptive.State(LeakyAdaptive.PUBLISHED, 2, 0);
    private final int[] spiking = new int[3];

    @Test
    void potentialsAreClampedBeforeTheyAreComparedWithTheThreshold() {
        neurons.integrate(NOTHING, new double[] {-500, 500});
        assertEquals(-100, neurons.membranePotential()[0]);
        assertEquals(40, neurons.membranePotential()[1]);
        assertEquals(1, neurons.findSpikes(spiking, 0, 7));
        assertEquals(8, spiking[0]);
    }

    /** As above with τ of 9 and 15 for the second, inhibitory one; divided or not. */
    @Test
    void inhibitoryNeuronsMayHaveTimeConstantsOfTheirOwn() {
        LeakyAdaptive neuron = new LeakyAdaptive(10, 20, 15, -70, -80, -100, 40, -55, -90, 0, 200, 0.5, 9, 15);
        LeakyAdaptive.State both = new LeakyAdaptive.State(neuron, 1, 1);
        both.integrate(new double[] {18, 18}, NOTHING);
        assertArrayEquals(new double[] {1.8, 2}, both.synapticCurrent, 1e-15);
        assertArrayEquals(new double[] {-70 + 15 * 1.8 / 20, -70 + 15 * 2 / 15.0}, both.membranePotential(), 1e-13);
        LeakyAdaptive.State shunted = new LeakyAdaptive.State(neuron, 1, 1);
        shunted.integrateShunted(new double[] {18, 18}, new double[] {-9, -9}, 1, NOTHING);
        assertArrayEquals(
                new double[] {-70 + 15 * 1.8 / 1.9 / 20, -70 + 15 * 2 / 2.0 / 15}, shunted.membranePotential(), 1e-13);
    }

    /** I = 60/30, v = −70 + 30·I/30; then the current decays by 1/30 of itself. */
    @Test
    void whatArrivesComesThroughTheSynapticCurrent() {
        neurons.integrate(new double[] {60, 0}, NOTHING);
        assertEquals(2, neurons.synapticCurrent[0]);
        assertEquals(-68, neurons.membranePotential()[0]);
        neurons.integrate(NOTHING, NOTHING);
        double current = 2 - 2 / 30.0;
        assertEquals(current, neurons.synapticCurrent[0], 1e-15);
        assertEquals(-68 + (-2 + 30 * current) / 30, neurons.membranePotential()[0], 1e-13);
    }

    @Test
    void aSpikeResetsAndAdaptsAndTheAdaptationDecaysByAHundredth() {
        neurons.integrate(NOTHING, new double[] {20, 0});
        neurons.adapt(spiking, 0, neurons.findSpikes(spiking, 0, 0), 0);
        assertEquals(-80, neurons.membranePotential()[0]);
        assertEquals(3, neurons.adaptation[0]);
        neurons.integrate(NOTHING, NOTHING);
        neurons.adapt(spiking, 0, neurons.findSpikes(spiking, 0, 0), 0);
        assertEquals(2.97, neurons.adaptation[0], 1e-15);
    }

    /** With a = 80 the threshold of −55 + 80 is clamped to 0; the offset of 30 comes on top of it. */
    @Test
    void theOffsetStandsOutsideTheClampOfTheThreshold() {
        for (int step = 0; step < 200; step++) {
            neurons.integrate(NOTHING, new double[] {500, 0});
            neurons.adapt(spiking, 0, neurons.findSpikes(spiking, 0, 0), 0);
        }
        neurons.thresholdOffset()[0] = 30;
        neurons.adapt(spiking, 0, 0, 0);
        neurons.integrate(NOTHING, new double[] {109, 0});
        assertEquals(0, neurons.findSpikes(spiking, 0, 0), "at " + neurons.membranePotential()[0]);
        neurons.integrate(NOTHING, new double[] {500, 0});
        assertEquals(1, neurons.findSpikes(spiking, 0, 0));
    }
}
