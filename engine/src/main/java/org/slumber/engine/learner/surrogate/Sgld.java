package org.slumber.engine.learner.surrogate;

import java.util.List;
import org.slumber.engine.network.GaussianNoise;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Stochastic gradient Langevin dynamics (Welling and Teh 2011): with N images, U = N·(mean loss) + prior, of which a batch
 * estimates the gradient, and a Gaussian ξ in every step,
 *
 * <pre>{@code
 * w ← w − rate·∇U + √(2·rate·T)·ξ
 * }</pre>
 *
 * which at T = 1 and small rates samples exp(−U). With {@code surrogate.weightDecay} d the prior is N·d·|w|²/2. With
 * batches that share no image ({@code optimiser.replacement: false}) and noise in every step it is our reading of what
 * Adhikari and others 2023 (<a href="https://arxiv.org/abs/2306.03521">arXiv 2306.03521</a>) find to sample better: whether
 * theirs draws noise in every step could not be read.
 *
 * @param temperature T, 0 to 1e6
 */
public record Sgld(double temperature) implements Optimiser {
    private static final RealParameter TEMPERATURE = RealParameter.of(
            "optimiser.temperature",
            "1",
            "T of sgld, 1 samples exp(-U) with U the loss summed over the training images and their share of"
                    + " surrogate.weightDecay",
            Range.closed(0, 1e6),
            1);
    public static final Variant<Sgld> VARIANT = Variant.of(
                    "sgld", Sgld.class, "steps along the gradient of the summed loss, and noise (Langevin dynamics)")
            .with(TEMPERATURE, Sgld::temperature)
            .defaulting(SurrogateGradientLearner.LEARNING_RATE, 1e-8)
            .madeBy(values -> new Sgld(values.real(TEMPERATURE)));

    public Sgld {
        TEMPERATURE.check(temperature);
    }

    @Override
    public Variant<Sgld> variant() {
        return VARIANT;
    }

    @Override
    public Descent on(double rate, List<double[]> weights, List<double[]> gradient, RandomStreams streams) {
        GaussianNoise noise = new GaussianNoise(
                streams.stream("langevin-noise"),
                Math.sqrt(2 * rate * temperature),
                weights.stream().mapToInt(row -> row.length).sum());
        return images -> {
            double[] xi = noise.next();
            int next = 0;
            for (int row = 0; row < weights.size(); row++) {
                double[] w = weights.get(row);
                double[] g = gradient.get(row);
                for (int i = 0; i < w.length; i++) {
                    w[i] += xi[next++] - rate * (images * g[i]);
                }
            }
        };
    }
}
