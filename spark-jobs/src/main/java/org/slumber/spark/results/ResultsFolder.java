package org.slumber.spark.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.VersionInfo;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Where a sweep's results lie, on any file system that Hadoop knows.
 *
 * <pre>
 * NAME/runs/batch-….parquet          a batch as it was committed
 * NAME/runs/part-….parquet           batches merged at the end of a sweep
 * NAME/checkpoints/…                 the same; a batch has one name in both tables
 * NAME/_…                            whatever is on its way in or out
 * </pre>
 *
 * <p>A batch enters by renames, its checkpoints before its runs, so a file of runs that can be seen is whole and has its
 * checkpoints. A batch of checkpoints without its runs does not count.
 *
 * @param fileSystem that the folder is on
 * @param root the folder, qualified
 */
public record ResultsFolder(FileSystem fileSystem, Path root) {
    /** How the files of batches begin. */
    public static final String BATCH_PREFIX = "batch-";

    /** One of the two tables. */
    public enum Table {
        /** One row a run. */
        RUNS("runs"),
        /** One row a moment of a run. */
        CHECKPOINTS("checkpoints");

        private final String folder;

        Table(String folder) {
            this.folder = folder;
        }

        /** The name of the table, its folder and its view. */
        public String folder() {
            return folder;
        }
    }

    /**
     * The files of both tables at one moment.
     *
     * @param runs files of runs
     * @param checkpoints files of the checkpoints of exactly these runs
     */
    public record Snapshot(List<String> runs, List<String> checkpoints) {}

    /**
     * Names a results folder, which need not exist.
     *
     * @throws InvalidInputException where no file system goes by that name, or it does not answer
     */
    public static ResultsFolder of(String folder, Configuration configuration) {
        try {
            Path path = new Path(folder);
            FileSystem fileSystem = path.getFileSystem(configuration);
            return new ResultsFolder(fileSystem, fileSystem.makeQualified(path));
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException("results folder " + folder + " cannot be used: " + e.getMessage(), e);
        } catch (NoClassDefFoundError e) {
            throw lacking(folder, e);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof ClassNotFoundException) {
                throw lacking(folder, e.getCause());
            }
            throw e;
        }
    }

    private static InvalidInputException lacking(String folder, Throwable missing) {
        return new InvalidInputException(
                "results folder " + folder + " cannot be used, as a class is missing (" + missing.getMessage()
                        + "); give its package, for s3a:// --packages org.apache.hadoop:hadoop-aws:"
                        + VersionInfo.getVersion(),
                missing);
    }

    /** The folder of a table. */
    public Path of(Table table) {
        return new Path(root, table.folder());
    }

    /** Something on its way in or out; readers skip it. */
    public Path hidden(String name) {
        return new Path(root, "_" + name);
    }

    /** The folder as a user would write it: from the working directory where it lies below it. */
    public String display() {
        if (!root.toUri().getScheme().equals("file")) {
            return root.toString();
        }
        java.nio.file.Path absolute = java.nio.file.Path.of(root.toUri().getPath());
        java.nio.file.Path here = java.nio.file.Path.of("").toAbsolutePath();
        return (absolute.startsWith(here) && !absolute.equals(here) ? here.relativize(absolute) : absolute).toString();
    }

    /** Where the merged files of a table are until they have taken their place. */
    public Path merged(Table table) {
        return hidden("merged-" + table.folder());
    }

    /** The file that says which files are to take the place of all others in both tables, while they do. */
    public Path replacement() {
        return hidden("replacement");
    }

    /** The names of the files that are to take the place of all others, of both tables; empty where none are. */
    public Optional<Set<String>> replacing() throws IOException {
        try (InputStream in = fileSystem.open(replacement())) {
            String names = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(names.lines().collect(Collectors.toSet()));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The committed Parquet files of a table, by name; none where there is no such folder. */
    public List<Path> files(Table table) throws IOException {
        while (true) {
            List<Path> before = parquet(of(table));
            Optional<Set<String>> replacing = replacing();
            if (replacing.isPresent()) {
                return replaced(table, replacing.get());
            }
            // what was listed while files took the place of others is not what is there once they have
            if (parquet(of(table)).equals(before)) {
                return before;
            }
        }
    }

    /** The files of a table as they will be, wherever they are now. */
    private List<Path> replaced(Table table, Set<String> names) throws IOException {
        List<Path> files = new ArrayList<>(parquet(merged(table)));
        Set<String> waiting = files.stream().map(Path::getName).collect(Collectors.toSet());
        for (Path path : parquet(of(table))) {
            if (names.contains(path.getName()) && !waiting.contains(path.getName())) {
                files.add(path);
            }
        }
        files.sort(Comparator.comparing(Path::getName));
        return files;
    }

    /** The Parquet files in a folder, by name; none where there is no such folder. */
    public List<Path> parquet(Path place) throws IOException {
        List<Path> files = new ArrayList<>();
        FileStatus[] found;
        try {
            found = fileSystem.listStatus(place);
        } catch (FileNotFoundException e) {
            return files;
        }
        for (FileStatus status : found) {
            String name = status.getPath().getName();
            if (status.isFile() && name.endsWith(".parquet") && !name.startsWith("_") && !name.startsWith(".")) {
                files.add(status.getPath());
            }
        }
        files.sort(Comparator.comparing(Path::getName));
        return files;
    }

    /**
     * What a reader may read now. Runs are listed before checkpoints: as checkpoints are committed first, none of a run
     * that is seen can be missing.
     */
    public Snapshot snapshot() throws IOException {
        List<Path> runs = files(Table.RUNS);
        Set<String> names = new HashSet<>();
        runs.forEach(path -> names.add(path.getName()));
        List<String> checkpoints = new ArrayList<>();
        for (Path path : files(Table.CHECKPOINTS)) {
            if (!path.getName().startsWith(BATCH_PREFIX) || names.contains(path.getName())) {
                checkpoints.add(path.toString());
            }
        }
        return new Snapshot(runs.stream().map(Path::toString).toList(), checkpoints);
    }
}
