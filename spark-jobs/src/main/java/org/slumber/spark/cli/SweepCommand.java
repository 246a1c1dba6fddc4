package org.slumber.spark.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.job.Budget;
import org.slumber.spark.job.Forecast;
import org.slumber.spark.job.Simulation;
import org.slumber.spark.job.SweepJob;
import org.slumber.spark.job.SweepPlan;
import org.slumber.spark.job.SweepSummary;
import org.slumber.spark.job.TimeLimit;
import org.slumber.spark.report.Report;
import org.slumber.spark.results.OutputHash;
import org.slumber.spark.results.ProgramBuild;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.sweep.SweepFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sweep}: runs what a sweep file asks for and is not in the results yet. */
@Command(
        name = "sweep",
        description = {
            "Run a sweep; the same command again runs only what is missing.",
            "Results: FOLDER/runs and FOLDER/checkpoints, Parquet."
        },
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
    /** How long a sweep that is told to end may take to commit what is done, s; Spark goes down after that. */
    private static final long LAST_COMMIT_SECONDS = 180;
    /** Above the priority at which Spark and Hadoop go down. */
    private static final int BEFORE_SPARK = 100;

    /** Set by submit.sh where standard error is a terminal. */
    private static final String TERMINAL = "slumber.terminal";
    /** Set by submit.sh in a batch job: the file that says until when it may take. */
    private static final String UNTIL = "slumber.until";

    @Parameters(paramLabel = "FILE", description = "Sweep file, e.g. conf/quick.yaml.")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Override a value, or give an axis: --set seed=7 --set 'sleep.ratio=[0, 0.1]'.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--replicates-until",
            paramLabel = "METRIC=WIDTH",
            description = "Add seeds to each point until the 95 %% interval of a metric of runs is narrower:"
                    + " --replicates-until test_accuracy=0.02, or test_accuracy-baseline=0.02 of the difference from the"
                    + " same seed without a regulariser.")
    private String replicatesUntil;

    @Option(
            names = "--most-replicates",
            paramLabel = "SEEDS",
            description = "Most seeds of a point with --replicates-until (default: 50).")
    private String mostReplicates;

    @Option(
            names = "--confirm",
            paramLabel = "BEST",
            description = "Run so many of the best points of each data set again, on --seeds fresh seeds.")
    private String confirm;

    @Option(names = "--seeds", paramLabel = "SEEDS", description = "Fresh seeds of each with --confirm.")
    private String seeds;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Results folder (default: results/NAME).")
    private String out;

    @Option(names = "--data", paramLabel = "FOLDER", description = "Data sets (default: data in the file, else data).")
    private Path data;

    @Option(names = "--dry-run", description = "Show the runs, how many they are and how long they will take.")
    private boolean dryRun;

    @Option(names = "--retry-failed", description = "Run again what failed before.")
    private boolean retryFailed;

    @Option(
            names = "--run-timeout",
            paramLabel = "TIME",
            converter = TimeSpanConverter.class,
            description = "End a run that takes longer, e.g. 90s, 10min or 2h, as a failed one (default: never).")
    private Duration runTimeout;

    @Option(
            names = "--reuse",
            paramLabel = "FOLDER",
            description =
                    "Take runs that another results folder has already, whatever sweep they were made for; may be given"
                            + " several times.")
    private List<String> reuse = new ArrayList<>();

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = TimeSpanConverter.class,
            description =
                    "Core time that the runs may take in all, e.g. 2h: whole points, baselines first, then those that"
                            + " cover the design best; says what is left out.")
    private Duration budget;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = MomentConverter.class,
            description = "As --budget, until all must be stored: a span from now, e.g. 3h, or a local time such as"
                    + " 2026-12-24T18:00.")
    private Instant until;

    @Option(names = "--mix-versions", description = "Allow runs of other engine versions in the same folder.")
    private boolean mixVersions;

    @Option(
            names = "--slurm",
            arity = "0",
            parameterConsumer = BatchJob.Reader.class,
            description =
                    "Run it as a job of SLURM, and in further ones until all is done; options that are not the sweep's"
                            + " are sbatch's, e.g. --nodes 2 --time 8:00:00. With --dry-run: print the job's script.")
    private BatchJob job;

    private final Simulation simulation;

    SweepCommand(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        SweepFile sweep = SweepFile.read(file, allOverrides());
        Path sets = data != null ? data : sweep.data().orElse(Path.of("data"));
        if (job != null) {
            // what is wrong is said here, and not hours later in the job
            SweepPlan plan = SweepPlan.of(sweep, sets);
            job.print(sweep.name(), System.out);
            DryRun.printExpected(plan, Forecast.of(plan), System.err);
            return 0;
        }
        if (dryRun) {
            SweepPlan outline = SweepPlan.outline(sweep, sets);
            DryRun.print(outline, Forecast.of(outline), System.out);
            DryRun.printMissing(outline, sets, System.out);
            return 0;
        }
        SweepPlan plan = SweepPlan.of(sweep, sets);
        if (budget != null && (sweep.adaptive().isPresent() || sweep.confirm().isPresent())) {
            throw new InvalidInputException("--budget chooses points, and so do replicates, halving and confirm in "
                    + sweep.source() + "; give --until, which ends the sweep in time");
        }
        String folder = out != null ? out : "results/" + sweep.name();
        System.err.println(sweep.source() + ": " + ConsoleProgress.runs(plan.size()) + "; Spark starts.");
        try (SparkSession spark = Sessions.open("slumber " + sweep.name())) {
            ResultsFolder results =
                    ResultsFolder.of(folder, spark.sparkContext().hadoopConfiguration());
            return run(spark, plan, results);
        }
    }

    /** The options on replicates and confirm are keys of the sweep file too. */
    private List<String> allOverrides() {
        List<String> all = new ArrayList<>(overrides);
        if (replicatesUntil != null) {
            int equals = replicatesUntil.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException(
                        "--replicates-until takes METRIC=WIDTH, such as test_accuracy=0.02, was " + replicatesUntil);
            }
            all.add("replicates.metric=" + replicatesUntil.substring(0, equals).strip());
            all.add("replicates.width=" + replicatesUntil.substring(equals + 1));
        }
        if (mostReplicates != null) {
            all.add("replicates.most=" + mostReplicates);
        }
        if (confirm != null) {
            all.add("confirm.best=" + confirm);
        }
        if (seeds != null) {
            all.add("confirm.seeds=" + seeds);
        }
        return all;
    }

    private int run(SparkSession spark, SweepPlan plan, ResultsFolder results) throws InterruptedException {
        ConsoleProgress progress = new ConsoleProgress(System.err, Boolean.getBoolean(TERMINAL), results.display());
        SweepJob job = new SweepJob(
                spark,
                plan,
                results,
                simulation,
                new SweepJob.Options(
                        retryFailed,
                        mixVersions,
                        ProgramBuild.ofThisProgram().commitText(),
                        Optional.ofNullable(runTimeout),
                        reuse.stream()
                                .map(other -> ResultsFolder.of(
                                        other, spark.sparkContext().hadoopConfiguration()))
                                .toList(),
                        new Budget(
                                Optional.ofNullable(budget),
                                Optional.ofNullable(until).map(end -> TimeLimit.before(end, Instant.now())))),
                progress);
        Optional.ofNullable(System.getProperty(UNTIL)).ifPresent(until -> job.limit(TimeLimit.in(Path.of(until))));
        Thread sweeping = Thread.currentThread();
        Runnable hook = () -> end(job, sweeping);
        ShutdownHookManager.get().addShutdownHook(hook, BEFORE_SPARK, LAST_COMMIT_SECONDS, TimeUnit.SECONDS);
        SweepSummary summary;
        try {
            summary = job.run();
        } finally {
            progress.end();
            if (!ShutdownHookManager.get().isShutdownInProgress()) {
                ShutdownHookManager.get().removeShutdownHook(hook);
            }
        }
        return report(spark, job, results, summary, System.out);
    }

    /** On Ctrl-C or SIGTERM: lets the sweep commit what is done before the JVM goes down. */
    private static void end(SweepJob job, Thread sweeping) {
        System.err.println("\nStopping; what is done is being stored.");
        job.stop();
        try {
            sweeping.join(TimeUnit.SECONDS.toMillis(LAST_COMMIT_SECONDS));
            if (sweeping.isAlive()) {
                System.err.println("Stopped before all that is done was stored; the same command goes on from there.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says what came of it; the exit code. */
    private int report(SparkSession spark, SweepJob job, ResultsFolder results, SweepSummary summary, PrintStream to) {
        job.leftOut().flatMap(LeftOutText::of).ifPresent(to::println);
        if (summary.stopped()) {
            to.println("Stopped: " + summary.done()
                    + (job.conclusion().isPresent()
                            ? ""
                            : " of " + summary.resume().toRun()) + " runs are done and stored in " + results.display()
                    + "; the same command goes on from there.");
            if (ShutdownHookManager.get().isShutdownInProgress()) {
                // the signal makes the exit code
                return 0;
            }
            int added = retryFailed ? summary.done() - summary.failed() : summary.done();
            return added > 0 ? Main.OUT_OF_TIME : Main.OUT_OF_TIME_FOR_ANY;
        }
        ViewFiles files = ViewFiles.of(results);
        ResultTables tables = ResultTables.open(spark, results);
        AnalysisViews views = AnalysisViews.kept(tables);
        List<String> planned = job.runIds(false);
        to.println(SweepTable.of(views, planned, job.runIds(true)));
        job.conclusion().ifPresent(conclusion -> to.println(SearchTable.of(conclusion)));
        job.confirmed().ifPresent(confirmed -> to.println(ConfirmedTable.of(confirmed)));
        Report.answer(views).forEach(to::println);
        to.println(ConsoleProgress.closing(summary));
        OutputHash.ofRuns(SweepTable.among(tables.runs(), planned))
                .ifPresent(hash -> to.println("Output hash " + hash + ": the same runs have the same on any machine."));
        String failures = FailedRuns.text(
                SweepTable.among(tables.runs(), planned),
                results.display(),
                "./submit.sh sweep " + file + " --out " + results.display() + " --retry-failed");
        if (!failures.isEmpty()) {
            to.println(failures);
        }
        to.println("Results: " + results.display() + "; in pictures: ./submit.sh report " + results.display());
        tables.notes().forEach(System.err::println);
        files.writeAfterSweep(views);
        return failures.isEmpty() ? 0 : Main.FAILED_RUNS;
    }
}
