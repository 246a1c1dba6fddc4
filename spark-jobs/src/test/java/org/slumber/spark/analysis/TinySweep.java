package org.slumber.spark.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Samples;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.spark.job.Budget;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.job.Simulation;
import org.slumber.spark.job.SweepJob;
import org.slumber.spark.job.SweepPlan;
import org.slumber.spark.job.SweepProgress;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.sweep.SweepFile;

/**
 * A results folder made by the engine on a few small images, once a JVM: both learners, 3 ratios, 2 decays and 3
 * seeds, of which seed 3 of stdp fails at ratio 0.3 and decay 0.999.
 */
public final class TinySweep {
    private static final String SWEEP =
            """
            name: tiny
            values:
              training.epochs: 2
              training.images: 24
              training.stepsPerImage: 200
              validation.images: 8
              test.images: 40
              sleep.intervalSteps: 1000
              surrogate.hidden: 20
              surrogate.batch: 4
            axes:
              learner: [stdp, surrogate-gradient]
              sleep.ratio: [0, 0.1, 0.3]
              sleep.decay: [0.9999, 0.999]
              seed: [1, 2, 3]
            """;

    private static ResultsFolder folder;

    private TinySweep() {}

    /** The folder. */
    public static synchronized ResultsFolder folder() {
        if (folder == null) {
            folder = of(SWEEP, TinySweep::failingOnce);
        }
        return folder;
    }

    /** A folder of its own for any sweep. */
    public static ResultsFolder of(String sweep, Simulation simulation) {
        try {
            Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target/sweeps")), "sweep");
            Path file = Files.writeString(home.resolve("sweep.yaml"), sweep);
            SparkSession spark = LocalSpark.session();
            ResultsFolder results = ResultsFolder.of(
                    home.resolve("results").toString(), spark.sparkContext().hadoopConfiguration());
            SweepJob.Options options = new SweepJob.Options(
                    false, false, Optional.of("0123abc"), Optional.empty(), List.of(), Budget.NONE);
            SweepPlan plan = SweepPlan.of(SweepFile.read(file, List.of()), home);
            new SweepJob(spark, plan, results, simulation, options, SweepProgress.NONE).run();
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the tests were interrupted", e);
        }
    }

    private static RunResult failingOnce(RunSpec spec, Samples dataset, RunObserver observer) {
        if (spec.seed() == 3
                && spec.learner() instanceof StdpLearner stdp
                && !stdp.regularisers().isEmpty()
                && stdp.regularisers().get(0) instanceof Sleep sleep
                && sleep.ratio() == 0.3
                && sleep.decay() == 0.999) {
            throw new IllegalStateException("this run was made to fail");
        }
        return Engine.run(spec, dataset, observer);
    }
}
