package org.slumber.engine.learner.surrogate;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Flag;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Weights as relations between neurons, after Neuronal Group Communication (Pei, Huang and Wang 2025, <a
 * href="https://arxiv.org/abs/2510.16851">arXiv 2510.16851</a>, and the program published with it, pzqpzq/NGC at 5078e62): each
 * neuron and input has a state of r numbers, and the weight from one to another is the product of their states,
 *
 * <pre>{@code
 * w_nk = q_n·q_k     dL/dq_n = Σ_k dL/dw_nk·q_k + Σ_c dL/dw_cn·q_c
 * }</pre>
 *
 * Theirs compresses the trained weights of language models; states that are learnt from the start, one for each neuron whether
 * it reads or is read, are our reading. Where they are not shared, each layer has states of its own, and the weights are of low
 * rank and no more.
 *
 * <p>States start normally distributed such that weights have the variance that they start with otherwise, 1/(3·fan-in). What
 * acts on weights acts on states, our reading: a sleep's change of weights is brought to them as a gradient is, and they decay.
 *
 * @param size r, 1 to 10 000
 * @param shared whether a hidden neuron has one state for what it reads and what reads it
 */
public record NeuronStates(int size, Flag shared) implements SurrogateWeights {
    private static final WholeParameter SIZE = WholeParameter.of(
                    "states.rank", "1", "numbers of a neuron's state", Range.closed(1, 10_000), 16)
            .added();
    private static final ChoiceParameter<Flag> SHARED = ChoiceParameter.of(
                    "states.shared",
                    "whether a hidden neuron has one state for what it reads and what reads it; our reading",
                    Flag.TRUE)
            .added();
    public static final Variant<NeuronStates> VARIANT = Variant.of(
                    "states", NeuronStates.class, "weights are products of the states of two neurons")
            .with(SIZE, NeuronStates::size)
            .with(SHARED, NeuronStates::shared)
            .madeBy(values -> new NeuronStates(values.integer(SIZE), values.choice(SHARED)));

    public NeuronStates {
        SIZE.check(size);
    }

    @Override
    public Variant<NeuronStates> variant() {
        return VARIANT;
    }

    @Override
    public int rank() {
        return size;
    }

    @Override
    public boolean sharesStates() {
        return shared == Flag.TRUE;
    }

    @Override
    public void check(SurrogateGradientLearner learner) {
        String with = " with surrogate.weights states, ";
        if (learner.circuit() instanceof LateralInhibition) {
            throw new InvalidInputException("surrogate.circuit must be none or divisive-normalisation" + with
                    + "whose weights may be of either sign, was "
                    + learner.circuit().variant().name());
        }
        for (SurrogateRegulariser regulariser : learner.regularisers()) {
            if (!(regulariser instanceof SurrogateSleep)) {
                throw new InvalidInputException("regulariser must be none or sleep" + with
                        + "as others change single weights, was "
                        + regulariser.variant().name());
            }
        }
    }

    /** Draws the states that training starts with, and sets the weights to what they make. */
    static void start(Layers layers, double scale, UniformRandomProvider random) {
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        double[] deviations = new double[layers.states().length];
        for (int layer = 0; layer <= layers.depth(); layer++) {
            double[][] pres = layers.preStates(layer);
            double[][] posts = layers.postStates(layer);
            double product = 1 / Math.sqrt(3.0 * layers.pres(layer) * pres[0].length);
            int pre = Arrays.asList(layers.states()).indexOf(pres);
            int post = Arrays.asList(layers.states()).indexOf(posts);
            deviations[pre] = deviations[pre] == 0 ? Math.sqrt(product) : deviations[pre];
            deviations[post] = product / deviations[pre];
        }
        for (int population = 0; population < deviations.length; population++) {
            double deviation = deviations[population] * (population == 0 ? scale : 1);
            for (double[] state : layers.states()[population]) {
                for (int i = 0; i < state.length; i++) {
                    state[i] = deviation * gaussian.sample();
                }
            }
        }
        relate(layers);
    }

    /** Sets the weights to the products of the states as they are. */
    static void relate(Layers layers) {
        for (int layer = 0; layer <= layers.depth(); layer++) {
            // rows of layer 1 are of inputs
            double[][] ofRows = layer == 0 ? layers.preStates(layer) : layers.postStates(layer);
            double[][] ofColumns = transposed(layer == 0 ? layers.postStates(layer) : layers.preStates(layer));
            double[][] weights = layers.weights(layer);
            for (int row = 0; row < weights.length; row++) {
                Arrays.fill(weights[row], 0);
                RowSum.add(weights[row], ofColumns, ofRows[row]);
            }
        }
    }

    /**
     * Adds to a gradient of states what follows from one of the weights of a layer.
     *
     * @param byWeights laid out as the layer's weights
     */
    static void bringBack(Layers layers, int layer, double[][] byWeights, Layers gradient) {
        boolean first = layer == 0;
        double[][] ofRows = first ? layers.preStates(layer) : layers.postStates(layer);
        double[][] ofColumns = first ? layers.postStates(layer) : layers.preStates(layer);
        double[][] byRows = first ? gradient.preStates(layer) : gradient.postStates(layer);
        double[][] byColumns = first ? gradient.postStates(layer) : gradient.preStates(layer);
        for (int row = 0; row < byWeights.length; row++) {
            for (int column = 0; column < ofColumns.length; column++) {
                RowSum.add(byRows[row], ofColumns[column], byWeights[row][column]);
                RowSum.add(byColumns[column], ofRows[row], byWeights[row][column]);
            }
        }
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int k = 0; k < matrix[i].length; k++) {
                transposed[k][i] = matrix[i][k];
            }
        }
        return transposed;
    }
}
