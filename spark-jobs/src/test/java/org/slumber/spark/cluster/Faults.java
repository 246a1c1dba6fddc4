package org.slumber.spark.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * What is to go wrong with the runs of a submission, and what of it has happened. The runs are the engine's, but for a
 * pause before each and the faults; the code of it travels in a jar of its own beside the program's.
 *
 * @param folder which all processes reach
 * @param milliseconds pause before each run
 * @param faults as {@link FaultySimulation} reads them, e.g. {@code 3=THROW}
 */
record Faults(Path folder, long milliseconds, String faults) {
    Faults {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The simulation, to be run in this JVM. */
    FaultySimulation simulation() {
        return new FaultySimulation(folder.toString(), milliseconds, faults);
    }

    /** What submit.sh is to be told. */
    List<String> submitted() throws IOException {
        return List.of(
                "--class",
                FaultyMain.class.getName(),
                "--conf",
                "spark.jars=" + jar(),
                "--driver-java-options",
                Submission.QUICK_START + " -D" + FaultySimulation.PROPERTY + "=" + folder + ":" + milliseconds + ":"
                        + faults);
    }

    /** Seeds of the runs that have started, once for each time. */
    List<Long> started() throws IOException {
        List<Long> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(FaultySimulation.STARTED))
                    .forEach(name -> seeds.add(Long.valueOf(name.split("-", -1)[1])));
        }
        return seeds;
    }

    /** The jar with what misbehaves. */
    Path jar() throws IOException {
        Path jar = folder.resolve("faults.jar");
        Path classes = Submission.root().resolve("spark-jobs/target/test-classes");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("Faulty"))
                    .toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                entries.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }
}
