package org.slumber.spark.job;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** A file system on which nothing changes any more after so many changes, as when the driver is killed. */
final class PowerCut extends FilterFileSystem {
    private int left;

    PowerCut(FileSystem fileSystem, int changes) {
        super(fileSystem);
        left = changes;
    }

    /** Whether it came to the cut. */
    boolean happened() {
        return left < 0;
    }

    /** As if it had never come to it. */
    void restore() {
        left = Integer.MAX_VALUE;
    }

    private void change() throws IOException {
        left--;
        if (left < 0) {
            left = -1;
            throw new IOException("the power is gone");
        }
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        change();
        return super.rename(from, to);
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        change();
        return super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        change();
        return super.delete(path, recursive);
    }

    @Override
    public boolean mkdirs(Path path) throws IOException {
        change();
        return super.mkdirs(path);
    }
}
