package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;

/** Results on HDFS, served by a name node and a data node in this JVM. */
@Tag("minutes")
class HdfsIT {
    private static final Duration TOUCH = Duration.ofMillis(500);

    @TempDir
    Path root;

    private MiniDFSCluster hdfs;
    private SweepFixture fixture;

    @BeforeEach
    void start() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, root.toString());
        hdfs = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        hdfs.waitActive();
        fixture = new SweepFixture(
                ResultsFolder.of(hdfs.getFileSystem().getUri() + "/user/me/results", new Configuration()));
    }

    @AfterEach
    void stop() {
        hdfs.shutdown();
    }

    @Test
    void aSweepIsStoredMergedAndGoneOnWith() throws Exception {
        assertEquals("hdfs", fixture.folder.root().toUri().getScheme());
        assertEquals(20, fixture.sweep(20, FakeSimulation.failingFrom(19)).done());
        assertEquals(10, fixture.sweep(30, FakeSimulation.sound()).done());
        fixture.job(30, FakeSimulation.sound(), SweepFixture.RETRY, SweepProgress.NONE)
                .run();
        assertEquals(IntStream.rangeClosed(1, 30).mapToObj(seed -> seed + " ok").toList(), fixture.runs());
        assertEquals(60, fixture.checkpoints().size());
        assertEquals(1, fixture.folder.files(Table.RUNS).size());
        assertFalse(hdfs.getFileSystem().exists(fixture.folder.hidden("lock")));
    }

    @Test
    void theLockIsKeptAliveNoticedWhenLostAndTakenWhenLeftBehind() throws Exception {
        hdfs.getFileSystem().mkdirs(fixture.folder.root());
        FolderLock lock = FolderLock.take(fixture.folder, TOUCH);
        String refused = assertThrows(InvalidInputException.class, () -> FolderLock.take(fixture.folder, TOUCH))
                .getMessage();
        assertTrue(refused.contains("(process " + ProcessHandle.current().pid() + " on "), refused);
        lock.check();
        lock.close();
        try (var out = hdfs.getFileSystem().create(fixture.folder.hidden("lock"))) {
            out.writeBytes("process 1 on a machine that is gone");
        }
        FolderLock next = FolderLock.take(fixture.folder, TOUCH);
        next.check();
        hdfs.getFileSystem().delete(fixture.folder.root(), true);
        assertEquals(
                "results folder " + fixture.folder.display() + " has gone",
                assertThrows(java.io.IOException.class, next::check).getMessage());
        next.close();
    }

    @Test
    void readOnlyStorageEndsTheSweepInOneSentence() throws Exception {
        fixture.sweep(3, FakeSimulation.sound());
        SweepJob job = fixture.job(20, FakeSimulation.slow(100), SweepFixture.PLAIN, new SweepProgress() {
            @Override
            public void planned(Resume resume) {
                try {
                    hdfs.getFileSystem().setSafeMode(org.apache.hadoop.fs.SafeModeAction.ENTER);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        });
        RuntimeException ended = assertThrows(RuntimeException.class, job::run);
        assertTrue(ended instanceof SweepFailedException || ended instanceof InvalidInputException, ended.toString());
        assertTrue(ended.getMessage().contains("safe mode"), ended.getMessage());
        hdfs.getFileSystem().setSafeMode(org.apache.hadoop.fs.SafeModeAction.LEAVE);
        assertEquals(List.of("1 ok", "2 ok", "3 ok"), fixture.runs());
        assertEquals(17, fixture.sweep(20, FakeSimulation.sound()).done());
    }
}
