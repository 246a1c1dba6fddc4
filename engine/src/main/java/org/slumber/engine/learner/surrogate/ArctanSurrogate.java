package org.slumber.engine.learner.surrogate;

/**
 * What stands in for the derivative of a spike by its membrane v: (α/2) / (1 + (π/2·α·(v−1))²), the derivative of the
 * smooth step 1/2 + atan(π/2·α·(v−1))/π (Fang and others, Incorporating learnable membrane time constant to enhance
 * learning of spiking neural networks, 2021).
 */
final class ArctanSurrogate {
    private final double height;
    private final double steepness;

    /** With slope α, above 0. */
    ArctanSurrogate(double slope) {
        height = slope / 2;
        steepness = Math.PI / 2 * slope;
    }

    /** The derivative at membrane v of a neuron with this threshold, in place of 1. */
    double derivative(double v, double threshold) {
        double x = steepness * (v - threshold);
        return height / (1 + x * x);
    }

    /** The derivatives at many membranes of neurons with threshold 1, times a factor; vector code, one division each. */
    void derivatives(double[] v, double factor, double[] derivatives) {
        double scaled = factor * height;
        for (int i = 0; i < derivatives.length; i++) {
            double x = steepness * (v[i] - 1);
            derivatives[i] = scaled / (1 + x * x);
        }
    }
}
