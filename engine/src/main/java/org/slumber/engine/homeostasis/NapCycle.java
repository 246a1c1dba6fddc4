package org.slumber.engine.homeostasis;

import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.plasticity.Stdp;
import org.slumber.engine.spec.Regulariser;

/**
 * Restores the weights over d steps without input, on noise, STDP on: each step multiplies by the d-th root of the
 * factor found at onset (the authors' follow-up).
 */
final class NapCycle implements Homeostasis {
    private static final int[] NO_INPUT = new int[0];

    private final SpikingNetwork network;
    private final Stdp stdp;
    private final Regulariser.Nap nap;
    private final NoiseSource noise;
    private final Restoration restoration;

    NapCycle(SpikingNetwork network, Stdp stdp, Regulariser.Nap nap, NoiseSource noise) {
        this.network = network;
        this.stdp = stdp;
        this.nap = nap;
        this.noise = noise;
        restoration = new Restoration(network, nap.target());
    }

    @Override
    public int intervalSteps() {
        return nap.intervalSteps();
    }

    @Override
    public int apply() {
        double[] weight = network.weights();
        double[] factor = restoration.factors();
        for (int synapse = 0; synapse < factor.length; synapse++) {
            factor[synapse] = StrictMath.pow(factor[synapse], 1.0 / nap.steps());
        }
        network.clearInputSpikes();
        for (int step = 0; step < nap.steps(); step++) {
            network.step(NO_INPUT, 0, noise.next());
            stdp.update();
            for (int synapse = 0; synapse < factor.length; synapse++) {
                weight[synapse] *= factor[synapse];
            }
            stdp.weightsReplaced();
        }
        return nap.steps();
    }
}
