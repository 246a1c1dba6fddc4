package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
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
    void aLockThatAProcessLeftBehindIsTaken() throws Exception {
        Files.writeString(root.resolve("_lock"), "process 1 on a machine that is gone");
        FolderLock.take(ResultsFolder.of(root.toString(), new Configuration())).close();
    }

    @Test
    void aLockThatNobodyTouchesAnyMoreIsTakenWhereThereAreNoLocalLocks() throws Exception {
        Path lock = Files.writeString(root.resolve("_lock"), "process 1 on another machine");
        ResultsFolder folder = remote();
        String refused = assertThrows(InvalidInputException.class, () -> FolderLock.take(folder))
                .getMessage();
        assertTrue(refused.contains("(process 1 on another machine)"), refused);
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofMinutes(3))));
        FolderLock.take(folder).close();
        assertTrue(Files.notExists(lock));
    }

    private static void assertSecondIsRefused(ResultsFolder folder) throws Exception {
        FolderLock lock = FolderLock.take(folder);
        String refused = assertThrows(InvalidInputException.class, () -> FolderLock.take(folder))
                .getMessage();
        assertTrue(
                refused.startsWith("results folder " + folder.display() + " is in use by another sweep (process "
                        + ProcessHandle.current().pid() + " on "),
                refused);
        assertEquals(1, refused.lines().count());
        lock.close();
        FolderLock.take(folder).close();
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
