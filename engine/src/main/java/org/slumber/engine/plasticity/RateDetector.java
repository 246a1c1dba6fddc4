package org.slumber.engine.plasticity;

import java.util.Arrays;
import org.slumber.engine.network.SpikingNetwork;

/**
 * A running mean of each post neuron's rate, ν̄ ← ν̄ + (z − ν̄)/τ a step, against a target, at which it starts.
 */
final class RateDetector {
    private static final double STEPS_A_SECOND = 1000;

    /** {@code [post]}: (ν̄/κ)² as the last step left it. */
    final double[] squaredRatio;

    private final double[] ratio;
    private final double perSpike;
    private final double left;

    /**
     * @param neurons how many post neurons
     * @param targetRate κ, Hz
     * @param timeConstant τ, ms
     */
    RateDetector(int neurons, double targetRate, double timeConstant) {
        ratio = new double[neurons];
        squaredRatio = new double[neurons];
        Arrays.fill(ratio, 1);
        Arrays.fill(squaredRatio, 1);
        perSpike = STEPS_A_SECOND / targetRate / timeConstant;
        left = 1 - 1 / timeConstant;
    }

    /** Takes in the spikes of a step. */
    void advance(SpikingNetwork network) {
        for (int post = 0; post < ratio.length; post++) {
            ratio[post] *= left;
        }
        int inputs = network.topology().inputs();
        int[] spiking = network.spikes();
        for (int s = network.inputSpikeCount(); s < network.spikeCount(); s++) {
            ratio[spiking[s] - inputs] += perSpike;
        }
        for (int post = 0; post < ratio.length; post++) {
            squaredRatio[post] = ratio[post] * ratio[post];
        }
    }

    /** No (ν̄/κ)² was larger in the last step. */
    double largest() {
        double largest = 1;
        for (double one : ratio) {
            largest = Math.max(largest, one / left);
        }
        return largest * largest;
    }
}
