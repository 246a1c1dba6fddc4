package org.slumber.engine.learner.surrogate;

import java.util.Arrays;
import java.util.List;
import org.slumber.engine.input.InputSequence;

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
 * <p>A hidden layer below another reads its gradient as it reads that of the output neurons; where inputs vary, dL/dW_nk =
 * Σ_t h_n(t)·x_k(t).
 *
 * <p>Implementation notes. Where there is one hidden layer and the current is constant, only the sum of h over time is
 * wanted, and that is Σ_t r(t)·e(t) with r(t) = 1 + β + … + β^(t−1), how much a push in the first t steps weighs: no
 * recursion over the hidden neurons is left. Taking W_cn out of the sum over t leaves the product of a class × step
 * with a step × hidden matrix, which is done four steps at a time while the four rows of σ' are in the first-level
 * cache. That product is most of the cost of training: classes · hidden · steps multiply-adds an image.
 */
final class BackwardPass {
    private static final int STEPS_AT_ONCE = 4;

    private final Architecture architecture;
    private final int steps;
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
    /** {@code [hidden layer][step from 1][neuron]}: dL/dv, a last row of 0 for the end; none where no recursion is needed. */
    private final double[][][] hiddenGradient;
    /** {@code [hidden layer][step from 1][neuron]}: where layers are circuits, dL by what divides. */
    private final double[][][] divisorGradient;
    /** {@code [neuron]}: of neurons that predict, h and q of the step after. */
    private final double[] laterMembrane;

    private final double[] laterPrediction;
    /** {@code [class or neuron]}: a gradient times what a spike counts. */
    private final double[] scaled;
    /** {@code [of four steps][hidden]}: r(t)·σ'(v_n(t)). */
    private final double[][] derivatives;

