package org.slumber.engine.learner.surrogate;

import java.util.List;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Stochastic gradient descent, with heavy-ball momentum (Polyak 1964): with gradient g of the mean loss of a batch,
 *
 * <pre>{@code
 * u ← momentum·u + g
 * w ← w − rate·u
 * }</pre>
 *
 * @param momentum what is kept of the step before, in [0, 1]
 */
public record Sgd(double momentum) implements Optimiser {
    private static final RealParameter MOMENTUM = RealParameter.of(
            "optimiser.momentum", "1/batch", "what sgd keeps of the step before", Range.closed(0, 1), 0);
    public static final Variant<Sgd> VARIANT = Variant.of("sgd", Sgd.class, "steps along the gradient of a batch")
            .with(MOMENTUM, Sgd::momentum)
            .madeBy(values -> new Sgd(values.real(MOMENTUM)));

    public Sgd {
        MOMENTUM.check(momentum);
    }

    @Override
    public Variant<Sgd> variant() {
        return VARIANT;
    }

    @Override
    public Descent on(double rate, List<double[]> weights, List<double[]> gradient, RandomStreams streams) {
        List<double[]> velocity = Adam.zeros(weights);
        return images -> {
            for (int row = 0; row < weights.size(); row++) {
                double[] w = weights.get(row);
                double[] g = gradient.get(row);
                double[] u = velocity.get(row);
                for (int i = 0; i < w.length; i++) {
                    u[i] = momentum * u[i] + g[i];
                    w[i] -= rate * u[i];
                }
            }
        };
    }
}
