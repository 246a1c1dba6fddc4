package org.slumber.engine.learner.surrogate;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Lateral inhibition in place of normalisation (Liu, Ding and Yu 2025, <a
 * href="https://arxiv.org/abs/2509.23253">arXiv 2509.23253</a>, and the program published with it, vwOvOwv/DeepEISNN at
 * 28eec3b): every layer is a circuit of excitation and inhibition. With x ≥ 0 what it reads and d its width, all weights and
 * gains kept at 0 or above,
 *
 * <pre>{@code
 * I_EE = W_EE·x,  I_IE = W_IE·x,  I_EI = W_EI·I_IE,  I_SH = W_EI·(g_I∘I_IE)
 * I = g_E∘(I_EE − I_EI)/I_SH + b        of a hidden layer
 * I = I_EE − I_EI                       of the output layer, which has no bias
 * }</pre>
 *
 * where a 0 in I_SH counts as the least of I_SH that is none, and where all are 0, I = b. Inhibitory neurons follow at once
 * and do not spike.
 *
 * <p>Training starts (E-I Init) from what each layer reads of images, as many of the first trained on as a batch has, layer by
 * layer from below: W_EE and W_IE are drawn from exponential distributions of mean √(V/(d·(E[x²] + V))), g_I = √((E[x²] +
 * V)/d)/E[x], W_EI = 1/n_I, g_E = 1 and b = 0, with V the mean of the variances of the d inputs over images and steps. Where
 * nothing varies, it is as if half of the inputs spiked; our reading. Gradients (E-I Prop) pass the replacement of a 0 as if
 * there were none, and that of W_EI is divided by d, which is nothing to Adam, whose steps do not depend on its scale.
 *
 * <p>Theirs have neurons of another leak and surrogate, and read the output layer's currents; here both are those of the rest
 * of the network. Sleep and synchrony-dependent plasticity act on W_EE alone, which then is kept at 0 or above; our reading.
 *
 * @param inhibitoryShare inhibitory neurons of a layer for each of its neurons, rounded down, one at least; above 0, up to 1
 */
public record LateralInhibition(double inhibitoryShare) implements SurrogateCircuit {
    private static final RealParameter INHIBITORY_SHARE = RealParameter.of(
                    "lateral.inhibitoryShare",
                    "1",
                    "inhibitory neurons of a layer for each of its neurons, rounded down, one at least",
                    Range.positive(1),
                    0.25)
            .added();
    public static final Variant<LateralInhibition> VARIANT = Variant.of(
                    "lateral-inhibition",
                    LateralInhibition.class,
                    "inhibitory neurons subtract and divide, in place of normalisation")
            .with(INHIBITORY_SHARE, LateralInhibition::inhibitoryShare)
            .madeBy(values -> new LateralInhibition(values.real(INHIBITORY_SHARE)));

    public LateralInhibition {
        INHIBITORY_SHARE.check(inhibitoryShare);
    }

    @Override
    public Variant<LateralInhibition> variant() {
        return VARIANT;
    }

    @Override
    public int inhibitory(int neurons) {
        return Math.max(1, (int) (inhibitoryShare * neurons));
    }

    @Override
    public void check(SurrogateGradientLearner learner) {
        String with = " with surrogate.circuit lateral-inhibition, ";
        if (!(learner.synapse() instanceof PlainSynapse)) {
            throw new InvalidInputException("surrogate.synapse must be plain" + with
                    + "which reads nothing below 0, was "
                    + learner.synapse().variant().name());
        }
        if (learner.architecture().temporalShare() > 0) {
            throw new InvalidInputException("surrogate.temporalShare must be 0" + with
                    + "which reads nothing below 0, was "
                    + learner.architecture().temporalShare());
        }
        if (learner.training().initialScale() != 1) {
            throw new InvalidInputException("surrogate.initialScale must be 1" + with
                    + "whose currents do not depend on it, was "
                    + learner.training().initialScale());
        }
    }

    /** What a layer reads: its mean, the mean of its square, and the mean over inputs of their variances. */
    record Moments(double mean, double square, double variance) {}

    /** Fills a layer as training starts. */
    static void start(Layers layers, int layer, Moments read, UniformRandomProvider random) {
        InhibitoryWeights inhibition = layers.inhibition(layer);
        Moments moments = read.variance() > 0 ? read : new Moments(0.5, 0.5, 0.25);
        int width = layers.pres(layer);
        double spread = moments.square() + moments.variance();
        double mean = Math.sqrt(moments.variance() / (width * spread));
        for (double[] row : layers.weights(layer)) {
            fillExponential(row, mean, random);
        }
        for (double[] row : inhibition.fromBelow()) {
            fillExponential(row, mean, random);
        }
        for (double[] row : inhibition.toLayer()) {
            Arrays.fill(row, 1.0 / inhibition.toLayer().length);
        }
        Arrays.fill(inhibition.shuntingGain(), Math.sqrt(spread / width) / moments.mean());
        Arrays.fill(inhibition.gain(), 1);
        Arrays.fill(layers.bias(layer), 0);
    }

    private static void fillExponential(double[] row, double mean, UniformRandomProvider random) {
        for (int i = 0; i < row.length; i++) {
            row[i] = -mean * StrictMath.log(1 - random.nextDouble());
        }
    }

    /** Sets what is below 0 in weights and gains to 0; biases may be. */
    static void settle(Layers layers) {
        for (int layer = 0; layer <= layers.depth(); layer++) {
            for (double[] row : layers.weights(layer)) {
                rectify(row);
            }
            layers.inhibition(layer).rows().forEach(LateralInhibition::rectify);
        }
    }

    private static void rectify(double[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.max(0, row[i]);
        }
    }
}
