package org.slumber.spark.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.slumber.engine.trace.Replay;
import org.slumber.engine.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trace}: replays a recorded trace by the code that real runs use. */
@Command(
        name = "trace",
        description = {
            "Replay a recorded trace and compare.",
            "Exit code 0 only where no spike differs and no weight by more than 1e-9."
        },
        mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {
    /** How long the trace is repeated to be timed, s. */
    private static final double TIMED_SECONDS = 2;

    @Parameters(paramLabel = "FOLDER", description = "Folder of the trace, with its trace.json.")
    private Path folder;

    @Override
    public Integer call() {
        Trace trace = Trace.read(folder);
        Replay replay = Replay.of(trace);
        repeat(trace);
        System.out.printf(
                Locale.ROOT,
                "raster_differences=%d max_weight_difference=%.3g steps_per_second=%.0f%n",
                replay.rasterDifferences(),
                replay.maximumWeightDifference(),
                repeat(trace));
        return replay.agrees() ? 0 : 1;
    }

    /** Replays for at least two seconds and gives the steps a second; the first time is for the compiler. */
    private static double repeat(Trace trace) {
        long start = System.nanoTime();
        double seconds = 0;
        long steps = 0;
        while (seconds < TIMED_SECONDS) {
            steps += Replay.of(trace).steps();
            seconds = (System.nanoTime() - start) / 1e9;
        }
        return steps / seconds;
    }
}
