package org.slumber.spark.job;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ListedPoints;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.RunRecord;

/**
 * Runs what a results folder lacks of a sweep, and commits it. May be killed at any moment and started again: of what was
 * committed nothing is lost or run twice.
 */
public final class SweepJob {
    /** How long the loop waits for a run before it looks around, ms. */
    private static final long TICK = 100;
    /** Finished runs a core that tell how much of its time the cores are at work. */
    private static final int ENOUGH = 20;

    private final SparkSession spark;
    private final ResultsFolder folder;
    private final Simulation simulation;
    private final Options options;
    private final SweepProgress progress;
    private TimeLimit limit;
    private volatile boolean stopping;
    /** As the user asked, and once the folder is read with the identities that it has the runs under. */
    private SweepPlan plan;

    private Agenda agenda;
    /** Where not all runs may be made, which are. */
    private Optional<Admission> admission = Optional.empty();

    private int done;
    private int failed;
    private double cpuSeconds;
    private double busySeconds;
    private long startedAt;

    /**
     * What a user decides about resuming.
     *
     * @param retryFailed whether runs that failed are run again
     * @param mixVersions whether runs of other engine versions may lie in the same folder
     * @param gitCommit commit of the program for the rows, empty where unknown
     * @param runTimeout longest that a run may take, empty where it may take any time
     * @param reuse other results folders to take runs from
     * @param budget what may be taken
     */
    public record Options(
            boolean retryFailed,
            boolean mixVersions,
            Optional<String> gitCommit,
            Optional<Duration> runTimeout,
            List<ResultsFolder> reuse,
            Budget budget) {
        public Options {
            reuse = List.copyOf(reuse);
        }
    }

    public SweepJob(
            SparkSession spark,
            SweepPlan plan,
            ResultsFolder folder,
            Simulation simulation,
            Options options,
            SweepProgress progress) {
        this.spark = spark;
        this.plan = plan;
        this.folder = folder;
        this.simulation = simulation;
        this.options = options;
        limit = options.budget().until().orElse(TimeLimit.NONE);
        this.progress = progress;
    }

    /** Asks the sweep to end: no further run is started, those in flight are dropped, what is done is committed. */
    public void stop() {
        stopping = true;
    }

    /** Gives the sweep no more time than this: no run is begun that would end later, and at the limit it stops. */
    public void limit(TimeLimit other) {
        limit = limit.and(other);
    }

    /**
     * Runs the sweep.
     *
     * @throws InvalidInputException where the folder cannot be used: another sweep has it, it holds runs of another
     *     engine version, or it cannot be written
     * @throws SweepFailedException where it cannot go on: its folder or Spark has gone
     */
    public SweepSummary run() throws InterruptedException {
        try {
            return underLock();
        } catch (InvalidInputException | SweepFailedException e) {
            throw e;
        } catch (IOException | FSError e) {
            throw new InvalidInputException(
                    "results folder " + folder.display() + " cannot be written: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            if (!spark.sparkContext().isStopped()) {
                throw e;
            }
            throw endedEarly("Spark has ended", 0, e);
        }
    }

    private SweepSummary underLock() throws IOException, InterruptedException {
        try (FolderLock lock = lock()) {
            Recovery.recover(folder);
            for (String note : ResultTables.checkJars(spark, folder, options.mixVersions())) {
                progress.warned(note);
            }
            for (ResultsFolder other : options.reuse()) {
                ResultTables.checkJars(spark, other, options.mixVersions());
                progress.reused(new Reuse(spark, folder, plan).from(other), other.display());
            }
            plan = FormerIds.adopted(spark, folder, plan);
            List<SweepPlan.ListedPoint> listed = plan.listedPoints();
            if (!listed.isEmpty()) {
                ListedPoints.store(
                        folder,
                        listed.stream()
                                .map(each -> each.row(plan.file().name()))
                                .toList());
            }
            agenda = Agenda.of(spark, folder, plan, Resumption.of(spark, folder, plan, options, progress::warned));
            Resumption resumption = agenda.resumption();
            progress.planned(resumption.resume());
            SweepProvenance provenance = SweepProvenance.start(spark, folder, plan, resumption.resume());
            startedAt = System.nanoTime();
            try {
                SweepSummary summary = sweep(resumption, lock);
                if (!summary.stopped()) {
                    merge();
                }
                folder.fileSystem().delete(BatchWriter.staging(folder), true);
                provenance.end(summary);
                return summary;
            } catch (IOException | InterruptedException | RuntimeException e) {
                provenance.abort(e, summary(resumption));
                throw e;
            }
        }
    }

