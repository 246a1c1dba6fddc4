package org.slumber.spark.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;

/**
 * Puts the merged files of all tables in the place of all others; only under the folder's lock, and never beside a
 * commit.
 *
 * <p>It happens at the moment at which one file is renamed, which has the names of the merged ones in it. From then on
 * they are what a reader gets, and whatever moment the driver is killed at, the next start moves on from there. Only
 * files are moved, because object stores do not move a folder at once. Whoever reads the folders without
 * {@link ResultsFolder#snapshot()} may miss rows for that moment, but finds none twice, half or wrong.
 */
final class Replacement {
    private final ResultsFolder folder;
    private final FileSystem fileSystem;

    Replacement(ResultsFolder folder) {
        this.folder = folder;
        this.fileSystem = folder.fileSystem();
    }

    /** Makes the merged files, which are whole, those that count. */
    void begin() throws IOException {
        StringBuilder names = new StringBuilder();
        for (Table table : Table.values()) {
            for (Path file : folder.parquet(folder.merged(table))) {
                names.append(file.getName()).append('\n');
            }
        }
        Path aside = new Path(BatchWriter.staging(folder), "replacement");
        try (OutputStream out = fileSystem.create(aside, true)) {
            out.write(names.toString().getBytes(StandardCharsets.UTF_8));
        }
        Renames.rename(fileSystem, aside, folder.replacement());
    }

    /** Moves the merged files into their place, where that was begun and not finished. */
    void finish() throws IOException {
        Optional<Set<String>> names = folder.replacing();
        if (names.isPresent()) {
            for (Table table : Table.values()) {
                replace(table, names.get());
            }
            fileSystem.delete(folder.replacement(), false);
        }
    }

    private void replace(Table table, Set<String> names) throws IOException {
        for (Path file : folder.parquet(folder.of(table))) {
            if (!names.contains(file.getName())) {
                fileSystem.delete(file, false);
            }
        }
        List<Path> merged = folder.parquet(folder.merged(table));
        if (!merged.isEmpty()) {
            fileSystem.mkdirs(folder.of(table));
        }
        Set<String> there =
                folder.parquet(folder.of(table)).stream().map(Path::getName).collect(Collectors.toSet());
        for (Path file : merged) {
            if (!there.contains(file.getName())) {
                Renames.rename(fileSystem, file, new Path(folder.of(table), file.getName()));
            }
        }
        fileSystem.delete(folder.merged(table), true);
    }
}
