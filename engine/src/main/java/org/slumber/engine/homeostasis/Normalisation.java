package org.slumber.engine.homeostasis;

import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.plasticity.Stdp;
import org.slumber.engine.spec.Regulariser;

/** Restores the weights at once (the authors' follow-up). */
final class Normalisation implements Homeostasis {
    private final SpikingNetwork network;
    private final Stdp stdp;
    private final Regulariser.Normalize normalize;
    private final Restoration restoration;

    Normalisation(SpikingNetwork network, Stdp stdp, Regulariser.Normalize normalize) {
        this.network = network;
        this.stdp = stdp;
        this.normalize = normalize;
        restoration = new Restoration(network, normalize.target());
    }

    @Override
    public int intervalSteps() {
        return normalize.intervalSteps();
    }

    @Override
    public int apply() {
        double[] weight = network.weights();
        double[] factor = restoration.factors();
        for (int synapse = 0; synapse < factor.length; synapse++) {
            weight[synapse] *= factor[synapse];
        }
        stdp.weightsReplaced();
        return 0;
    }
}