    /**
     * @param recursive whether passes come that {@link #runRecursively} is for
     */
    BackwardPass(Layers layers, Architecture architecture, double leak, double slope, int steps, boolean recursive) {
        this.architecture = architecture;
        this.steps = steps;
        surrogate = new ArctanSurrogate(slope);
        loss = new SpikeLoss(layers.classes());
        outputGradient = new double[steps + 2][layers.classes()];
        reach = new double[steps + 1];
        double kept = architecture.stateless().hidden() ? 0 : leak;
        for (int step = 1; step <= steps; step++) {
            reach[step] = 1 + kept * reach[step - 1];
        }
        spikeGradient = new double[layers.classes()];
        int closed = recursive ? 0 : layers.hidden();
        product = new double[layers.classes()][closed];
        derivatives = new double[STEPS_AT_ONCE][closed];
        hiddenGradient = new double[recursive ? layers.depth() : 0][][];
        divisorGradient = new double[layers.inhibited() ? layers.depth() : 0][][];
        for (int layer = 0; layer < divisorGradient.length; layer++) {
            divisorGradient[layer] = new double[steps + 1][layers.hidden(layer)];
        }
        int widest = layers.classes();
        for (int layer = 0; layer < hiddenGradient.length; layer++) {
            hiddenGradient[layer] = new double[steps + 2][layers.hidden(layer)];
            widest = Math.max(widest, layers.hidden(layer));
        }
        scaled = new double[widest];
        laterMembrane = new double[widest];
        laterPrediction = new double[widest];
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
        output(pass, label, share, gradient.neurons(pass.depth()));
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

    /**
     * As {@link #run}, by the recursion over time, of any architecture; layer 1 is left to {@link #addInput} or {@link
     * #sumOverTime}.
     */
    void runRecursively(ImagePass pass, int label, Layers weights, double share, Layers gradient) {
        output(pass, label, share, gradient.neurons(pass.depth()));
        double[][] byCurrent = outputGradient;
        for (int layer = weights.depth(); layer > 0; layer--) {
            NeuronLayer below = pass.neurons(layer - 1);
            List<Path> paths = paths(pass, layer, weights, byCurrent, gradient);
            for (Path path : paths) {
                addAbove(below, path.pushed(), path.gradient());
            }
            recur(below, paths, share, hiddenGradient[layer - 1], gradient.neurons(layer - 1));
            byCurrent = hiddenGradient[layer - 1];
        }
    }

    /**
     * A matrix by which a layer reads the one below.
     *
     * @param weights {@code [post][pre]}, or of layer 1 {@code [pre][post]}
     * @param pushed {@code [step from 1][post]}: dL by its product with what is read
     * @param gradient of the matrix, added to
     */
    private record Path(double[][] weights, double[][] pushed, double[][] gradient) {}

    /** The matrices by which a layer reads; adds the gradient of its bias, and of what else it has where it is a circuit. */
    private List<Path> paths(ImagePass pass, int layer, Layers weights, double[][] byCurrent, Layers gradient) {
        if (pass.circuits().isEmpty()) {
            boolean divided = pass.pools().isPresent() && layer < weights.depth();
            for (int step = 1; step <= steps; step++) {
                if (divided) {
                    pass.pools().get().back(layer, step, byCurrent[step], gradient);
                } else {
                    RowSum.add(gradient.bias(layer), byCurrent[step], 1);
                }
            }
            return List.of(new Path(weights.weights(layer), byCurrent, gradient.weights(layer)));
        }
        CircuitPass circuits = pass.circuits().get();
        Path balance = new Path(circuits.balance(layer), byCurrent, gradient.weights(layer));
        if (layer == weights.depth()) {
            return List.of(balance);
        }
        for (int step = 1; step <= steps; step++) {
            circuits.split(layer, step, byCurrent[step], byCurrent[step], divisorGradient[layer][step], gradient);
        }
        return List.of(balance, new Path(circuits.shunt(layer), divisorGradient[layer], circuits.byShunt(layer)));
    }

    private void addAbove(NeuronLayer below, double[][] g, double[][] weights) {
        for (int step = 1; step <= steps; step++) {
            double[] row = g[step];
            if (below.scale() != 1) {
                for (int post = 0; post < row.length; post++) {
                    scaled[post] = below.scale() * row[post];
                }
                row = scaled;
            }
            SpikeRows.add(weights, below.heard(), below.heardEnd(step - 1), below.heardEnd(step), row);
        }
    }

    /** h(t) = (Wᵀg(t) + dpenalty/ds)·σ'(v(t)) + β·h(t+1). */
    private void recur(NeuronLayer neurons, List<Path> paths, double share, double[][] h, double[] byNumbers) {
        double count = (double) neurons.neurons() * steps;
        double penalty = share
                * 2
                * architecture.ratePenalty()
                * (neurons.spikes() / count - architecture.penaltyRate())
                / count;
        for (int step = steps; step >= 1; step--) {
            double[] e = h[step];
            Arrays.fill(e, 0);
            for (Path path : paths) {
                RowSum.add(e, path.weights(), path.pushed()[step]);
            }
            neurons.hush(e);
            for (int neuron = 0; penalty != 0 && neuron < e.length; neuron++) {
                e[neuron] += penalty;
            }
            throughNeurons(neurons, step, h, byNumbers);
        }
    }

    /**
     * From dL/ds(t) of neurons to dL by their currents, step by step from the last.
     *
     * @param h {@code [step from 1][neuron]}: dL/ds of the step, replaced
     * @param byNumbers gradient of what the neurons share, added to
     */
    private void throughNeurons(NeuronLayer neurons, int step, double[][] h, double[] byNumbers) {
        double[] e = h[step];
        double[] v = neurons.membrane(step);
        if (neurons.predicts()) {
            throughPrediction(neurons, step, e, byNumbers);
            return;
        }
        for (int neuron = 0; neuron < e.length; neuron++) {
            e[neuron] *= surrogate.derivative(v[neuron], neurons.threshold(neuron));
        }
        double[] next = h[step + 1];
        for (int neuron = 0; neuron < neurons.stateful(); neuron++) {
            e[neuron] += neurons.leak() * next[neuron];
        }
        for (int neuron = 0; neurons.cuts() && neuron < e.length; neuron++) {
            e[neuron] = neurons.isCut(step, neuron) ? 0 : e[neuron];
        }
    }

    /** q(t) = g·h(t+1) + (1−α)·q(t+1), h(t) = (e(t) − α·κ·q(t))·σ'(v(t)) + β·h(t+1), dL/dI(t) = h(t) + α·q(t). */
    private void throughPrediction(NeuronLayer neurons, int step, double[] e, double[] byNumbers) {
        if (step == steps) {
            Arrays.fill(laterMembrane, 0);
            Arrays.fill(laterPrediction, 0);
        }
        double rate = neurons.predictionRate();
        double[] v = neurons.membrane(step);
        double[] p = neurons.prediction(step);
        double[] before = neurons.prediction(step - 1);
        for (int neuron = 0; neuron < e.length; neuron++) {
            double q = neurons.predictionGain() * laterMembrane[neuron] + (1 - rate) * laterPrediction[neuron];
            double derivative = surrogate.derivative(v[neuron], neurons.threshold(neuron));
            double h = neurons.isCut(step, neuron)
                    ? 0
                    : (e[neuron] - rate * neurons.spikeCharge() * q) * derivative
                            + neurons.leak() * laterMembrane[neuron];
            // dL/dα is q·(p(t) − p(t−1))/α, and dα/da α(1−α)
            byNumbers[SelfPrediction.LOGIT] += q * (p[neuron] - before[neuron]) * (1 - rate);
            byNumbers[SelfPrediction.GAIN] += h * before[neuron];
            laterMembrane[neuron] = h;
            laterPrediction[neuron] = q;
            e[neuron] = h + rate * q;
        }
    }

    /** After {@link #runRecursively}: dL/dcurrent of the first layer, where that is constant; {@code [hidden]}, set. */
    void sumOverTime(double[] currentGradient) {
        Arrays.fill(currentGradient, 0);
        for (int step = 1; step <= steps; step++) {
            RowSum.add(currentGradient, hiddenGradient[0][step], 1);
        }
    }

    /** After {@link #runRecursively}: adds the gradient of layer 1 with these inputs. */
    void addInput(ImagePass pass, InputSequence in, Layers weights, Layers gradient) {
        List<Path> paths = paths(pass, 0, weights, hiddenGradient[0], gradient);
        for (int step = 1; step <= steps; step++) {
            double[] h = hiddenGradient[0][step];
            // what sees a difference x(t) − x(t−1) is pushed by x(t) now and pulled in the next step
            for (int neuron = 0; neuron < pass.temporal(); neuron++) {
                h[neuron] -= hiddenGradient[0][step + 1][neuron];
            }
            for (Path path : paths) {
                for (int k = in.ends()[step - 1]; k < in.ends()[step]; k++) {
                    RowSum.add(path.gradient()[in.inputs()[k]], path.pushed()[step], in.values()[k]);
                }
            }
        }
    }

    /**
     * After {@link #addInput}: dL/dx of layer 1.
     *
     * @param byInput {@code [step from 1][input]}, set
     */
    void toInput(Layers weights, double[][] byInput) {
        for (int step = 1; step <= steps; step++) {
            double[] pushed = hiddenGradient[0][step];
            for (int input = 0; input < weights.inputs(); input++) {
                double[] row = weights.inputWeights()[input];
                double sum = 0;
                for (int neuron = 0; neuron < row.length; neuron++) {
                    sum += row[neuron] * pushed[neuron];
                }
                byInput[step][input] = sum;
            }
        }
    }

    private void output(ImagePass pass, int label, double share, double[] byNumbers) {
        NeuronLayer outputs = pass.neurons(pass.depth());
        for (int step = pass.steps(); step >= 1; step--) {
            loss.gradient(pass, step, label, spikeGradient);
            double[] g = outputGradient[step];
            for (int output = 0; output < g.length; output++) {
                g[output] = share * spikeGradient[output];
            }
            throughNeurons(outputs, step, outputGradient, byNumbers);
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
