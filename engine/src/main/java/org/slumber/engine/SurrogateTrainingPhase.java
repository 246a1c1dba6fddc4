package org.slumber.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.slumber.engine.encode.SpikeProbabilities;
import org.slumber.engine.metrics.Activity;
import org.slumber.engine.metrics.LayerMonitor;
import org.slumber.engine.surrogate.ImagePass;
import org.slumber.engine.surrogate.SurrogateNetwork;
import org.slumber.engine.surrogate.SurrogateSleep;

/**
 * Trains the surrogate-gradient network batch by batch, lets it sleep, and takes the checkpoints (paper section on the
 * surrogate-gradient network). Every epoch shows the training images in a new random order; a last batch that is not
 * full is left out. Batches are counted from the start of each epoch, so the same number of them come before its first
 * sleep.
 */
final class SurrogateTrainingPhase {
    private static final double HZ_PER_SPIKE_A_STEP = 1000;

    private final SurrogateNetwork network;
    private final Optional<SurrogateSleep> sleep;
    private final long batchesBetween;
    private final SpikeProbabilities images;
    private final int stepsPerImage;
    private final UniformRandomProvider order;
    private final LayerMonitor monitor;
    private final RunObserver observer;
    private final int[] labels;
    private final List<Checkpoint> checkpoints = new ArrayList<>();

    /** {@code [hidden]}: spikes in this epoch's training. */
    private long[] spikes;

    private Tally epochTally = new Tally();
    private int epoch;
    private int sleepsInEpoch;
    private long epochSteps;
    private long wakeSteps;
    private long sleeps;
    private long probeSteps;
    private double accuracyChange;
    private long stepsAtCheckpoint;
    private long spikesSinceCheckpoint;

    SurrogateTrainingPhase(
            SurrogateNetwork network,
            Optional<SurrogateSleep> sleep,
            long batchesBetween,
            SpikeProbabilities images,
            int stepsPerImage,
            UniformRandomProvider order,
            RunObserver observer) {
        this.network = network;
        this.sleep = sleep;
        this.batchesBetween = batchesBetween;
        this.images = images;
        this.stepsPerImage = stepsPerImage;
        this.order = order;
        this.observer = observer;
        monitor = new LayerMonitor(network.layers());
        labels = new int[network.images().length];
        spikes = new long[network.layers().hidden()];
        checkpoint(Checkpoint.Moment.START, OptionalDouble.empty(), new Tally());
    }

    /** Sums over images. */
    private static final class Tally {
        private int images;
        private int right;
        private double loss;

        void add(int label, ImagePass pass, double imageLoss) {
            images++;
            right += pass.prediction() == label ? 1 : 0;
            loss += imageLoss;
        }

        OptionalDouble meanLoss() {
            return images == 0 ? OptionalDouble.empty() : OptionalDouble.of(loss / images);
        }

        OptionalDouble accuracy() {
            return images == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / images);
        }
    }

    /** Trains one epoch on these images. */
    void epoch(int[] shown) {
        epoch++;
        sleepsInEpoch = 0;
        epochSteps = 0;
        spikes = new long[spikes.length];
        epochTally = new Tally();
        int[] shuffled = shown.clone();
        ArraySampler.shuffle(order, shuffled);
        for (int batch = 1; batch * labels.length <= shuffled.length; batch++) {
            if (observer.cancelled()) {
                throw new RunCancelledException();
            }
            train(shuffled, (batch - 1) * labels.length);
            if (sleep.isPresent() && batch % batchesBetween == 0) {
                sleep(sleep.get());
            }
        }
    }

    private void train(int[] shown, int from) {
        for (int i = 0; i < labels.length; i++) {
            network.images()[i] = images.of(shown[from + i]);
            labels[i] = images.label(shown[from + i]);
        }
        network.train(labels, (image, pass, loss) -> {
            epochTally.add(labels[image], pass, loss);
            pass.countSpikes(spikes);
            spikesSinceCheckpoint += pass.hiddenSpikes();
        });
        wakeSteps += batchSteps();
        epochSteps += batchSteps();
        monitor.observe();
    }

    private void sleep(SurrogateSleep cycle) {
        boolean observed = sleepsInEpoch < TrainingPhase.OBSERVED_SLEEPS;
        Tally before = probe();
        if (observed) {
            checkpoint(Checkpoint.Moment.ONSET, OptionalDouble.empty(), before);
        }
        cycle.run();
        sleeps++;
        sleepsInEpoch++;
        monitor.observe();
        Tally after = probe();
        accuracyChange += after.accuracy().getAsDouble() - before.accuracy().getAsDouble();
        if (observed) {
            checkpoint(Checkpoint.Moment.OFFSET, OptionalDouble.empty(), after);
        }
    }

    /** Shows the batch trained last once more, weights frozen. */
    private Tally probe() {
        Tally tally = new Tally();
        network.show(labels, labels.length, (image, pass, loss) -> tally.add(labels[image], pass, loss));
        probeSteps += batchSteps();
        return tally;
    }

    private long batchSteps() {
        return (long) labels.length * stepsPerImage;
    }

    /** Takes the checkpoint after an epoch and its validation. */
    void finishEpoch(OptionalDouble validationAccuracy) {
        checkpoint(Checkpoint.Moment.EPOCH, validationAccuracy, epochTally);
    }

    private void checkpoint(Checkpoint.Moment moment, OptionalDouble validationAccuracy, Tally tally) {
        Checkpoint checkpoint = new Checkpoint(
                checkpoints.size(),
                moment,
                epoch,
                wakeSteps,
                sleepSteps(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(rate(spikesSinceCheckpoint, wakeSteps - stepsAtCheckpoint)),
                validationAccuracy,
                tally.meanLoss(),
                tally.accuracy(),
                monitor.distributions());
        spikesSinceCheckpoint = 0;
        stepsAtCheckpoint = wakeSteps;
        checkpoints.add(checkpoint);
        observer.checkpoint(checkpoint);
    }

    private double rate(long count, long steps) {
        return steps == 0 ? 0 : HZ_PER_SPIKE_A_STEP * count / ((double) steps * spikes.length);
    }

    /** Firing in the last epoch. */
    Activity activity() {
        long all = 0;
        int silent = 0;
        int saturated = 0;
        for (long count : spikes) {
            all += count;
            silent += count == 0 ? 1 : 0;
            saturated += 2 * count > epochSteps ? 1 : 0;
        }
        return new Activity(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(rate(all, epochSteps)),
                (double) silent / spikes.length,
                (double) saturated / spikes.length);
    }

    /** What was found out about the weights. */
    LayerMonitor monitor() {
        return monitor;
    }

    /** Training steps awake so far, of all images. */
    long wakeSteps() {
        return wakeSteps;
    }

    /** Steps asleep so far, of all copies. */
    long sleepSteps() {
        return sleep.map(cycle -> sleeps * cycle.steps()).orElse(0L);
    }

    /** Sleeps so far. */
    long sleeps() {
        return sleeps;
    }

    /** Steps so far that measured accuracy around sleeps. */
    long probeSteps() {
        return probeSteps;
    }

    /** Mean over the sleeps so far of the accuracy after minus the accuracy before; empty without a sleep. */
    OptionalDouble meanSleepAccuracyChange() {
        return sleeps == 0 ? OptionalDouble.empty() : OptionalDouble.of(accuracyChange / sleeps);
    }

    /** The checkpoints so far. */
    List<Checkpoint> checkpoints() {
        return List.copyOf(checkpoints);
    }
}