    /** Merges what is stored; where that fails, it stays stored as it is, and the next start tries again. */
    private void merge() {
        try {
            Compaction compaction = new Compaction(folder);
            compaction.promote(agenda.conclusion().map(Conclusion::promoted).orElse(Set.of()));
            compaction.merge();
        } catch (IOException | RuntimeException | FSError e) {
            progress.warned("the stored batches could not be merged into few files yet: " + Committer.rootCause(e));
        }
    }

    private FolderLock lock() throws IOException, InterruptedException {
        if (folder.fileSystem().exists(folder.root())
                && !folder.fileSystem().getFileStatus(folder.root()).isDirectory()) {
            throw new InvalidInputException("results folder " + folder.display() + " is a file");
        }
        if (!folder.fileSystem().mkdirs(folder.root())) {
            throw new IOException("it cannot be made");
        }
        return FolderLock.take(folder);
    }

    private SweepSummary sweep(Resumption resumption, FolderLock lock) throws InterruptedException {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Cores cores = new Cores(context);
        if (!resumption.toRun().isEmpty()) {
            Inbox inbox = new Inbox();
            spark.sparkContext().register(inbox);
            List<Broadcast<SweepPlan.PlannedDataset>> datasets = new ArrayList<>();
            plan.datasets().forEach(dataset -> datasets.add(context.broadcast(dataset)));
            RunTask task = new RunTask(simulation, datasets, options.gitCommit(), options.runTimeout(), inbox);
            CostModel costs = new CostModel();
            if (options.budget().any() && agenda.everything()) {
                admission = Optional.of(new Admission(costs, Coverage.order(plan, resumption.toRun())));
                agenda.admitNone();
            }
            Dispatcher dispatcher = new Dispatcher(
                    context,
                    plan,
                    task,
                    costs,
                    new RunQueue(costs, admission.isPresent() ? List.of() : resumption.toRun(), agenda::priority));
            BatchWriter writer = new BatchWriter(folder);
            try (Committer committer = new Committer(writer, lock, progress::warned, Committer.PATIENCE)) {
                keepAll(committer, () -> work(dispatcher, inbox, committer, writer, cores));
            } finally {
                context.clearJobGroup();
                context.setCallSite(context.appName());
                if (!context.sc().isStopped()) {
                    datasets.forEach(Broadcast::destroy);
                }
            }
        }
        return summary(resumption);
    }

    /** How it has gone until now. */
    private SweepSummary summary(Resumption resumption) {
        return new SweepSummary(
                resumption.resume(),
                done,
                failed,
                (System.nanoTime() - startedAt) / 1e9,
                cpuSeconds,
                busySeconds,
                new Cores(JavaSparkContext.fromSparkContext(spark.sparkContext())).now(),
                done < agenda.toRun());
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** Works, then commits what is left; where either fails, says what is stored and what is not. */
    private void keepAll(Committer committer, Work work) throws InterruptedException {
        try {
            work.run();
            committer.flush();
        } catch (IOException | SweepFailedException e) {
            throw endedEarly(e.getMessage(), committer.uncommitted(), e);
        } catch (IllegalStateException e) {
            if (!spark.sparkContext().isStopped()) {
                throw e;
            }
            throw endedEarly("Spark has ended", committer.uncommitted(), e);
        }
    }

    private SweepFailedException endedEarly(String why, int uncommitted, Throwable cause) {
        int stored = done - uncommitted;
        return new SweepFailedException(
                "The sweep has ended early: " + why + "; of " + done + " finished runs " + stored + " are stored in "
                        + folder.display() + "; the same command goes on from there.",
                cause);
    }

    private void work(Dispatcher dispatcher, Inbox inbox, Committer committer, BatchWriter writer, Cores cores)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        ExecutorWatch executors = new ExecutorWatch(spark.sparkContext());
        boolean wasLate = false;
        try {
            admit(dispatcher, cores.now());
            if (admission.isPresent() && agenda.toRun() == 0) {
                throw new InvalidInputException("the budget holds no point of the sweep: the least takes about "
                        + Math.max(1, Math.round(admission.get().leastSeconds())) + " s on one core");
            }
            while (!dispatcher.done() && !stopping) {
                int free = cores.now();
                committer.tend();
                writer.warning().ifPresent(progress::warned);
                boolean late = late(dispatcher);
                if (late && !wasLate) {
                    progress.warned(
                            "no further run is begun, as it would not end in time; at work: " + dispatcher.inFlight());
                }
                wasLate = late;
                dispatcher.dispatch(late || committer.full() ? 0 : free);
                boolean waveEnded = dispatcher.waveEnded();
                take(inbox, dispatcher, committer, waveEnded ? 0 : TICK);
                if (waveEnded) {
                    dispatcher.endWaves().forEach(lost -> keep(row(lost), dispatcher, committer));
                }
                executors.look().ifPresent(progress::warned);
                progress.advanced(state(dispatcher, start, free));
                if (limit.secondsLeft() <= 0 || (late && dispatcher.inFlight() == 0)) {
                    stop();
                }
                // also where all that was let in has ended at once
                admit(dispatcher, free);
            }
        } finally {
            dispatcher.cancel();
        }
    }

