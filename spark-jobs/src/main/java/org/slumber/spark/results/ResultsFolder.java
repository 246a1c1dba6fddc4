package org.slumber.spark.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * NAME/runs/part-ID-N.parquet        batches merged at the end of a sweep
 * NAME/checkpoints/…                 the same; a batch has one name in all tables, a merge one ID
 * NAME/tasks/…, NAME/weights/…       the same, once a run has rows for them
 * NAME/_…                            whatever is on its way in or out
 * </pre>
 *
 * <p>A batch enters by renames, its runs last, so a file of runs that can be seen is whole and has all that belongs to
 * it. A batch of another table without its runs does not count.
 *
 * @param fileSystem that the folder is on
 * @param root the folder, qualified
 */
public record ResultsFolder(FileSystem fileSystem, Path root) {
    /** How the files of batches begin. */
    public static final String BATCH_PREFIX = "batch-";

    /** Finds in the name of a file what all files have in theirs that were written at once: a batch or a merge. */
    static final String WRITTEN_AT_ONCE =
            "^(" + BATCH_PREFIX + ".*(?=\\.parquet$)|part-[0-9a-f-]{36}(?=-[0-9]+\\.parquet$))";

    /** What a file has in its name as all that were written with it; empty where its name does not say. */
    public static String writtenAtOnce(Path file) {
        Matcher matcher = Pattern.compile(WRITTEN_AT_ONCE).matcher(file.getName());
        return matcher.find() ? matcher.group(1) : "";
    }

    /** One of the tables. */
    public enum Table {
        /** One row a run. */
        RUNS("runs", "run", "a row a run"),
        /** One row a moment of a run. */
        CHECKPOINTS("checkpoints", "checkpoint", "a row a moment of a run"),
        /** One row a task of a run and a point of its training at which it was tested. */
        TASKS("tasks", "task", "a row a task of a run and a point of its training at which it was tested"),
        /** One row a moment of a run and group of synapses that has no columns in the checkpoints. */
        WEIGHTS(
                "weights",
                "weights",
                "a row a moment of a run and group of synapses that has no columns in checkpoints; the view of this name has all"
                        + " groups"),
        /** One row a measure of the network's dynamics in one window of a run. */
        DYNAMICS("dynamics", "measure", "a row a measure of the network's dynamics in one window of a run");

        private final String folder;
        private final String row;
        private final String meaning;

        Table(String folder, String row, String meaning) {
            this.folder = folder;
            this.row = row;
            this.meaning = meaning;
        }

        /** What its rows are, in one line. */
        public String meaning() {
            return meaning;
        }

        /** What one of its rows is called. */
        public String row() {
            return row;
        }

        /** Whether every results folder has it; any other is there once a run has rows for it. */
        public boolean always() {
            return this == RUNS || this == CHECKPOINTS;
        }

        /** The name of the table, its folder and its view. */
        public String folder() {
            return folder;
        }
    }

    /**
     * The files of all tables at one moment.
     *
     * @param files by table; those of any other table are of exactly the runs in those of {@link Table#RUNS}
     */
    public record Snapshot(Map<Table, List<String>> files) {}

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

    /** The name of a merged file, of which a merge may write several for a table. */
    public static String mergedName(UUID merge, int file) {
        return "part-" + merge + "-" + file + ".parquet";
    }

    /** The file that says which files are to take the place of all others in all tables, while they do. */
    public Path replacement() {
        return hidden("replacement");
    }

    /** The names of the files that are to take the place of all others, of all tables; empty where none are. */
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
     * What a reader may read now. Runs are listed before all else: as they are committed last, nothing of a run that is
     * seen can be missing.
     */
    public Snapshot snapshot() throws IOException {
        List<Path> runs = files(Table.RUNS);
        Set<String> names = runs.stream().map(Path::getName).collect(Collectors.toSet());
        Map<Table, List<String>> files = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            List<Path> found = table == Table.RUNS ? runs : files(table);
            files.put(
                    table,
                    found.stream()
                            .filter(path -> !path.getName().startsWith(BATCH_PREFIX) || names.contains(path.getName()))
                            .map(Path::toString)
                            .toList());
        }
        return new Snapshot(files);
    }
}
