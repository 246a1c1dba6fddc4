package org.slumber.engine.learner.surrogate;

import java.util.List;
import org.slumber.engine.network.GaussianNoise;
import org.slumber.engine.random.RandomStreams;

/** {@link BatchTraining} at work on some weights: what happens to them before and after each batch's gradient is found. */
final class BatchStep {
    private final BatchTraining training;
    /** Weights and biases, which alone are noisy and decay. */
    private final List<double[]> weights;

    private final List<double[]> gradient;
    private final List<double[]> withoutNoise;
    private final GaussianNoise noise;
    private final Optimiser.Descent descent;

    /**
     * @param training its numbers
     * @param rate step size of the optimiser
     * @param weights and biases, the first of what is learnt
     * @param learnt changed by every step
     * @param gradient of the mean loss of a batch by what is learnt, of the same shape
     * @param streams for random draws
     */
    BatchStep(
            BatchTraining training,
            double rate,
            List<double[]> weights,
            List<double[]> learnt,
            List<double[]> gradient,
            RandomStreams streams) {
        this.training = training;
        this.weights = weights;
        this.gradient = gradient;
        boolean noisy = training.weightNoise() > 0;
        withoutNoise = noisy ? Adam.zeros(weights) : List.of();
        int count = weights.stream().mapToInt(row -> row.length).sum();
        noise = new GaussianNoise(streams.stream("weight-noise"), training.weightNoise(), noisy ? count : 0);
        descent = training.optimiser().on(rate, learnt, gradient, streams);
    }

    /** Puts noise on the weights, where there is any, for the batch whose gradient is found next. */
    void begin() {
        if (training.weightNoise() == 0) {
            return;
        }
        double[] xi = noise.next();
        int next = 0;
        for (int row = 0; row < weights.size(); row++) {
            double[] w = weights.get(row);
            System.arraycopy(w, 0, withoutNoise.get(row), 0, w.length);
            for (int i = 0; i < w.length; i++) {
                w[i] += xi[next++];
            }
        }
    }

    /**
     * Takes the noise off and one step of the optimiser down the gradient that was found.
     *
     * @param images that the epoch trains on
     */
    void end(int images) {
        for (int row = 0; row < withoutNoise.size(); row++) {
            System.arraycopy(withoutNoise.get(row), 0, weights.get(row), 0, weights.get(row).length);
        }
        if (training.weightDecay() > 0) {
            for (int row = 0; row < weights.size(); row++) {
                RowSum.add(gradient.get(row), weights.get(row), training.weightDecay());
            }
        }
        if (training.clip() > 0) {
            clip();
        }
        descent.step(images);
    }

    private void clip() {
        double squares = 0;
        for (double[] row : gradient) {
            for (double g : row) {
                squares += g * g;
            }
        }
        double norm = Math.sqrt(squares);
        if (norm > training.clip()) {
            double factor = training.clip() / norm;
            for (double[] row : gradient) {
                for (int i = 0; i < row.length; i++) {
                    row[i] *= factor;
                }
            }
        }
    }
}
