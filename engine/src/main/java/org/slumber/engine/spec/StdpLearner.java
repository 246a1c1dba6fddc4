package org.slumber.engine.spec;

/**
 * The recurrent spiking network that learns by STDP, with its regulariser and readout.
 *
 * @param preset the preset whose defaults these values started from
 */
public record StdpLearner(
        Preset preset,
        Wiring network,
        Neuron neuron,
        MembraneNoise noise,
        Plasticity plasticity,
        Regulariser regulariser,
        Readout readout)
        implements Learner {

    public StdpLearner {
        if (regulariser instanceof Regulariser.Sleep sleep) {
            Bounds.inRange(
                    "sleep.staticTarget", sleep.staticTarget(), plasticity.minimumWeight(), plasticity.maximumWeight());
        }
    }

    @Override
    public Kind kind() {
        return Kind.STDP;
    }

    @Override
    public Regulariser.Kind regulariserKind() {
        return regulariser.kind();
    }
}
