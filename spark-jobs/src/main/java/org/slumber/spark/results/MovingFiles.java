package org.slumber.spark.results;

import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import org.apache.spark.SparkThrowable;

/** Reading results while a sweep merges their files: what was listed may be gone when it is read, and is listed anew. */
public final class MovingFiles {
    /** How often results are opened before a missing file counts as missing. */
    public static final int ATTEMPTS = 3;

    /** What Spark calls it when a file that was listed is gone before it is opened at all. */
    private static final String GONE_WHEN_LISTED = "PATH_NOT_FOUND";

    private MovingFiles() {}

    /**
     * Whether reading failed because a file was gone. Hadoop says so by one exception, and by another where Parquet opens
     * the file a second time to read several ranges at once; of the latter Spark makes a failure without a name.
     */
    public static boolean moved(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileNotFoundException
                    || cause instanceof NoSuchFileException
                    || (cause instanceof SparkThrowable spark && GONE_WHEN_LISTED.equals(spark.getCondition()))) {
                return true;
            }
        }
        return false;
    }
}
