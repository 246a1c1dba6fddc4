package org.slumber.spark.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.EventSet;
import org.slumber.engine.data.Samples;
import org.slumber.spark.results.ProgramBuild;
import org.slumber.spark.results.Provenance;
import org.slumber.spark.results.ProvenanceFiles;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.sweep.Direction;
import org.slumber.spark.sweep.SweepFile;

/** Notes one start of a sweep, and its end, in the results folder's provenance. */
final class SweepProvenance {
    private final ProvenanceFiles files;
    private final Provenance started;
    private final String name;

    private SweepProvenance(ProvenanceFiles files, Provenance started, String name) {
        this.files = files;
        this.started = started;
        this.name = name;
    }

    /** Notes the start of a sweep that knows what it is to run. */
    static SweepProvenance start(SparkSession spark, ResultsFolder folder, SweepPlan plan, SweepProgress.Resume resume)
            throws IOException {
        ProvenanceFiles files = new ProvenanceFiles(folder);
        files.recover();
        Provenance started = new Provenance(
                Provenance.VERSION,
                now(),
                sweep(plan),
                versions(spark),
                machine(JavaSparkContext.fromSparkContext(spark.sparkContext())),
                datasets(plan),
                new Provenance.Counts(resume.found(), resume.skipped(), resume.skippedFailed(), resume.toRun()),
                Optional.empty());
        return new SweepProvenance(files, started, files.start(started));
    }

    /** Notes that the sweep is through, or was asked to stop. */
    void end(SweepSummary summary) throws IOException {
        files.end(
                name,
                started.ended(new Provenance.Ending(
                        now(),
                        summary.stopped() ? Provenance.Outcome.STOPPED : Provenance.Outcome.COMPLETE,
                        Optional.empty(),
                        summary.done(),
                        summary.failed(),
                        summary.wallSeconds(),
                        summary.cpuSeconds(),
                        summary.cores(),
                        summary.parallelEfficiency())));
    }

    /**
     * Notes that the sweep gave up.
     *
     * @param why what it threw; what the file system throws meanwhile is added to it
     * @param summary of what it did until then
     */
    void abort(Exception why, SweepSummary summary) {
        try {
            files.end(
                    name,
                    started.ended(new Provenance.Ending(
                            now(),
                            Provenance.Outcome.ABORTED,
                            Optional.of(RunAttempt.sentence(why)),
                            summary.done(),
                            summary.failed(),
                            summary.wallSeconds(),
                            summary.cpuSeconds(),
                            summary.cores(),
                            summary.parallelEfficiency())));
        } catch (IOException | FSError e) {
            // a local file system throws an error where it is full
            why.addSuppressed(e);
        }
    }

    private static Provenance.Sweep sweep(SweepPlan plan) {
        SweepFile file = plan.file();
        Map<String, List<Object>> axes = new LinkedHashMap<>();
        file.directions().stream()
                .flatMap(direction -> direction.listed().stream())
                .forEach(axis -> axes.put(axis.path(), axis.values()));
        return new Provenance.Sweep(
                file.name(),
                file.source(),
                Optional.of(plan.data().toAbsolutePath().normalize().toString()),
                file.sets().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, set -> absolute(set.getValue()))),
                file.text(),
                file.overrides(),
                file.values(),
                axes,
                file.directions().stream().map(Direction::text).toList(),
                plan.size(),
                plan.duplicates());
    }

    /** A path, or each of a pair of paths. */
    private static String absolute(String path) {
        return Stream.of(path.split(":"))
                .map(each -> Path.of(each).toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(":"));
    }

    private static Provenance.Versions versions(SparkSession spark) {
        return new Provenance.Versions(
                Engine.VERSION,
                ProgramBuild.ofThisProgram(),
                spark.version(),
                Runtime.version().toString(),
                System.getProperty("java.vendor") + ", " + System.getProperty("java.vm.name"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Catalogue.extensionJars());
    }

    private static Provenance.Machine machine(JavaSparkContext spark) {
        return new Provenance.Machine(spark.master(), RunTask.host(), new Cores(spark).now());
    }

    private static List<Provenance.DatasetUsed> datasets(SweepPlan plan) {
        return plan.datasets().stream().map(SweepProvenance::used).toList();
    }

    private static Provenance.DatasetUsed used(SweepPlan.PlannedDataset planned) {
        Samples samples = planned.dataset();
        int rows = samples instanceof Dataset images ? images.rows() : 1;
        int columns = samples instanceof Dataset images ? images.columns() : ((EventSet) samples).channels();
        return new Provenance.DatasetUsed(
                samples.name(), planned.checksum(), samples.size(), rows, columns, samples.classes());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
