package org.slumber.engine.learner.surrogate;

import java.util.List;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Variant;

/**
 * Adam with its authors' constants (Kingma and Ba, Adam: a method for stochastic optimization, algorithm 1, <a
 * href="https://arxiv.org/abs/1412.6980">arXiv 1412.6980</a>): with gradient g in step n from 1,
 *
 * <pre>{@code
 * m ← β₁·m + (1−β₁)·g      m̂ = m/(1−β₁ⁿ)
 * u ← β₂·u + (1−β₂)·g²     û = u/(1−β₂ⁿ)
 * w ← w − rate·m̂/(√û + ε)
 * }</pre>
 */
public record Adam() implements Optimiser {
    public static final Variant<Adam> VARIANT = Variant.of("adam", Adam.class, "moments of the gradient set each step")
            .madeBy(values -> new Adam());

    @Override
    public Variant<Adam> variant() {
        return VARIANT;
    }

    @Override
    public Descent on(double rate, List<double[]> weights, List<double[]> gradient, RandomStreams streams) {
        return new Kernel(rate, weights, gradient);
    }

    private static final class Kernel implements Descent {
        private static final double FIRST_DECAY = 0.9;
        private static final double SECOND_DECAY = 0.999;
        private static final double EPSILON = 1e-8;

        private final double rate;
        private final List<double[]> weights;
        private final List<double[]> gradient;
        private final List<double[]> first;
        private final List<double[]> second;
        private int steps;

        Kernel(double rate, List<double[]> weights, List<double[]> gradient) {
            this.rate = rate;
            this.weights = weights;
            this.gradient = gradient;
            first = zeros(weights);
            second = zeros(weights);
        }

        @Override
        public void step(int images) {
            steps++;
            double firstScale = 1 - StrictMath.pow(FIRST_DECAY, steps);
            double secondScale = 1 - StrictMath.pow(SECOND_DECAY, steps);
            for (int row = 0; row < weights.size(); row++) {
                step(weights.get(row), gradient.get(row), first.get(row), second.get(row), firstScale, secondScale);
            }
        }

        private void step(double[] w, double[] g, double[] m, double[] u, double firstScale, double secondScale) {
            for (int i = 0; i < w.length; i++) {
                m[i] = FIRST_DECAY * m[i] + (1 - FIRST_DECAY) * g[i];
                u[i] = SECOND_DECAY * u[i] + (1 - SECOND_DECAY) * (g[i] * g[i]);
                w[i] -= rate * (m[i] / firstScale) / (Math.sqrt(u[i] / secondScale) + EPSILON);
            }
        }
    }

    /** Of the shape of some weights, all 0. */
    static List<double[]> zeros(List<double[]> weights) {
        return weights.stream().map(row -> new double[row.length]).toList();
    }
}
