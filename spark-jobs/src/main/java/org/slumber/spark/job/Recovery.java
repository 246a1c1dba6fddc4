package org.slumber.spark.job;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;

/** Puts a results folder in order that a sweep has left at any moment; only under the folder's lock. */
final class Recovery {
    private Recovery() {}

    static void recover(ResultsFolder folder) throws IOException {
        FileSystem fileSystem = folder.fileSystem();
        new Replacement(folder).finish();
        for (Table table : Table.values()) {
            fileSystem.delete(folder.merged(table), true);
            if (table.always()) {
                fileSystem.mkdirs(folder.of(table));
            }
        }
        fileSystem.delete(BatchWriter.staging(folder), true);
        deleteOrphans(folder);
    }

    /** Rows of other tables whose runs were not committed: these runs will be made again. */
    private static void deleteOrphans(ResultsFolder folder) throws IOException {
        Set<String> runs = new HashSet<>();
        folder.files(Table.RUNS).forEach(path -> runs.add(path.getName()));
        for (Table table : Table.values()) {
            for (Path path : folder.files(table)) {
                if (path.getName().startsWith(ResultsFolder.BATCH_PREFIX) && !runs.contains(path.getName())) {
                    folder.fileSystem().delete(path, false);
                }
            }
        }
    }
}
