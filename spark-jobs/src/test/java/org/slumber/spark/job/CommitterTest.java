package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user hears of commits that take long or fail. */
class CommitterTest {
    private static final double PATIENCE = 1;

    @TempDir
    Path root;

    @Test
    void aFolderThatDoesNotAnswerIsNamedAndWaitedFor() throws Exception {
        CountDownLatch heard = new CountDownLatch(2);
        List<String> warnings = new ArrayList<>();
        FolderLock silent = new Lock(() -> {
            heard.await();
            throw new IOException("it has gone");
        });
        SweepFixture fixture = new SweepFixture(root);
        try (Committer committer = new Committer(
                new BatchWriter(fixture.folder),
                silent,
                warning -> {
                    warnings.add(warning);
                    heard.countDown();
                },
                PATIENCE)) {
            committer.add(SweepFixture.finished("1", RowFactory.create(), List.of()));
            IOException e = assertThrows(IOException.class, committer::flush);
            assertEquals("it has gone", e.getMessage());
            assertEquals(1, committer.uncommitted());
        }
        String late = "finished runs could not be stored yet: the results folder has not taken them for ";
        String failed = "finished runs could not be stored yet: it has gone";
        assertEquals(List.of(late + "1 s", late + "2 s", failed, failed), warnings);
    }

    private interface Check {
        void run() throws Exception;
    }

    private static final class Lock extends FolderLock {
        private final Check check;

        Lock(Check check) {
            this.check = check;
        }

        @Override
        void check() throws IOException {
            try {
                check.run();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {}
    }
}
