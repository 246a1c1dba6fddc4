package org.slumber.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --slurm} submits, by a stand-in for sbatch; {@code .ci/slurm/run} has the real one. */
class SlurmIT {
    @TempDir
    Path folder;

    private Path commands;

    @BeforeEach
    void write() throws Exception {
        TinySweep.write(folder, "tiny", 2);
        commands = Files.createDirectory(folder.resolve("bin"));
    }

    @Test
    void aScriptIsWrittenAndSubmittedWithAProgramOfItsOwn() throws Exception {
        command("sbatch", "printf '%s\\n' \"$@\" >submitted");
        command("spark-submit", "echo a module has taken over; exit 9");
        assertEquals(
                "",
                said(0, "--slurm", "--nodes", "2", "-c", "8", "--hold", "--driver-memory", "3g", "tiny.yaml")
                        .replaceFirst("tiny: .*\\n", ""));
        List<String> submitted = Files.readAllLines(folder.resolve("submitted"));
        assertEquals("--hold", submitted.get(0));
        assertEquals(2, submitted.size());
        Path script = Path.of(submitted.get(1));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(script.getParent())));
        assertTrue(Files.exists(script.resolveSibling("slumber.jar")));
        String text = Files.readString(script);
        assertTrue(text.contains("#SBATCH --nodes=2\n#SBATCH -c 8\n"), text);
        assertTrue(text.contains("\nsweep=(sweep tiny.yaml)\n"), text);
        assertTrue(text.contains("\nspark=( --driver-memory 3g )\n"), text);
        assertTrue(text.contains("\nhere=" + folder + "\nfolder=" + script.getParent() + "\n"), text);
        assertEquals(List.of(script.getParent()), folders());
    }

    @Test
    void whatCannotBeSubmittedLeavesNothingBehind() throws Exception {
        command("sbatch", "echo sbatch: error: invalid partition >&2; exit 1");
        assertTrue(said(1, "tiny.yaml", "--slurm", "-p", "none").endsWith("\nsbatch: error: invalid partition\n"));
        assertEquals(
                "--slurm starts a Spark of its own in the job; leave --master and --deploy-mode out.\n",
                said(2, "tiny.yaml", "--slurm", "--master", "yarn"));
        assertEquals(List.of(), folders());
    }

    @Test
    void withoutSbatchNothingIsTried() throws Exception {
        assumeFalse(
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "sbatch"))),
                "this machine has SLURM");
        assertEquals(
                "sbatch is missing; --slurm is for the machine from which jobs of SLURM are submitted.\n",
                said(2, "tiny.yaml", "--slurm"));
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("slurm-"))
                    .toList();
        }
    }

    private void command(String name, String text) throws IOException {
        Path file = Files.writeString(commands.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs a sweep, which has to end with an exit code, and gives what it said. */
    private String said(int code, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(Submission.root().resolve("submit.sh").toString(), "sweep"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().merge("PATH", commands.toString(), (path, first) -> first + ":" + path);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), said);
        assertEquals(code, process.exitValue(), said);
        return said;
    }
}
