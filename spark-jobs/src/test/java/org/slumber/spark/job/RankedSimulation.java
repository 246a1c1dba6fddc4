package org.slumber.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slumber.engine.Learnt;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Samples;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.RunCancelledException;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.metrics.Scores;

/**
 * Learns the better the larger the sleep ratio, epoch by epoch, and can be stopped after any. The accuracy of a seed is
 * off by a little that follows from the seed, more so where the ratio is large. The participation ratio is 1, but 2 where
 * the sleep ratio is above 0.2 and the seed is even.
 */
final class RankedSimulation implements Simulation {
    private static final long serialVersionUID = 1L;

    /** Scored test samples: so many that their counting adds nothing to how the seeds spread. */
    private static final int SAMPLES = 1_000_000;

    private final long milliseconds;
    private final long failingSeed;

    /**
     * A simulation.
     *
     * @param milliseconds that an epoch takes
     * @param failingSeed for which runs throw
     */
    RankedSimulation(long milliseconds, long failingSeed) {
        this.milliseconds = milliseconds;
        this.failingSeed = failingSeed;
    }

    /** The accuracy of a seed after an epoch. */
    static double accuracy(double ratio, long seed, int epoch) {
        double deviation = Math.floorMod(seed * 7919, 11) / 11.0 - 0.45;
        return ratio * (1 - Math.pow(2, -epoch)) * (1 + 0.04 * deviation);
    }

    @Override
    public RunResult run(RunSpec spec, Samples dataset, RunObserver observer) {
        if (spec.seed() == failingSeed) {
            throw new IllegalStateException("no luck");
        }
        double ratio = ((Sleep) ((StdpLearner) spec.learner()).regularisers().get(0)).ratio();
        RunResult model = FakeSimulation.result(1);
        List<Checkpoint> checkpoints = new ArrayList<>();
        int epochs = spec.protocol().epochs();
        for (int epoch = 0; epoch <= epochs; epoch++) {
            Checkpoint checkpoint = checkpoint(model.checkpoints().get(0), epoch, accuracy(ratio, spec.seed(), epoch));
            checkpoints.add(checkpoint);
            observer.checkpoint(checkpoint);
            if (observer.cancelled()) {
                throw new RunCancelledException();
            }
            pause();
        }
        double last = accuracy(ratio, spec.seed(), epochs);
        return new RunResult(
                Optional.of(new Learnt(
                        new Scores(
                                last,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                SAMPLES,
                                OptionalDouble.of(last),
                                OptionalDouble.of(last),
                                epochs,
                                epochs,
                                new int[] {1, 2, 3, 4}),
                        model.activity())),
                model.weights(),
                model.saturation(),
                model.stepsToSaturation(),
                model.meanSleepAccuracyChange(),
                Map.of("participation_ratio", ratio > 0.2 && spec.seed() % 2 == 0 ? 2.0 : 1.0),
                model.work(),
                List.of(),
                List.of(),
                checkpoints,
                List.of());
    }

    private void pause() {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunCancelledException();
        }
    }

    private static Checkpoint checkpoint(Checkpoint model, int epoch, double accuracy) {
        return new Checkpoint(
                epoch,
                epoch == 0 ? Checkpoint.Moment.START : Checkpoint.Moment.EPOCH,
                epoch,
                100L * epoch,
                0,
                OptionalDouble.of(1),
                OptionalDouble.of(2),
                OptionalDouble.empty(),
                epoch == 0 ? OptionalDouble.empty() : OptionalDouble.of(accuracy),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                model.weights());
    }
}
