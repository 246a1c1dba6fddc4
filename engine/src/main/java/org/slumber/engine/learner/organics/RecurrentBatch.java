package org.slumber.engine.learner.organics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.learner.surrogate.Adam;
import org.slumber.engine.learner.surrogate.Optimiser;
import org.slumber.engine.learner.surrogate.RowSum;
import org.slumber.engine.random.RandomStreams;

/** A recurrent network with its readout, and its training by batches: Adam on the mean gradient, which nothing clips. */
final class RecurrentBatch {
    /** Times the loss of guessing above which that of a batch has diverged. */
    private static final double DIVERGED = 10;

    private final RecurrentNetwork network;
    private final LinearReadout readout;
    private final double weightDecay;
    private final List<double[]> learnt;
    private final List<double[]> gradient;
    private final double[] byResponse;
    private final Optimiser.Descent descent;
    private final double divergedLoss;
    private boolean diverged;
    private boolean stopped;

    RecurrentBatch(OrganicsLearner settings, int inputs, int classes, int steps, RandomStreams streams) {
        network = settings.cell().on(inputs, settings.units(), steps, streams);
        readout = new LinearReadout(settings.units(), classes, streams.stream("organics-readout"));
        weightDecay = settings.weightDecay();
        learnt = joined(network.learnt(), readout.learnt());
        gradient = joined(network.gradient(), readout.gradient());
        byResponse = new double[settings.units()];
        descent = new Adam().on(settings.learningRate(), learnt, gradient, streams);
        divergedLoss = DIVERGED * StrictMath.log(Math.max(2, classes));
    }

    private static List<double[]> joined(List<double[]> one, List<double[]> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** The network; not copied. */
    RecurrentNetwork network() {
        return network;
    }

    /** Its readout; not copied. */
    LinearReadout readout() {
        return readout;
    }

    /** All that is learnt; not copied. */
    List<double[]> learnt() {
        return learnt;
    }

    /** The gradient of the batch trained last, weight decay included; not copied. */
    List<double[]> gradient() {
        return gradient;
    }

    /** What is learnt, copied. */
    List<double[]> copy() {
        List<double[]> copy = new ArrayList<>();
        learnt.forEach(row -> copy.add(row.clone()));
        return copy;
    }

    /** Goes back to a copy. */
    void restore(List<double[]> copy) {
        for (int row = 0; row < copy.size(); row++) {
            System.arraycopy(copy.get(row), 0, learnt.get(row), 0, copy.get(row).length);
        }
        network.refresh();
    }

    /** Whether the loss of a batch was far above that of guessing, or no finite number was found. */
    boolean diverged() {
        return diverged;
    }

    /** Whether nothing is learnt any more, as no finite number was found. */
    boolean stopped() {
        return stopped;
    }

    /** Told of each sample of a batch once the readout has read it. */
    @FunctionalInterface
    interface Watcher {
        /**
         * A sample has been read.
         *
         * @param sample index in the batch
         * @param response {@code [unit]}; not copied
         */
        void read(int sample, double[] response);
    }

    /** Takes one step of the optimiser down the gradient of the mean loss of some samples. */
    void train(InputSequence[] samples, int[] labels, int images, Watcher watcher) {
        for (double[] row : gradient) {
            Arrays.fill(row, 0);
        }
        double share = 1.0 / samples.length;
        double loss = 0;
        for (int sample = 0; sample < samples.length; sample++) {
            double[] response = network.run(samples[sample]);
            readout.read(response);
            loss += share * readout.loss(labels[sample]);
            watcher.read(sample, response);
            readout.back(response, labels[sample], share, byResponse);
            network.back(samples[sample], byResponse);
        }
        network.bringBack();
        stopped = !Double.isFinite(loss) || !finite(gradient);
        diverged |= stopped || loss > divergedLoss;
        if (stopped) {
            return;
        }
        for (int row = 0; weightDecay > 0 && row < learnt.size(); row++) {
            RowSum.add(gradient.get(row), learnt.get(row), weightDecay);
        }
        descent.step(images);
        network.refresh();
    }

    private static boolean finite(List<double[]> rows) {
        for (double[] row : rows) {
            for (double value : row) {
                if (!Double.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
