package org.slumber.spark.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Decides when finished runs are committed, and has it done on a thread beside the sweep, as some file systems try again
 * for many minutes. Used by the sweep's thread alone.
 */
final class Committer implements AutoCloseable {
    /** Age of the oldest waiting row at which a commit starts, s. */
    private static final double AGE = 20;
    /** Bytes of heap for each row that waits, so that all that wait or are written are a good quarter of it. */
    private static final long HEAP_PER_ROW = 200_000;
    /** Waiting rows of all tables at which a commit starts: 5 000 with a heap of 1 GB. */
    private static final int BATCH_ROWS =
            (int) Math.max(1000, Runtime.getRuntime().maxMemory() / HEAP_PER_ROW);
    /** Waiting rows at which no more runs are started. */
    private static final int MOST_ROWS = 3 * BATCH_ROWS;
    /** Commits that may fail one after another before the sweep gives up. */
    private static final int ATTEMPTS = 3;
    /** Time between the last attempts, when there is no sweep to go on meanwhile, ms. */
    private static final long LAST_PAUSE = 2000;
    /** Time between two looks at a commit when there is nothing else to do, ms. */
    private static final long LAST_LOOK = 20;
    /** Age of a commit at which the user is told that it waits, and the time until told again, s. */
    static final double PATIENCE = 60;

    private final BatchWriter writer;
    private final FolderLock lock;
    private final Consumer<String> warnings;
    private final double patience;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread daemon = new Thread(task, "results-committer");
        daemon.setDaemon(true);
        return daemon;
    });
    private List<FinishedRun> waiting = new ArrayList<>();
    private int waitingRows;
    private List<FinishedRun> underway = List.of();
    private CompletableFuture<Void> commit = CompletableFuture.completedFuture(null);
    private long oldest;
    private long lastAttempt = System.nanoTime();
    private int failures;
    private int told;

    Committer(BatchWriter writer, FolderLock lock, Consumer<String> warnings, double patience) {
        this.writer = writer;
        this.lock = lock;
        this.warnings = warnings;
        this.patience = patience;
    }

    /** Takes a finished run in. */
    void add(FinishedRun run) {
        if (waiting.isEmpty()) {
            oldest = System.nanoTime();
        }
        waiting.add(run);
        waitingRows += rows(run);
    }

    private static int rows(FinishedRun run) {
        return run.tables().values().stream().mapToInt(List::size).sum();
    }

    /** Whether so much waits that the memory of the driver would run out if runs went on as fast. */
    boolean full() {
        return waitingRows >= MOST_ROWS;
    }

    private boolean busy() {
        return !underway.isEmpty();
    }

    /** Rows that are not committed. */
    int uncommitted() {
        return waiting.size() + underway.size();
    }

    /**
     * Starts a commit where it is time, and takes note of one that has ended.
     *
     * @throws IOException where commits fail again and again
     */
    void tend() throws IOException {
        look();
        boolean due = waitingRows >= BATCH_ROWS || (!waiting.isEmpty() && secondsSince(oldest) >= AGE);
        boolean again = failures == 0 || secondsSince(lastAttempt) >= AGE;
        if (due && again && !busy()) {
            start();
        }
    }

    /** Commits all that waits, now. */
    void flush() throws IOException, InterruptedException {
        while (uncommitted() > 0) {
            if (!busy()) {
                if (failures > 0) {
                    Thread.sleep(LAST_PAUSE);
                }
                start();
            }
            Thread.sleep(LAST_LOOK);
            look();
        }
    }

    /** Takes note of a commit that has ended, or that takes long. */
    private void look() throws IOException {
        if (busy() && commit.isDone()) {
            settle();
        } else if (busy() && secondsSince(lastAttempt) >= patience * (told + 1)) {
            told++;
            warnings.accept(String.format(
                    Locale.ROOT,
                    "finished runs could not be stored yet: the results folder has not taken them for %.0f s",
                    patience * told));
        }
    }

    private void start() {
        lastAttempt = System.nanoTime();
        told = 0;
        underway = waiting;
        waiting = new ArrayList<>();
        waitingRows = 0;
        List<FinishedRun> batch = underway;
        commit = CompletableFuture.runAsync(
                () -> {
                    try {
                        lock.check();
                        writer.commit(batch);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                thread);
    }

    /** Ends the commit under way; where it failed its rows wait again. */
    private void settle() throws IOException {
        List<FinishedRun> batch = underway;
        underway = List.of();
        try {
            commit.join();
            failures = 0;
        } catch (CompletionException e) {
            List<FinishedRun> again = new ArrayList<>(batch);
            again.addAll(waiting);
            waiting = again;
            waitingRows = again.stream().mapToInt(Committer::rows).sum();
            failures++;
            String why = rootCause(e);
            if (failures >= ATTEMPTS) {
                throw new IOException(why, e);
            }
            warnings.accept("finished runs could not be stored yet: " + why);
        }
    }

    /** What was at the bottom of it, in a sentence. */
    static String rootCause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        // what file systems say is meant for people
        return root instanceof IOException && root.getMessage() != null ? root.getMessage() : RunAttempt.sentence(root);
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
