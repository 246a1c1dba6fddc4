package org.slumber.spark.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.IOUtils;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultsFolder;

/**
 * Keeps a second driver off a results folder. On a local file system it is the operating system's lock on a file, which
 * goes with the process however that ends. Elsewhere it is a file that its holder touches every few seconds, and that
 * counts as left behind once it has not been touched for a while.
 */
abstract class FolderLock implements AutoCloseable {
    private static final Duration TOUCH = Duration.ofSeconds(15);
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(2);

    /**
     * Takes the lock of a folder that exists.
     *
     * @throws InvalidInputException where another driver has it, saying which
     */
    static FolderLock take(ResultsFolder folder) throws IOException {
        Path path = folder.hidden("lock");
        return path.toUri().getScheme().equals("file") ? new Local(folder, path) : new Lease(folder, path);
    }

    @Override
    public abstract void close() throws IOException;

    private static String holder() {
        return "process " + ProcessHandle.current().pid() + " on " + RunTask.host() + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static InvalidInputException taken(ResultsFolder folder, String holder) {
        return new InvalidInputException("results folder " + folder.display() + " is in use by another sweep ("
                + holder.strip() + "); wait for it to end or give another --out");
    }

    /** The operating system's lock. */
    private static final class Local extends FolderLock {
        private final FileChannel channel;

        Local(ResultsFolder folder, Path path) throws IOException {
            java.nio.file.Path file = java.nio.file.Path.of(path.toUri());
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = tryLock();
                if (lock == null) {
                    ByteBuffer holder = ByteBuffer.allocate(200);
                    channel.read(holder, 0);
                    throw taken(folder, new String(holder.array(), 0, holder.position(), StandardCharsets.UTF_8));
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(holder().getBytes(StandardCharsets.UTF_8)));
            } catch (IOException | InvalidInputException e) {
                channel.close();
                throw e;
            }
        }

        private FileLock tryLock() throws IOException {
            try {
                return channel.tryLock();
            } catch (OverlappingFileLockException e) {
                return null;
            }
        }

        /** The file stays: to delete it would let two others lock two files of one name. */
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** A file with a holder that is alive. */
    private static final class Lease extends FolderLock {
        private final FileSystem fileSystem;
        private final Path path;
        private final Timer toucher = new Timer("results-lock", true);

        Lease(ResultsFolder folder, Path path) throws IOException {
            this.fileSystem = folder.fileSystem();
            this.path = path;
            if (fileSystem.exists(path)) {
                FileStatus status = fileSystem.getFileStatus(path);
                if (Instant.now()
                        .isBefore(Instant.ofEpochMilli(status.getModificationTime())
                                .plus(LEFT_BEHIND))) {
                    throw taken(folder, read());
                }
                fileSystem.delete(path, false);
            }
            try {
                write(false);
            } catch (FileAlreadyExistsException e) {
                throw taken(folder, read());
            }
            toucher.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            touch();
                        }
                    },
                    TOUCH.toMillis(),
                    TOUCH.toMillis());
        }

        private void write(boolean overwrite) throws IOException {
            try (FSDataOutputStream out = fileSystem.create(path, overwrite)) {
                out.write(holder().getBytes(StandardCharsets.UTF_8));
            }
        }

        private void touch() {
            try {
                write(true);
            } catch (IOException e) {
                // one touch that fails is made up for by the next; a file system that is gone fails the writer as well
                return;
            }
        }

        private String read() throws IOException {
            byte[] holder = new byte[(int) fileSystem.getFileStatus(path).getLen()];
            try (var in = fileSystem.open(path)) {
                IOUtils.readFully(in, holder, 0, holder.length);
            }
            return new String(holder, StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            toucher.cancel();
            fileSystem.delete(path, false);
        }
    }
}
