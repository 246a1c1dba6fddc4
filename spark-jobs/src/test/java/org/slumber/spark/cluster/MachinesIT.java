package org.slumber.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged program by submit.sh on machines as containers, cron and shared hosts have them. What a set-up needs
 * (name spaces, another user id) is root's in most places; where it is refused, the test says so and is skipped.
 */
@Tag("minutes")
class MachinesIT {
    private static final String SUBMIT =
            Path.of("..", "submit.sh").toAbsolutePath().normalize().toString();
    private static final String SWEEP =
            """
            name: tiny
            values: {training.epochs: 1, training.images: 20, validation.images: 0, test.images: 20}
            axes: {sleep.ratio: [0, 0.1], seed: [1]}
            """;

    private Path folder;

    /** Not in /tmp, which some of these set-ups replace, and open to other users. */
    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory(Path.of("/var/tmp"), "slumber-machines");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(folder.resolve("tiny.yaml"), SWEEP);
    }

    @AfterEach
    void removeFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-there.invalid", "under_score"})
    void theNameOfTheMachineDoesNotMatter(String name) throws Exception {
        assumeAllowed("unshare", "--uts", "true");
        assertSweeps(List.of(
                "unshare", "--uts", "sh", "-c", "echo " + name + " >/proc/sys/kernel/hostname && exec \"$@\"", "sh"));
    }

    @ParameterizedTest
    @CsvSource({"noexec", "size=1m"})
    void anUnfitTemporaryFolderIsNotUsed(String option) throws Exception {
        assumeAllowed("unshare", "-m", "sh", "-c", "mount -t tmpfs tmpfs /mnt");
        assertSweeps(List.of(
                "unshare", "-m", "sh", "-c", "mount -t tmpfs -o " + option + " tmpfs /tmp && exec \"$@\"", "sh"));
    }

    @Test
    void aUserIdNeedsNoNameAndNoHome() throws Exception {
        List<String> nobody = List.of("setpriv", "--reuid", "12345", "--regid", "12345", "--clear-groups");
        assumeAllowed(with(nobody, "test", "-r", SUBMIT));
        assertSweeps(with(nobody, "env", "-u", "HOME"));
    }

    @Test
    void aMachineWithoutALocaleCanNameFiles() throws Exception {
        String out = folder.resolve("résultats").toString();
        run(
                List.of("env", "-u", "LANG", "-u", "LC_ALL", "-u", "LC_CTYPE"),
                SUBMIT,
                "sweep",
                folder.resolve("tiny.yaml").toString(),
                "--out",
                out);
        assertTrue(Files.isDirectory(Path.of(out, "runs")), out);
    }

    @Test
    void takenPortsDoNotMatter() throws Exception {
        List<ServerSocket> taken = new ArrayList<>();
        try {
            for (int port = 4040; port <= 4060; port++) {
                try {
                    taken.add(new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0")));
                } catch (IOException e) {
                    // another has it, which is as well
                }
            }
            assertSweeps(List.of());
        } finally {
            for (ServerSocket each : taken) {
                each.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"002, rw-rw-r--", "077, rw-------"})
    void filesHaveThePermissionsOfTheUsersOtherFiles(String mask, String permissions) throws Exception {
        assertSweeps(List.of("sh", "-c", "umask " + mask + " && exec \"$@\"", "sh"));
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertEquals(
                        permissions,
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file.toString());
            }
        }
    }

    private void assertSweeps(List<String> before) throws Exception {
        String out = run(
                before,
                SUBMIT,
                "sweep",
                folder.resolve("tiny.yaml").toString(),
                "--out",
                folder.resolve("out").toString());
        assertTrue(out.contains("2 runs in "), out);
    }

    /** Runs a command that has to end well, and returns what it printed. */
    private String run(List<String> before, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(with(before, command)).redirectErrorStream(true);
        builder.directory(folder.toFile());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(3, TimeUnit.MINUTES), "still running");
        assertEquals(0, process.exitValue(), out);
        return out;
    }

    private static List<String> with(List<String> before, String... command) {
        List<String> all = new ArrayList<>(before);
        all.addAll(List.of(command));
        return all;
    }

    private static void assumeAllowed(String... command) throws Exception {
        assumeAllowed(List.of(command));
    }

    private static void assumeAllowed(List<String> command) throws Exception {
        boolean allowed;
        try {
            allowed = new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            allowed = false;
        }
        assumeTrue(allowed, "this machine does not allow " + String.join(" ", command));
    }
}
