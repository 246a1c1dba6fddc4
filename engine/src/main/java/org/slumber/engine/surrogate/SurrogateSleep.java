package org.slumber.engine.surrogate;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.homeostasis.SmoothPower;
import org.slumber.engine.network.GaussianNoise;
import org.slumber.engine.spec.SurrogateRegulariser.Sleep;

/**
 * One sleep of the surrogate-gradient network (paper section on the surrogate-gradient network): copies of it run on
 * noise from membranes at 0, the STDP change of layer 2 averaged over them is added to its weights, and then the weights
 * of both layers, not the biases, decay once:
 *
 * <pre>{@code
 * W ← W + plasticityRate·ΔW
 * |w| ← w*·(|w|/w*)^λ, sign kept
 * }</pre>
 *
 * The state of the optimiser is left as it is.
 *
 * <p>Implementation notes. The copies run one after another through one {@link ImagePass}. Drawing their noise, one
 * Gaussian for every neuron, step and copy, takes about half of the time of a sleep.
 */
public final class SurrogateSleep {
    private final Layers layers;
    private final Sleep sleep;
    private final ImagePass pass;
    private final TraceStdp stdp;
    private final GaussianNoise noise;
    private final double[][] change;
    private long hiddenSpikes;

    /**
     * @param layers changed by every sleep
     * @param leak what a membrane keeps from one step to the next, in [0, 1]
     * @param sleep how to sleep
     * @param random where the noise of all sleeps comes from
     */
    public SurrogateSleep(Layers layers, double leak, Sleep sleep, UniformRandomProvider random) {
        this.layers = layers;
        this.sleep = sleep;
        pass = new ImagePass(layers, leak, sleep.steps());
        stdp = new TraceStdp(sleep, layers.classes());
        noise = new GaussianNoise(random, sleep.noise(), layers.hidden() + layers.classes());
        change = new double[layers.classes()][layers.hidden()];
    }

    /** Sleeps once. */
    public void run() {
        for (double[] row : change) {
            Arrays.fill(row, 0);
        }
        for (int copy = 0; copy < sleep.copies(); copy++) {
            pass.dream(noise);
            stdp.addChange(pass, change);
            hiddenSpikes += pass.hiddenSpikes();
        }
        for (int output = 0; output < change.length; output++) {
            RowSum.add(layers.outputWeights()[output], change[output], sleep.plasticityRate() / sleep.copies());
        }
        for (double[] row : layers.inputWeights()) {
            decay(row);
        }
        for (double[] row : layers.outputWeights()) {
            decay(row);
        }
    }

    private void decay(double[] weights) {
        double logTarget = StrictMath.log(sleep.target());
        double powerMinusOne = sleep.decay() - 1;
        for (int i = 0; i < weights.length; i++) {
            double magnitude = Math.abs(weights[i]);
            // 0 stays 0; the logarithm is for normal numbers
            if (magnitude >= Double.MIN_NORMAL) {
                weights[i] *= SmoothPower.exp(powerMinusOne * (SmoothPower.log(magnitude) - logTarget));
            }
        }
    }

    /** Steps of a sleep, over all copies. */
    public long steps() {
        return (long) sleep.steps() * sleep.copies();
    }

    /** Spikes of hidden neurons in all sleeps so far, over all copies. */
    public long hiddenSpikes() {
        return hiddenSpikes;
    }
}
