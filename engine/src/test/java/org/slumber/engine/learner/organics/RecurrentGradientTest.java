package org.slumber.engine.learner.organics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.input.RowImages;
import org.slumber.engine.learner.Controls;
import org.slumber.engine.learner.organics.NormalisationCell.Recurrence;
import org.slumber.engine.learner.organics.PlainCell.Nonlinearity;
import org.slumber.engine.random.RandomStreams;

/** The gradient of a batch through all its steps is the one that finite differences find, of all that is learnt. */
class RecurrentGradientTest {
    private static final int INPUTS = 3;
    private static final int UNITS = 5;
    private static final int CLASSES = 3;
    private static final int STEPS = 9;

    static Stream<RecurrentCell> cells() {
        return Stream.of(
                new NormalisationCell(Recurrence.IDENTITY, 0.6, 0.4, 0.3, 0.8),
                new NormalisationCell(Recurrence.LEARNT, 0.6, 0.4, 0.3, 0.8),
                new PlainCell(Nonlinearity.RECTIFIED),
                new PlainCell(Nonlinearity.TANH));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void gradientIsThatOfFiniteDifferences(RecurrentCell cell) {
        for (int seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            RecurrentBatch batch = batch(cell, 0, seed);
            for (double[] row : batch.network().learnt()) {
                for (int i = 0; i < row.length; i++) {
                    // also pools that are cut at 1
                    row[i] += 0.4 * random.nextGaussian();
                }
            }
            batch.network().refresh();
            InputSequence[] samples = {varying(random), varying(random)};
            int[] labels = {2, 0};
            batch.train(samples, labels, 2, (sample, response) -> {});
            List<double[]> gradient = batch.gradient();
            double step = 1e-6;
            int zeros = 0;
            for (int row = 0; row < batch.learnt().size(); row++) {
                double[] values = batch.learnt().get(row);
                for (int i = 0; i < values.length; i++) {
                    double value = values[i];
                    values[i] = value + step;
                    double above = loss(batch, samples, labels);
                    values[i] = value - step;
                    double below = loss(batch, samples, labels);
                    values[i] = value;
                    double found = gradient.get(row)[i];
                    zeros += found == 0 ? 1 : 0;
                    assertEquals((above - below) / (2 * step), found, 2e-8, "row " + row + " number " + i);
                }
            }
            int all = batch.learnt().stream().mapToInt(row -> row.length).sum();
            // units that are rectified are often at 0
            assertTrue(zeros < all - 10, zeros + " of " + all + " are 0");
        }
    }

    private static double loss(RecurrentBatch batch, InputSequence[] samples, int[] labels) {
        batch.network().refresh();
        double loss = 0;
        for (int sample = 0; sample < samples.length; sample++) {
            batch.readout().read(batch.network().run(samples[sample]));
            loss += batch.readout().loss(labels[sample]) / samples.length;
        }
        return loss;
    }

    /** A learning rate of 0 leaves what is learnt, so that differences can be taken where the gradient was. */
    static RecurrentBatch batch(RecurrentCell cell, double learningRate, long seed) {
        OrganicsLearner learner =
                new OrganicsLearner(new RowImages(1), cell, UNITS, 2, learningRate, 0, 0, List.of(), Controls.NONE);
        return new RecurrentBatch(learner, INPUTS, CLASSES, STEPS, new RandomStreams(seed));
    }

    static InputSequence varying(Random random) {
        int[] ends = new int[STEPS + 1];
        int[] inputs = new int[STEPS * INPUTS];
        double[] values = new double[inputs.length];
        int count = 0;
        for (int step = 1; step <= STEPS; step++) {
            for (int input = 0; input < INPUTS; input++) {
                if (random.nextDouble() < 0.7) {
                    inputs[count] = input;
                    values[count++] = random.nextDouble();
                }
            }
            ends[step] = count;
        }
        return new InputSequence(ends, Arrays.copyOf(inputs, count), Arrays.copyOf(values, count));
    }
}