    /** Lets in what there is room for, on the cores and in the budget. */
    private void admit(Dispatcher dispatcher, int cores) {
        int room = dispatcher.room(cores);
        if (admission.isEmpty() || room <= 0) {
            return;
        }
        double taken = dispatcher.takenOn();
        double seconds = limit.secondsLeft();
        List<PlannedRun> runs = admission
                .get()
                .next(
                        room,
                        Math.min(options.budget().coreSecondsLeft(busySeconds + taken), seconds * cores - taken),
                        seconds);
        agenda.admit(runs.size());
        runs.forEach(dispatcher::add);
    }

    private static double elapsed(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** What the budget left out; empty where there was none. */
    public Optional<LeftOut> leftOut() {
        return admission.map(each -> new LeftOut(
                each.leftOut().stream()
                        .map(point -> plan.axisValues(point.missing().get(0)))
                        .toList(),
                each.secondsLeftOut()));
    }

    /**
     * What a budget left out.
     *
     * @param points what the sweep's axes are for each, by path
     * @param seconds that they are expected to take on one core
     */
    public record LeftOut(List<Map<String, Object>> points, double seconds) {}

    /** Whether a run begun now would not end in time; only what ended in this time tells how long runs take. */
    private boolean late(Dispatcher dispatcher) {
        return done > 0 && dispatcher.expectedRunSeconds() > limit.secondsLeft();
    }

    /** Waits for a run to come back and takes all that have. */
    private void take(Inbox inbox, Dispatcher dispatcher, Committer committer, long milliseconds)
            throws InterruptedException {
        FinishedRun finished = inbox.take(milliseconds);
        while (finished != null) {
            if (dispatcher.landed(finished)) {
                keep(finished, dispatcher, committer);
            }
            finished = inbox.take(0);
        }
    }

    private void keep(FinishedRun finished, Dispatcher dispatcher, Committer committer) {
        done++;
        failed += finished.failed() ? 1 : 0;
        cpuSeconds += finished.cpuSeconds();
        busySeconds += finished.wallSeconds();
        committer.add(finished);
        agenda.landed(finished).forEach(dispatcher::add);
    }

    /** Identities of the runs of the sweep, as the folder has them: of those that only confirm, or of all others. */
    public List<String> runIds(boolean confirming) {
        return IntStream.range(0, plan.size())
                .filter(run -> plan.fresh(run) == confirming)
                .mapToObj(run -> plan.runs().get(run).id())
                .toList();
    }

    /** How the search went that the sweep is; empty where it is none, or has not begun. */
    public Optional<Conclusion> conclusion() {
        return agenda == null ? Optional.empty() : agenda.conclusion();
    }

    /** What came of confirming the best; empty where that is not asked for, or has not begun. */
    public Optional<Confirmed> confirmed() {
        return agenda == null ? Optional.empty() : agenda.confirmed();
    }

    private SweepProgress.State state(Dispatcher dispatcher, long start, int cores) {
        double elapsed = elapsed(start);
        // what goes by between runs will go by between those that are left; too few runs do not tell
        double occupancy = done < ENOUGH * cores ? 1 : Math.max(0.01, Math.min(1, busySeconds / (elapsed * cores)));
        CostModel.Estimate left = dispatcher.left();
        double speed = cores * occupancy;
        return new SweepProgress.State(
                done, failed, agenda.toRun(), elapsed, left.seconds() / speed, left.low() / speed, left.high() / speed);
    }

    /** The row of a run that no task brought back. */
    private FinishedRun row(Dispatcher.Lost lost) {
        RunRecord record = new RunRecord(
                lost.run().id(),
                plan.spec(lost.run()),
                plan.datasets().get(lost.run().dataset()).checksum(),
                Optional.empty(),
                Optional.of(lost.error()),
                Optional.empty(),
                lost.run().purpose(),
                new RunRecord.Timing(Instant.now(), 0, 0, RunTask.host()),
                options.gitCommit());
        return new FinishedRun(lost.run().key(), true, false, 0, 0, ResultSchema.rows(record));
    }
}
