package org.slumber.benchmarks;

import org.apache.commons.rng.UniformRandomProvider;

/** Images that are noisy copies of ten patterns, as easy to learn as they are to make. */
final class TenPatterns {
    static final int CLASSES = 10;

    private final double[][] patterns;
    private final UniformRandomProvider random;

    /**
     * @param pixels of an image
     * @param lit share of them that are not black, in [0, 1]
     * @param random where patterns and noise come from
     */
    TenPatterns(int pixels, double lit, UniformRandomProvider random) {
        this.random = random;
        patterns = new double[CLASSES][pixels];
        for (double[] pattern : patterns) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                pattern[pixel] = random.nextDouble() < lit ? random.nextDouble() : 0;
            }
        }
    }

    /**
     * Draws an image.
     *
     * @param into {@code [pixel]}, in [0, 1)
     * @return its label
     */
    int draw(double[] into) {
        int label = random.nextInt(CLASSES);
        for (int pixel = 0; pixel < into.length; pixel++) {
            into[pixel] = patterns[label][pixel] * random.nextDouble();
        }
        return label;
    }
}
