package org.slumber.engine.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What passed in a run's training so far: epochs, steps, sleeps and the checkpoints; and who watches. */
public final class Chronicle {
    /** Checkpoints are taken around this many sleeps an epoch; naps come by the hundred. */
    private static final int OBSERVED_SLEEPS = 16;

    private final RunObserver observer;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private int epoch;
    private int sleepsInEpoch;
    private long wakeSteps;
    private long sleepSteps;
    private long sleeps;

    /** Nothing has passed. */
    public Chronicle(RunObserver observer) {
        this.observer = observer;
    }

    /** A training epoch begins. */
    public void beginEpoch() {
        epoch++;
        sleepsInEpoch = 0;
        observer.beginsEpoch(epoch);
    }

    /** So many training steps awake have passed. */
    public void trained(long steps) {
        wakeSteps += steps;
        observer.trained(wakeSteps);
    }

    /** Whether checkpoints are taken around the next sleep. */
    public boolean observesNextSleep() {
        return sleepsInEpoch < OBSERVED_SLEEPS;
    }

    /** A sleep, nap or normalisation of so many steps has passed. */
    public void slept(long steps) {
        sleepSteps += steps;
        sleeps++;
        sleepsInEpoch++;
    }

    /** Takes a checkpoint. */
    public void checkpoint(Checkpoint.Moment moment, OptionalDouble validationAccuracy, Reading reading) {
        Checkpoint checkpoint = new Checkpoint(
                checkpoints.size(),
                moment,
                epoch,
                wakeSteps,
                sleepSteps,
                reading.excitatoryRate(),
                reading.inhibitoryRate(),
                reading.hiddenRate(),
                validationAccuracy,
                reading.loss(),
                reading.trainingAccuracy(),
                reading.weights());
        checkpoints.add(checkpoint);
        observer.checkpoint(checkpoint);
    }

    /** Ends the run where its observer asked for it. */
    public void checkCancelled() {
        if (observer.cancelled()) {
            throw new RunCancelledException();
        }
    }

    /** One who sees nothing and ends the run where its observer asks for it. */
    public RunObserver onlyCancelling() {
        return new RunObserver() {
            @Override
            public void checkpoint(Checkpoint checkpoint) {}

            @Override
            public boolean cancelled() {
                return observer.cancelled();
            }
        };
    }

    /** Who watches the run. */
    public RunObserver observer() {
        return observer;
    }

    /** Training epochs begun. */
    public int epoch() {
        return epoch;
    }

    /** Training steps awake, of every image. */
    public long wakeSteps() {
        return wakeSteps;
    }

    /** Steps asleep or napping, of every copy. */
    public long sleepSteps() {
        return sleepSteps;
    }

    /** Sleeps, naps or normalisations. */
    public long sleeps() {
        return sleeps;
    }

    /** The checkpoints, in order. */
    public List<Checkpoint> checkpoints() {
        return List.copyOf(checkpoints);
    }
}
