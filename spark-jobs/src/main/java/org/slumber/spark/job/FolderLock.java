package org.slumber.spark.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.IOUtils;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultsFolder;

/**
 * Keeps a second driver off a results folder. On a file system that has them it is the operating system's lock on a file,
 * which goes with the process however that ends, and with a machine once the file server misses it. Elsewhere it is a file
 * that its holder touches every few seconds; whoever finds one watches it for a while, and takes it where nobody touches it.
 */
abstract class FolderLock implements AutoCloseable {
    /** Time between two touches; a lock that is not touched for four of them is left behind. */
    private static final Duration TOUCH = Duration.ofSeconds(10);
    /** So many times as long does a lock of another machine have to go: servers of NFS miss a lost one after 90 s. */
    private static final int PATIENCE = 12;

    /**
     * Takes the lock of a folder that exists.
     *
     * @throws InvalidInputException where another driver has it, saying which
     */
    static FolderLock take(ResultsFolder folder) throws IOException, InterruptedException {
        return take(folder, TOUCH);
    }

    static FolderLock take(ResultsFolder folder, Duration touch) throws IOException, InterruptedException {
        return take(folder, touch, FileChannel::tryLock);
    }

    static FolderLock take(ResultsFolder folder, Duration touch, SystemLock system)
            throws IOException, InterruptedException {
        Path path = folder.hidden("lock");
        if (path.toUri().getScheme().equals("file")) {
            try {
                return new Local(folder, path, touch, system);
            } catch (NoSystemLockException e) {
                // Lustre, for one, may be mounted without
                return new Lease(folder, path, touch);
            }
        }
        return new Lease(folder, path, touch);
    }

    /** The operating system's way to lock a file. */
    interface SystemLock {
        /** The lock, or null where another process has it. */
        FileLock tryLock(FileChannel channel) throws IOException;
    }

    /** A file system knows no such locks. */
    private static final class NoSystemLockException extends Exception {
        private static final long serialVersionUID = 1L;

        NoSystemLockException(IOException cause) {
            super(cause);
        }
    }

    /**
     * Makes sure that the lock is held still.
     *
     * @throws IOException where it is not: the folder has gone, or another driver thought that this one had
     */
    abstract void check() throws IOException;

    @Override
    public abstract void close() throws IOException;

    private static String newHolder() {
        return "process " + ProcessHandle.current().pid() + " on " + RunTask.host() + " since "
                + Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static IOException gone(ResultsFolder folder) {
        return new IOException("results folder " + folder.display() + " has gone");
    }

    private static InvalidInputException taken(ResultsFolder folder, String holder) {
        return new InvalidInputException("results folder " + folder.display() + " is in use by another sweep ("
                + holder.strip() + "); wait for it to end or give another --out");
    }

    /** The operating system's lock. */
    private static final class Local extends FolderLock {
        private final ResultsFolder folder;
        private final java.nio.file.Path file;
        private final FileChannel channel;
        private final Object key;

        Local(ResultsFolder folder, Path path, Duration touch, SystemLock system)
                throws IOException, InterruptedException, NoSystemLockException {
            this.folder = folder;
            file = java.nio.file.Path.of(path.toUri());
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                boolean locked = tryLock(system);
                for (int i = 0; !locked && i < PATIENCE && heldElsewhere(); i++) {
                    Thread.sleep(touch.toMillis());
                    locked = tryLock(system);
                }
                if (!locked) {
                    throw taken(folder, holder());
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(newHolder().getBytes(StandardCharsets.UTF_8)), 0);
                key = key();
            } catch (IOException | InterruptedException | InvalidInputException | NoSystemLockException e) {
                channel.close();
                throw e;
            }
        }

        private boolean tryLock(SystemLock system) throws IOException, NoSystemLockException {
            try {
                return system.tryLock(channel) != null;
            } catch (OverlappingFileLockException e) {
                return false;
            } catch (IOException e) {
                if (channel.size() == 0) {
                    // nobody's
                    Files.delete(file);
                }
                throw new NoSystemLockException(e);
            }
        }

        private String holder() throws IOException {
            ByteBuffer holder = ByteBuffer.allocate(200);
            channel.read(holder, 0);
            return new String(holder.array(), 0, holder.position(), StandardCharsets.UTF_8);
        }

        private boolean heldElsewhere() throws IOException {
            String holder = holder();
            return !holder.isEmpty() && !holder.contains(" on " + RunTask.host() + " since ");
        }

        /** Opens nothing: for a process to close a file that it has locked gives the lock up, however it was opened. */
        @Override
        void check() throws IOException {
            try {
                if (!Objects.equals(key, key())) {
                    throw gone(folder);
                }
            } catch (NoSuchFileException e) {
                throw gone(folder);
            }
        }

        private Object key() throws IOException {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        }

        /** The file stays: to delete it would let two others lock two files of one name. */
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** A file with a holder that is alive. */
    private static final class Lease extends FolderLock {
        private static final int TOUCHES_LEFT_OUT = 4;

        private final ResultsFolder folder;
        private final FileSystem fileSystem;
        private final Path path;
        private final String holder = newHolder();
        private final Timer toucher = new Timer("results-lock", true);

        Lease(ResultsFolder folder, Path path, Duration touch) throws IOException, InterruptedException {
            this.folder = folder;
            this.fileSystem = folder.fileSystem();
            this.path = path;
            deleteLeftBehind(touch);
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
                    touch.toMillis(),
                    touch.toMillis());
        }

        /** Whether it is touched is seen by its time changing, as the clocks of two machines may differ by more. */
        private void deleteLeftBehind(Duration touch) throws IOException, InterruptedException {
            try {
                long found = fileSystem.getFileStatus(path).getModificationTime();
                for (int i = 0; i < 2 * TOUCHES_LEFT_OUT; i++) {
                    Thread.sleep(touch.toMillis() / 2);
                    if (fileSystem.getFileStatus(path).getModificationTime() != found) {
                        throw taken(folder, read());
                    }
                }
                fileSystem.delete(path, false);
            } catch (FileNotFoundException e) {
                // nobody has it, or its holder has just ended
                return;
            }
        }

        private void write(boolean overwrite) throws IOException {
            try (FSDataOutputStream out = fileSystem.create(path, overwrite)) {
                out.write(holder.getBytes(StandardCharsets.UTF_8));
            }
        }

        private synchronized void touch() {
            try {
                check();
                long before = fileSystem.getFileStatus(path).getModificationTime();
                fileSystem.setTimes(path, System.currentTimeMillis(), -1);
                if (fileSystem.getFileStatus(path).getModificationTime() == before) {
                    // object stores know no other way; readers may find the file empty for that moment
                    write(true);
                }
            } catch (IOException e) {
                // one touch that fails is made up for by the next; a lock that is lost is found out by the next commit
                return;
            }
        }

        private String read() throws IOException {
            byte[] found = new byte[(int) fileSystem.getFileStatus(path).getLen()];
            try (var in = fileSystem.open(path)) {
                IOUtils.readFully(in, found, 0, found.length);
            }
            return new String(found, StandardCharsets.UTF_8);
        }

        @Override
        synchronized void check() throws IOException {
            try {
                String found = read();
                if (!found.equals(holder)) {
                    throw new IOException(
                            "results folder " + folder.display() + " was taken over by another sweep (" + found + ")");
                }
            } catch (FileNotFoundException e) {
                throw gone(folder);
            }
        }

        @Override
        public void close() throws IOException {
            toucher.cancel();
            try {
                check();
            } catch (IOException e) {
                // it is not this driver's to delete any more
                return;
            }
            fileSystem.delete(path, false);
        }
    }
}
