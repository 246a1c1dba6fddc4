package org.slumber.spark.results;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.spark.job.LocalSpark;

class MovingFilesTest {
    @TempDir
    Path root;

    @Test
    void aFileThatIsGoneBeforeItIsListedOrBeforeItIsReadHasMoved() throws IOException {
        SparkSession spark = LocalSpark.session();
        Path folder = root.resolve("table");
        spark.range(0, 10, 1, 1).write().parquet(folder.toString());
        Dataset<Row> table = spark.read().schema("id bigint").parquet(folder.toString());
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertTrue(MovingFiles.moved(assertThrows(Exception.class, table::collectAsList)));
        Files.delete(folder);
        assertTrue(MovingFiles.moved(
                assertThrows(Exception.class, () -> spark.read().parquet(folder.toString()))));
    }

    @Test
    void aFileThatIsGoneWhileItIsReadHasMovedWhicheverExceptionSaysSo() {
        // seen of Parquet's reads of several ranges, which open the file anew: no FileNotFoundException is among them
        assertTrue(MovingFiles.moved(
                new IllegalStateException("[FAILED_READ_FILE.NO_HINT]", new NoSuchFileException("batch-1.parquet"))));
    }

    @Test
    void whatElseGoesWrongHasNotMoved() {
        assertFalse(MovingFiles.moved(new UncheckedIOException(new IOException("disk is full"))));
        SparkSession spark = LocalSpark.session();
        assertFalse(MovingFiles.moved(assertThrows(Exception.class, () -> spark.sql("SELECT nothing_of_this_name"))));
    }
}
