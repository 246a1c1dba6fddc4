package org.slumber.spark.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slumber.spark.job.Budget;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.job.Simulation;
import org.slumber.spark.job.SweepJob;
import org.slumber.spark.job.SweepPlan;
import org.slumber.spark.job.SweepProgress;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.sweep.SweepFile;

/** A sweep over seeds of runs that take a tenth of a second. */
final class TinySweep {
    private TinySweep() {}

    /** Writes its file. */
    static Path write(Path folder, String name, int seeds) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".yaml"),
                String.join(
                        "\n",
                        "name: " + name,
                        "values:",
                        "  training.epochs: 1",
                        "  training.images: 16",
                        "  validation.images: 4",
                        "  test.images: 8",
                        "axes:",
                        "  seed: {from: 1, to: " + seeds + ", step: 1}"));
    }

    /** Its rows where nothing goes wrong, from a sweep in this JVM. */
    static Map<Long, String> undisturbed(Path folder, Path file) throws Exception {
        Path out = folder.resolve("undisturbed");
        new SweepJob(
                        LocalSpark.session(),
                        SweepPlan.of(SweepFile.read(file, java.util.List.of()), folder),
                        ResultsFolder.of(
                                out.toString(),
                                LocalSpark.session().sparkContext().hadoopConfiguration()),
                        Simulation.ENGINE,
                        new SweepJob.Options(false, false, Optional.empty(), Optional.empty(), List.of(), Budget.NONE),
                        SweepProgress.NONE)
                .run();
        return Rows.of(out);
    }
}
