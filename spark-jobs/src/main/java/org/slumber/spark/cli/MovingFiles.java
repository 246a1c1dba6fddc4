package org.slumber.spark.cli;

import java.util.List;
import org.apache.spark.SparkThrowable;

/** Reading results while a sweep merges their files: what was listed may be gone when it is read, and is listed anew. */
final class MovingFiles {
    /** How often results are opened before a missing file counts as missing. */
    static final int ATTEMPTS = 3;

    /** What Spark calls it when a file that was listed is gone. */
    private static final List<String> FILES_CHANGED = List.of("FILE_NOT_EXIST", "PATH_NOT_FOUND");

    private MovingFiles() {}

    /** Whether reading failed because a file was gone. */
    static boolean moved(Exception e) {
        return e instanceof SparkThrowable
                && e.getMessage() != null
                && FILES_CHANGED.stream().anyMatch(e.getMessage()::contains);
    }
}
