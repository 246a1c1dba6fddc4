package org.slumber.engine.spec;

import java.io.Serializable;

/**
 * The leaky integrate-and-fire neuron with an adaptive threshold (paper section on the neuron model). Potentials in mV,
 * time constants in ms, resistance in mV per unit of synaptic current.
 *
 * @param synapticTimeConstant τ_syn, 1 to 1e6 ms
 * @param membraneTimeConstant τ_m, 1 to 1e6 ms
 * @param resistance R, 0 to 1e6
 * @param restingPotential v_rest, also the potential at the start, within the clamp
 * @param resetPotential potential after a spike, within the clamp
 * @param minimumPotential lower clamp of the membrane potential, −1000 to 1000 mV
 * @param maximumPotential upper clamp of the membrane potential, −1000 to 1000 mV
 * @param restingThreshold θ without adaptation, −1000 to 1000 mV
 * @param minimumThreshold lower clamp of θ, −1000 to 1000 mV
 * @param maximumThreshold upper clamp of θ, −1000 to 1000 mV
 * @param adaptationTimeConstant decay of the adaptation a, 1 to 1e6 ms
 * @param adaptationIncrement what a spike adds to a, 0 to 1000 mV
 */
public record Neuron(
        double synapticTimeConstant,
        double membraneTimeConstant,
        double resistance,
        double restingPotential,
        double resetPotential,
        double minimumPotential,
        double maximumPotential,
        double restingThreshold,
        double minimumThreshold,
        double maximumThreshold,
        double adaptationTimeConstant,
        double adaptationIncrement)
        implements Serializable {

    /** The paper's values, common to both presets. */
    public static final Neuron PUBLISHED = new Neuron(30, 30, 30, -70, -80, -100, 40, -55, -90, 0, 100, 3);

    public Neuron {
        Bounds.inRange("neuron.synapticTimeConstant", synapticTimeConstant, 1, 1e6);
        Bounds.inRange("neuron.membraneTimeConstant", membraneTimeConstant, 1, 1e6);
        Bounds.inRange("neuron.resistance", resistance, 0, 1e6);
        Bounds.inRange("neuron.minimumPotential", minimumPotential, -1000, 1000);
        Bounds.inRange("neuron.maximumPotential", maximumPotential, -1000, 1000);
        Bounds.ordered("neuron.minimumPotential", minimumPotential, "neuron.maximumPotential", maximumPotential);
        Bounds.inRange("neuron.restingPotential", restingPotential, minimumPotential, maximumPotential);
        Bounds.inRange("neuron.resetPotential", resetPotential, minimumPotential, maximumPotential);
        Bounds.inRange("neuron.restingThreshold", restingThreshold, -1000, 1000);
        Bounds.inRange("neuron.minimumThreshold", minimumThreshold, -1000, 1000);
        Bounds.inRange("neuron.maximumThreshold", maximumThreshold, -1000, 1000);
        Bounds.ordered("neuron.minimumThreshold", minimumThreshold, "neuron.maximumThreshold", maximumThreshold);
        Bounds.inRange("neuron.adaptationTimeConstant", adaptationTimeConstant, 1, 1e6);
        Bounds.inRange("neuron.adaptationIncrement", adaptationIncrement, 0, 1000);
    }
}
