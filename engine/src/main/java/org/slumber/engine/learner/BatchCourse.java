package org.slumber.engine.learner;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slumber.engine.metrics.WeightMonitor;

/** How a learner that trains batch by batch got on: what it answered in each epoch, and what sleeps between batches changed. */
public final class BatchCourse {
    private final Chronicle chronicle;
    private final WeightMonitor monitor;
    private Tally epoch = new Tally();
    private Tally read = epoch;
    private double accuracyChange;

    /** Of a learner that has not begun. */
    public BatchCourse(Chronicle chronicle, WeightMonitor monitor) {
        this.chronicle = chronicle;
        this.monitor = monitor;
    }

    /** Begins to count anew. */
    public void beginEpoch() {
        epoch = new Tally();
    }

    /** Says that the next reading is of the whole epoch. */
    public void endEpoch() {
        read = epoch;
    }

    /** The samples of this epoch, to be added to. */
    public Tally epoch() {
        return epoch;
    }

    /** The samples that the next reading's loss is of. */
    public Tally read() {
        return read;
    }

    /**
     * A sleep, or what else acts on weights between batches.
     *
     * @param again reads the batch trained last once more, weights frozen
     * @param sleep acts, and says how many steps that takes
     * @param reading what a checkpoint of the moment says
     */
    public void sleep(Supplier<Tally> again, LongSupplier sleep, Supplier<Reading> reading) {
        boolean observed = chronicle.observesNextSleep();
        Tally before = look(again, observed, Checkpoint.Moment.ONSET, reading);
        chronicle.observer().fallsAsleep();
        chronicle.slept(sleep.getAsLong());
        chronicle.observer().awakes();
        monitor.observe();
        Tally after = look(again, observed, Checkpoint.Moment.OFFSET, reading);
        accuracyChange += after.accuracy().getAsDouble() - before.accuracy().getAsDouble();
    }

    private Tally look(Supplier<Tally> again, boolean observed, Checkpoint.Moment moment, Supplier<Reading> reading) {
        Tally tally = again.get();
        if (observed) {
            read = tally;
            chronicle.checkpoint(moment, OptionalDouble.empty(), reading.get());
        }
        return tally;
    }

    /** Mean change of the accuracy on the batch before a sleep; empty without sleeps. */
    public OptionalDouble meanSleepAccuracyChange() {
        return chronicle.sleeps() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(accuracyChange / chronicle.sleeps());
    }
}
