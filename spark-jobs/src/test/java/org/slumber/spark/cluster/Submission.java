package org.slumber.spark.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A process of {@code submit.sh} with the packaged program, as a user starts it. */
final class Submission implements AutoCloseable {
    /** Options of a JVM that spends its time on starting. */
    static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int SIGINT = 2;

    private final Process process;
    private final Path output;
    private final Faults faults;

    private Submission(Process process, Path output, Faults faults) {
        this.process = process;
        this.output = output;
        this.faults = faults;
    }

    /** The project's folder. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("submit.sh")) ? here : here.getParent();
    }

    /**
     * Starts the program, with runs that misbehave as told.
     *
     * @param folder where its output goes
     * @param faults as {@link Faults#submitted} takes them
     */
    static Submission start(Path folder, Faults faults, String... arguments) throws IOException {
        return start(folder, faults, Map.of(), arguments);
    }

    /** As above, with more in its environment. */
    static Submission start(Path folder, Faults faults, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of(root().resolve("submit.sh").toString()));
        command.addAll(List.of(arguments));
        command.addAll(faults.submitted());
        Path output = Files.createTempFile(folder, "submission", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // the jars of the build, not a Spark that happens to be installed here
        builder.environment().remove("SPARK_HOME");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return new Submission(builder.start(), output, faults);
    }

    /** All it has said until now. */
    String said() throws IOException {
        return Files.readString(output);
    }

    /** Whether this process ignores SIGINT, and so any that it starts, for good; false where there is no /proc. */
    static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow()
                .substring("SigIgn:".length())
                .strip();
        return (Long.parseUnsignedLong(ignored, 16) >> (SIGINT - 1) & 1) == 1;
    }

    /** Looks again and again until it is so; fails where it never is, or this ends before. */
    void await(String what, Callable<Boolean> isSo) throws Exception {
        StandaloneCluster.await(PATIENCE, what, () -> {
            if (!running()) {
                throw new AssertionError("it ended before " + what + "; it said:\n" + said());
            }
            return isSo.call();
        });
    }

    /** Waits for so many of its runs to have started. */
    void awaitStarts(int count) throws Exception {
        await(count + " starts of runs", () -> faults.started().size() >= count);
    }

    /** Sends a signal by its name, e.g. INT. */
    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    }

    boolean running() {
        return process.isAlive();
    }

    /** Waits for its end and gives its exit code. */
    int exitCode() throws Exception {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("did not end in " + PATIENCE.toMinutes() + " minutes; it said:\n" + said());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
