package org.slumber.engine.network;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Noise with inertia: for every neuron an underdamped Langevin process in the potential κz²/2, in the discrete form of the
 * package {@code ladys} (its re-implementation of LangevinFlow, <a
 * href="https://arxiv.org/abs/2507.11531">arXiv 2507.11531</a>), whose noise is scaled so that z has variance 1,
 *
 * <pre>{@code
 * z ← z + ε·v
 * v ← (1−γ)(v − ε·κ·z) + s·N(0, 1)     s² = γ(1−γ)κ·(2(2−γ) − (1−γ)ε²κ)/(2−γ)
 * ξ = deviation·z
 * }</pre>
 *
 * z is an autoregressive process of second order, from which s and the stationary variances follow; z and v start with the
 * latter. z is correlated over about γ/((1−γ)ε²κ) steps where that is many.
 */
public final class LangevinNoise implements NoiseSource {
    private final ZigguratSampler.NormalizedGaussian gaussian;
    private final double deviation;
    private final double step;
    private final double kept;
    private final double stiffness;
    private final double kick;
    private final double[] position;
    private final double[] velocity;
    private final double[] noise;

    /**
     * @param random the stream to draw from
     * @param deviation standard deviation, in the unit of membranes
     * @param neurons that it falls on
     * @param step ε
     * @param friction γ, in (0, 1)
     * @param stiffness κ, above 0 and below 2(2 − γ)/((1 − γ)·ε²)
     */
    public LangevinNoise(
            UniformRandomProvider random,
            double deviation,
            int neurons,
            double step,
            double friction,
            double stiffness) {
        gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        this.deviation = deviation;
        this.step = step;
        this.stiffness = stiffness;
        kept = 1 - friction;
        kick = Math.sqrt(friction * kept * stiffness * (2 * (1 + kept) - kept * step * step * stiffness) / (1 + kept));
        position = new double[neurons];
        velocity = new double[neurons];
        noise = new double[neurons];
        begin();
    }

    /** Draws position and velocity of every neuron from their stationary distribution. */
    @Override
    public void begin() {
        double slope = -kept * step * stiffness / (1 + kept);
        double rest = Math.sqrt(2 * kept * stiffness / (1 + kept) - slope * slope);
        for (int neuron = 0; neuron < position.length; neuron++) {
            double z = gaussian.sample();
            start(neuron, z, slope * z + rest * gaussian.sample());
        }
    }

    /** Sets the state of a neuron. */
    void start(int neuron, double position, double velocity) {
        this.position[neuron] = position;
        this.velocity[neuron] = velocity;
    }

    @Override
    public double[] next() {
        for (int neuron = 0; neuron < noise.length; neuron++) {
            advance(neuron, kick * gaussian.sample());
            noise[neuron] = deviation * position[neuron];
        }
        return noise;
    }

    /** One step of a neuron. */
    void advance(int neuron, double kick) {
        position[neuron] += step * velocity[neuron];
        velocity[neuron] = kept * (velocity[neuron] - step * stiffness * position[neuron]) + kick;
    }

    /** z of a neuron. */
    double position(int neuron) {
        return position[neuron];
    }

    /** v of a neuron. */
    double velocity(int neuron) {
        return velocity[neuron];
    }
}
