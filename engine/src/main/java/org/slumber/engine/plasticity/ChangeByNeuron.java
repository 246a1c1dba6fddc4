package org.slumber.engine.plasticity;

import org.slumber.engine.network.SpikingNetwork;

/**
 * The change of a synapse by the neuron at its one end, where the neuron at its other end spiked in the step before.
 *
 * <p>Implementation notes. What is looked up for that other neuron one step after its spike is what was looked up in
 * the step before for no step, but for the neurons that spiked since: so where steps follow each other, one of the
 * two lookups is a swap.
 */
final class ChangeByNeuron {
    private final StdpWindow window;
    private final int sign;
    private final int from;
    private final int to;
    private final int offset;
    private final double[] leftOutOnce;
    private final double[] leftOutAgain;
    private double[] once;
    private double[] again;
    private long lookedUpAt = -1;

    /**
     * @param sign +1 for post neurons, −1 for pre neurons
     * @param from first neuron
     * @param to behind the last neuron
     * @param offset what a neuron's index is lessened by in the arrays
     */
    ChangeByNeuron(StdpWindow window, int sign, int from, int to, int offset) {
        this.window = window;
        this.sign = sign;
        this.from = from;
        this.to = to;
        this.offset = offset;
        once = new double[to - offset];
        again = new double[to - offset];
        leftOutOnce = new double[to - from];
        leftOutAgain = new double[to - from];
    }

    void lookUp(long step, SpikingNetwork network) {
        int[] steps = network.stepsSinceSpike();
        if (lookedUpAt == step - 1) {
            double[] before = again;
            again = once;
            once = before;
            double spikedNow = window.change(-sign);
            int[] spiking = network.spikes();
            for (int s = 0; s < network.spikeCount(); s++) {
                if (spiking[s] >= from && spiking[s] < to) {
                    once[spiking[s] - offset] = spikedNow;
                }
            }
        } else {
            for (int neuron = from; neuron < to; neuron++) {
                once[neuron - offset] = window.change(sign * (steps[neuron] - 1));
            }
        }
        window.look(steps, from, to, sign, offset, again);
        lookedUpAt = step;
    }

    /** {@code [neuron less offset]}: the change where the other neuron spiked so many steps ago, 1 or 0. */
    double[] of(int stepsSinceSpike) {
        return stepsSinceSpike == 0 ? again : once;
    }

    /** Makes the change of the neurons that spiked in the step before 0. */
    void leaveOut(SpikingNetwork network) {
        int[] spiking = network.previousSpikes();
        for (int s = 0; s < network.previousSpikeCount(); s++) {
            int neuron = spiking[s];
            if (neuron >= from && neuron < to) {
                leftOutOnce[neuron - from] = once[neuron - offset];
                leftOutAgain[neuron - from] = again[neuron - offset];
                once[neuron - offset] = 0;
                again[neuron - offset] = 0;
            }
        }
    }

    /** Undoes {@link #leaveOut}. */
    void takeBackIn(SpikingNetwork network) {
        int[] spiking = network.previousSpikes();
        for (int s = 0; s < network.previousSpikeCount(); s++) {
            int neuron = spiking[s];
            if (neuron >= from && neuron < to) {
                once[neuron - offset] = leftOutOnce[neuron - from];
                again[neuron - offset] = leftOutAgain[neuron - from];
            }
        }
    }
}
