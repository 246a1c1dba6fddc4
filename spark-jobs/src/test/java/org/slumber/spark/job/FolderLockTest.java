package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultsFolder;

class FolderLockTest {
    private static final Duration TOUCH = Duration.ofMillis(200);

    @TempDir
    Path root;

    @Test
    void aSecondDriverIsRefusedInOneSentence() throws Exception {
        assertSecondIsRefused(ResultsFolder.of(root.toString(), new Configuration()));
    }

    @Test
    void aSecondDriverIsRefusedWhereThereAreNoLocalLocks() throws Exception {
        assertSecondIsRefused(remote());
    }

    @Test
    void aLockThatWasCheckedStillKeepsOtherProcessesOff() throws Exception {
        FolderLock lock = FolderLock.take(ResultsFolder.of(root.toString(), new Configuration()));
        assertFalse(anotherProcessCanLock());
        lock.check();
        assertFalse(anotherProcessCanLock());
        lock.close();
        assertTrue(anotherProcessCanLock());
    }

    private boolean anotherProcessCanLock() throws Exception {
        Path probe = Files.writeString(
                root.resolve("Probe.java"),
                """
                import java.nio.channels.FileChannel;
                import java.nio.file.Path;
                import java.nio.file.StandardOpenOption;

                class Probe {
                    public static void main(String[] file) throws Exception {
                        FileChannel channel = FileChannel.open(Path.of(file[0]), StandardOpenOption.WRITE);
                        System.exit(channel.tryLock() == null ? 3 : 4);
                    }
                }
                """);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        int code = new ProcessBuilder(
                        java, probe.toString(), root.resolve("_lock").toString())
                .inheritIO()
                .start()
                .waitFor();
        assertTrue(code == 3 || code == 4, "the probe ran");
        return code == 4;
    }

    @Test
    void aLockThatAProcessLeftBehindIsTaken() throws Exception {
        Files.writeString(root.resolve("_lock"), "process 1 on a machine that is gone");
        FolderLock.take(ResultsFolder.of(root.toString(), new Configuration())).close();
    }

    @Test
    void aLockOfAnotherMachineHasAWhileToGoWithIt() throws Exception {
        ResultsFolder folder = ResultsFolder.of(root.toString(), new Configuration());
        FolderLock lost = FolderLock.take(folder);
        Files.writeString(root.resolve("_lock"), "process 1 on a machine that is gone since yesterday");
        int[] looks = {0};
        FolderLock.take(folder, Duration.ofMillis(1), channel -> {
                    if (++looks[0] == 5) {
                        lost.close();
                    }
                    return channel.tryLock();
                })
                .close();
        assertEquals(5, looks[0]);
    }

    @Test
    void whereAFileSystemHasNoLocksAFileIsTouchedInstead() throws Exception {
        ResultsFolder folder = ResultsFolder.of(root.toString(), new Configuration());
        FolderLock.SystemLock none = channel -> {
            throw new IOException("Function not implemented");
        };
        FolderLock lock = FolderLock.take(folder, TOUCH, none);
        lock.check();
        assertTrue(assertThrows(InvalidInputException.class, () -> FolderLock.take(folder, TOUCH, none))
                .getMessage()
                .contains(" is in use by another sweep (process "));
        lock.close();
        assertTrue(Files.notExists(root.resolve("_lock")));
        FolderLock.take(folder, TOUCH, none).close();
    }

    @Test
    void aLockThatNobodyTouchesAnyMoreIsTakenWhereThereAreNoLocalLocks() throws Exception {
        Path lock = Files.writeString(root.resolve("_lock"), "process 1 on another machine");
        // whatever its time is: the clocks of two machines differ
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().plus(Duration.ofHours(1))));
        FolderLock.take(remote(), TOUCH).close();
        assertTrue(Files.notExists(lock));
    }

    @Test
    void aLockThatWasTakenOverIsNoticedAndLeftToItsHolder() throws Exception {
        FolderLock lock = FolderLock.take(remote(), Duration.ofHours(1));
        lock.check();
        ResultsFolder folder = remote();
        try (var out = folder.fileSystem().create(folder.hidden("lock"), true)) {
            out.write("process 1 on another machine".getBytes(StandardCharsets.UTF_8));
        }
        String lost = assertThrows(IOException.class, lock::check).getMessage();
        assertEquals(
                "results folder viewfs://cluster/results was taken over by another sweep (process 1 on another machine)",
                lost);
        lock.close();
        assertTrue(Files.exists(root.resolve("_lock")));
    }

    @Test
    void aFolderThatHasGoneIsNoticed() throws Exception {
        FolderLock local = FolderLock.take(ResultsFolder.of(root.toString(), new Configuration()));
        local.check();
        Files.delete(root.resolve("_lock"));
        assertEquals(
                "results folder " + root + " has gone",
                assertThrows(IOException.class, local::check).getMessage());
        local.close();
        FolderLock remote = FolderLock.take(remote(), TOUCH);
        Files.delete(root.resolve("_lock"));
        assertEquals(
                "results folder viewfs://cluster/results has gone",
                assertThrows(IOException.class, remote::check).getMessage());
        remote.close();
    }

    private static void assertSecondIsRefused(ResultsFolder folder) throws Exception {
        FolderLock lock = FolderLock.take(folder, TOUCH);
        String refused = assertThrows(InvalidInputException.class, () -> FolderLock.take(folder, TOUCH))
                .getMessage();
        assertTrue(
                refused.startsWith("results folder " + folder.display() + " is in use by another sweep (process "
                        + ProcessHandle.current().pid() + " on "),
                refused);
        assertEquals(1, refused.lines().count());
        lock.close();
        FolderLock.take(folder, TOUCH).close();
    }

    /** The same folder under a name that is not a local file's. */
    private ResultsFolder remote() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(
                "fs.viewfs.mounttable.cluster.link./results", root.toUri().toString());
        FileSystem fileSystem = FileSystem.newInstance(URI.create("viewfs://cluster/"), configuration);
        return new ResultsFolder(fileSystem, new org.apache.hadoop.fs.Path("viewfs://cluster/results"));
    }
}
