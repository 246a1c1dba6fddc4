package org.slumber.engine.neuron;

/**
 * The state of a network's neurons, excitatory first, and their part of a step: {@link #integrate}, {@link
 * #findSpikes}, {@link #adapt}, in this order. Each is called once a step, not once a neuron.
 */
public interface Neurons {
    /** State as before the first step; {@link #thresholdOffset()} stays. */
    void reset();

    /** Takes over the state of others, {@link #thresholdOffset()} included; both are of one model and number. */
    void copyFrom(Neurons other);

    /**
     * Takes in what arrives.
     *
     * @param arriving {@code [neuron]}: summed weights of the synapses whose pre neuron spiked in the step before
     * @param noise {@code [neuron]}: ξ, mV
     */
    void integrate(double[] arriving, double[] noise);

    /**
     * Takes in what arrives, where inhibition also divides: the membrane sees the synaptic current I divided by
     * 1 + κ·|J|, J its inhibitory part.
     *
     * @param arriving {@code [neuron]}: as {@link #integrate} has it, inhibition included
     * @param inhibition {@code [neuron]}: the inhibitory part of it, 0 or less
     * @param strength κ
     * @param noise {@code [neuron]}: ξ, mV
     */
    void integrateShunted(double[] arriving, double[] inhibition, double strength, double[] noise);

    /**
     * Appends the neurons that spike to a list, ascending.
     *
     * @param spiking has one place more than the list can need
     * @param count entries of it that are taken
     * @param first what a neuron's index in the list begins at
     * @return entries of it that are taken now
     */
    int findSpikes(int[] spiking, int count, int first);

    /**
     * What spikes leave behind.
     *
     * @param spiking the list, of which the entries from one to another are neurons that spiked
     * @param first what a neuron's index in the list begins at
     */
    void adapt(int[] spiking, int from, int to, int first);

    /** What a unit of current that flows in one step adds to a membrane potential in it, mV. */
    double potentialOfCurrent();

    /** {@code [neuron]}: the live membrane potentials, mV. */
    double[] membranePotential();

    /**
     * {@code [neuron]}: the live thresholds that the next step's potentials are held against, mV; {@link #adapt} finds
     * them anew in every step.
     */
    double[] threshold();

    /** How many of so many first neurons have a threshold that, h aside, stands at its upper or lower clamp. */
    int clampedThresholds(int neurons);

    /**
     * {@code [neuron]}: h, the live offsets that homeostats add to the threshold, mV, 0 at first. It stands outside the
     * clamp of the threshold: inside, no homeostat could raise a threshold above the clamp.
     */
    double[] thresholdOffset();

    /** Whether the offsets were ever asked for; where not, a step need not add them. */
    boolean hasThresholdOffset();
}
