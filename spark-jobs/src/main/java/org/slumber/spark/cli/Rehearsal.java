package org.slumber.spark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Goes once through what people start most, on a sweep of four runs that take no time, so that submit.sh can have the JVM
 * store the classes that this takes (class data sharing), and later JVMs find them loaded and checked.
 */
public final class Rehearsal {
    private static final String SWEEP =
            """
            name: rehearsal
            values:
              dataset: geomfig
              preset: released
              training: {epochs: 1, images: 8, stepsPerImage: 20}
              validation.images: 4
              test.images: 8
              sleep.intervalSteps: 50
            axes:
              sleep.ratio: [0, 0.1]
              seed: [1, 2]
            """;

    private Rehearsal() {}

    /**
     * Runs the commands; the exit code is that of the first that fails.
     *
     * @param arguments a folder of its own
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path sweep = Files.writeString(folder.resolve("rehearsal.yaml"), SWEEP);
        String results = folder.resolve("results").toString();
        List<List<String>> commands = List.of(
                List.of("sweep", sweep.toString(), "--dry-run"),
                List.of("sweep", sweep.toString(), "--out", results),
                List.of("sql", "--results", results, "SELECT * FROM ranking JOIN paired USING (dataset, learner)"),
                List.of(
                        "report",
                        results,
                        "--out",
                        folder.resolve("report.html").toString()));
        for (List<String> command : commands) {
            int code = Main.run(command.toArray(String[]::new));
            if (code != 0) {
                System.exit(code);
            }
        }
    }
}
