package org.slumber.engine.readout;

import java.util.Random;

/** Made-up features for tests. */
final class RandomRates {
    private RandomRates() {}

    /** Normal values with a neuron-specific spread, a class-specific centre and some activity that all neurons share. */
    static Features of(int samples, int neurons, int classes, double separation, long seed) {
        Random centres = new Random(12);
        double[][] centre = new double[classes][neurons];
        for (double[] row : centre) {
            for (int j = 0; j < neurons; j++) {
                row[j] = separation * centres.nextGaussian();
            }
        }
        Random random = new Random(seed);
        double[][] rates = new double[samples][neurons];
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = random.nextInt(classes);
            double shared = random.nextGaussian();
            for (int j = 0; j < neurons; j++) {
                double spread = 0.5 + j % 7;
                rates[i][j] = 50 + spread * (centre[labels[i]][j] + random.nextGaussian() + 0.5 * shared);
            }
        }
        return new Features(rates, labels);
    }
}
