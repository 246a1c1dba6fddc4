package org.slumber.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.util.AccumulatorV2;

/**
 * The way of finished runs from tasks to the driver. A job's own result is there when its last task has ended; an
 * accumulator's value comes with each task, and Spark merges that of every successful task exactly once, however often
 * the task was tried or speculated on.
 */
final class Inbox extends AccumulatorV2<FinishedRun, List<FinishedRun>> {
    private static final long serialVersionUID = 1L;

    private final List<FinishedRun> added = new ArrayList<>();
    /** On the driver alone: it stays behind when the accumulator travels. */
    private final transient LinkedBlockingQueue<FinishedRun> arrived = new LinkedBlockingQueue<>();

    /** The next that has arrived, waiting for it at most so long; null where there is none. */
    FinishedRun take(long milliseconds) throws InterruptedException {
        return arrived.poll(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** All that have arrived and were not taken. */
    List<FinishedRun> arrived() {
        return List.copyOf(arrived);
    }

    @Override
    public void merge(AccumulatorV2<FinishedRun, List<FinishedRun>> other) {
        arrived.addAll(other.value());
    }

    @Override
    public void add(FinishedRun run) {
        added.add(run);
    }

    @Override
    public List<FinishedRun> value() {
        return added;
    }

    @Override
    public boolean isZero() {
        return added.isEmpty();
    }

    @Override
    public AccumulatorV2<FinishedRun, List<FinishedRun>> copy() {
        Inbox copy = new Inbox();
        copy.added.addAll(added);
        return copy;
    }

    @Override
    public void reset() {
        added.clear();
    }
}
