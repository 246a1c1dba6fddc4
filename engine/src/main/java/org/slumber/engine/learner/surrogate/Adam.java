package org.slumber.engine.learner.surrogate;

import java.util.List;

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
final class Adam {
    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final double rate;
    private final List<double[]> weights;
    private final List<double[]> gradient;
    private final List<double[]> first;
    private final List<double[]> second;
    private int steps;

    /**
     * @param rate step size
     * @param weights changed by every step
     * @param gradient of the same shape, read by every step
     */
    Adam(double rate, Layers weights, Layers gradient) {
        this.rate = rate;
        this.weights = weights.rows();
        this.gradient = gradient.rows();
        first = weights.alike().rows();
        second = weights.alike().rows();
    }

    /** One step down the gradient as it stands. */
    void step() {
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
