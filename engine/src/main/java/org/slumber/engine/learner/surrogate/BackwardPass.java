package org.slumber.engine.learner.surrogate;

import java.util.Arrays;

/**
 * Backpropagation through time of one {@link ImagePass}, the arctan surrogate for the derivative of a spike and no
 * gradient through a reset (paper section on the surrogate-gradient network). With L the loss, s spikes, v membranes, β
 * the leak and σ' the surrogate,
 *
 * <pre>{@code
 * output:  g(t) = dL/dv(t) = dL/ds(t)·σ'(v(t)) + β·g(t+1)
 * layer 2: dL/dW_cn = Σ_t g_c(t)·s_n(t),  dL/db_c = Σ_t g_c(t)
 * hidden:  e_n(t) = Σ_c W_cn·g_c(t)·σ'(v_n(t)),  h_n(t) = e_n(t) + β·h_n(t+1)
 * layer 1: dL/dcurrent_n = Σ_t h_n(t)
 * }</pre>
 *
 * <p>Implementation notes. The current is constant, so only the sum of h over time is wanted, and that is Σ_t r(t)·e(t)
 * with r(t) = 1 + β + … + β^(t−1), how much a push in the first t steps weighs: no recursion over the hidden neurons is
 * left. Taking W_cn out of the sum over t leaves the product of a class × step with a step × hidden matrix, which is done
 * four steps at a time while the four rows of σ' are in the first-level cache. That product is most of the cost of
 * training: classes · hidden · steps multiply-adds an image.
 */
final class BackwardPass {
    private static final int STEPS_AT_ONCE = 4;

    private final double leak;
    private final ArctanSurrogate surrogate;
    private final SpikeLoss loss;
    /** {@code [step from 1][class]}: dL/dv of the output neurons; a last row of 0 stands for the end. */
    private final double[][] outputGradient;
    /** {@code [step from 1]}: r. */
    private final double[] reach;
    /** {@code [class]}: dL/ds of one step. */
    private final double[] spikeGradient;
    /** {@code [class][hidden]}: Σ_t g_c(t)·r(t)·σ'(v_n(t)). */
    private final double[][] product;
    /** {@code [of four steps][hidden]}: r(t)·σ'(v_n(t)). */
    private final double[][] derivatives;

    BackwardPass(Layers layers, double leak, double slope, int steps) {
        this.leak = leak;
        surrogate = new ArctanSurrogate(slope);
        loss = new SpikeLoss(layers.classes());
        outputGradient = new double[steps + 2][layers.classes()];
        reach = new double[steps + 1];
        for (int step = 1; step <= steps; step++) {
            reach[step] = 1 + leak * reach[step - 1];
        }
        spikeGradient = new double[layers.classes()];
        product = new double[layers.classes()][layers.hidden()];
        derivatives = new double[STEPS_AT_ONCE][layers.hidden()];
    }

    /**
     * Adds the gradient of share · loss of a pass.
     *
     * @param pass what happened
     * @param label of the image
     * @param weights that the pass ran with
     * @param share of the image in the loss, such as 1/batch
     * @param gradient added to in layer 2; layer 1 is left to {@link InputProduct}
     * @param currentGradient {@code [hidden]}, set to share · dL/dcurrent
     */
    void run(ImagePass pass, int label, Layers weights, double share, Layers gradient, double[] currentGradient) {
        output(pass, label, share);
        for (int step = 1; step <= pass.steps(); step++) {
            double[] g = outputGradient[step];
            RowSum.add(gradient.outputBias(), g, 1);
            SpikeRows.add(gradient.outputWeights(), pass.spiking(), pass.spikesEnd(step - 1), pass.spikesEnd(step), g);
        }
        hidden(pass);
        Arrays.fill(currentGradient, 0);
        for (int output = 0; output < product.length; output++) {
            double[] w = weights.outputWeights()[output];
            double[] sum = product[output];
            for (int neuron = 0; neuron < w.length; neuron++) {
                currentGradient[neuron] += w[neuron] * sum[neuron];
            }
        }
    }

    private void output(ImagePass pass, int label, double share) {
        for (int step = pass.steps(); step >= 1; step--) {
            loss.gradient(pass, step, label, spikeGradient);
            double[] v = pass.outputMembrane(step);
            double[] g = outputGradient[step];
            double[] later = outputGradient[step + 1];
            for (int output = 0; output < g.length; output++) {
                g[output] = share * spikeGradient[output] * surrogate.derivative(v[output]) + leak * later[output];
            }
        }
    }

    private void hidden(ImagePass pass) {
        for (double[] sum : product) {
            Arrays.fill(sum, 0);
        }
        int step = 1;
        for (; step + STEPS_AT_ONCE - 1 <= pass.steps(); step += STEPS_AT_ONCE) {
            for (int s = 0; s < STEPS_AT_ONCE; s++) {
                surrogate.derivatives(pass.membrane(step + s), reach[step + s], derivatives[s]);
            }
            for (int output = 0; output < product.length; output++) {
                RowSum.add(
                        product[output],
                        derivatives[0],
                        outputGradient[step][output],
                        derivatives[1],
                        outputGradient[step + 1][output],
                        derivatives[2],
                        outputGradient[step + 2][output],
                        derivatives[3],
                        outputGradient[step + 3][output]);
            }
        }
        for (; step <= pass.steps(); step++) {
            surrogate.derivatives(pass.membrane(step), reach[step], derivatives[0]);
            for (int output = 0; output < product.length; output++) {
                RowSum.add(product[output], derivatives[0], outputGradient[step][output]);
            }
        }
    }
}
