package org.slumber.engine.homeostasis;

import java.util.List;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.neuron.LeakyAdaptive;

/** A small network whose neurons spike exactly when a test says so, under homeostats that see nothing else. */
public final class Puppets {
    /** One input, two excitatory neurons and an inhibitory one: S→E 0.1, 0.2; E→E 0.3, 0.4; E→I 0.5; I→E −0.6. */
    static final Topology TOPOLOGY = new Topology(1, 2, 1, new int[] {0, 0, 1, 1, 2, 3}, new int[] {0, 1, 1, 2, 0, 0});

    final SpikingNetwork network =
            new SpikingNetwork(TOPOLOGY, NEURON, WeightBounds.PUBLISHED, new double[] {0.1, 0.2, 0.3, 0.5, 0.4, -0.6});

    /** Without a memory: it spikes in a step where noise lifts it far above every threshold, and else does not. */
    public static final LeakyAdaptive NEURON =
            new LeakyAdaptive(30, 1, 0, -500, -500, -1000, 1000, -55, -90, 0, 100, 3);

    private final Homeostats homeostats;

    Puppets(Homeostasis... mechanisms) {
        homeostats = new Homeostats(List.of(mechanisms), network);
    }

    /** One wake step in which these neurons spike, excitatory ones first; every weight is clipped, none learns. */
    void step(int... spiking) {
        double[] noise = new double[TOPOLOGY.neurons()];
        for (int neuron : spiking) {
            noise[neuron] = 1500;
        }
        network.step(new int[0], 0, noise);
        network.weights().clip();
        homeostats.afterWakeStep();
    }

    /** So many wake steps in which these neurons spike. */
    void steps(int count, int... spiking) {
        for (int step = 0; step < count; step++) {
            step(spiking);
        }
    }

    /** h of a neuron, mV. */
    double offset(int neuron) {
        return network.neurons().thresholdOffset()[neuron];
    }

    /** The weight of a synapse, in the order of {@link #TOPOLOGY}. */
    double weight(int synapse) {
        return network.weights().values()[synapse];
    }
}
