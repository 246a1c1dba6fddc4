package org.slumber.engine.network;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Independent draws of N(0, deviation²) for every neuron, by the modified ziggurat of Commons RNG. Its rare rejection
 * tests (about one draw in a hundred) call Math.exp, which may differ between platforms in the last bit; a comparison
 * that hangs on that bit is expected once in more than 1e16 draws.
 */
public final class GaussianNoise implements NoiseSource {
    private final ZigguratSampler.NormalizedGaussian gaussian;
    private final double deviation;
    private final double[] noise;

    /**
     * @param random the stream to draw from
     * @param deviation standard deviation, mV
     * @param neurons excitatory and inhibitory neurons
     */
    public GaussianNoise(UniformRandomProvider random, double deviation, int neurons) {
        gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        this.deviation = deviation;
        noise = new double[neurons];
    }

    @Override
    public double[] next() {
        for (int i = 0; i < noise.length; i++) {
            noise[i] = deviation * gaussian.sample();
        }
        return noise;
    }
}
