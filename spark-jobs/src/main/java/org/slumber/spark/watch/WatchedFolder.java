package org.slumber.spark.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.slumber.spark.analysis.RunningSummary;
import org.slumber.spark.analysis.StoredRun;
import org.slumber.spark.report.LivePage;
import org.slumber.spark.results.MovingFiles;
import org.slumber.spark.results.Provenance;
import org.slumber.spark.results.ProvenanceFiles;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RowFile;

/**
 * The runs of a results folder, read as they come. Of a file that is new its end says which columns vary, and only those
 * and the few that are always needed are read; a file that was read is read again only where a column that did not vary
 * begins to. Nothing is written or locked, and Spark is not asked. Used by one thread at a time.
 */
final class WatchedFolder {
    private final ResultsFolder folder;
    private final ProvenanceFiles provenance;
    private final RowFile.Varying varying = new RowFile.Varying();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> texts = new HashMap<>();
    private StructType schema = schema(Set.of());
    private Map<String, List<StoredRun>> files = new LinkedHashMap<>();
    private RunningSummary summary = new RunningSummary(List.of(schema.fieldNames()));
    private Optional<Provenance> start = Optional.empty();

    /** Of a folder that need not exist. */
    WatchedFolder(ResultsFolder folder) {
        this.folder = folder;
        this.provenance = new ProvenanceFiles(folder);
    }

    /** The runs that are stored, as far as they have been looked at. */
    RunningSummary summary() {
        return summary;
    }

    /** The note of the last start. */
    Optional<Provenance> start() {
        return start;
    }

    /**
     * Reads what is new.
     *
     * @return whether there was anything
     * @throws IOException where the file system failed; what is known stays as it was
     */
    boolean look() throws IOException {
        Optional<Provenance> last = provenance.last();
        boolean started = !last.equals(start);
        start = last;
        for (int attempt = 1; true; attempt++) {
            try {
                return read(folder.files(Table.RUNS)) || started;
            } catch (IOException e) {
                if (attempt == MovingFiles.ATTEMPTS || !MovingFiles.moved(e)) {
                    throw e;
                }
            }
        }
    }

    /** Whether what is listed is not what was read. */
    private boolean read(List<Path> listed) throws IOException {
        // a merged file is elsewhere before it takes its place, under the same name
        Map<String, Path> now = listed.stream()
                .collect(Collectors.toMap(Path::getName, path -> path, (one, same) -> one, LinkedHashMap::new));
        if (now.keySet().equals(files.keySet())) {
            return false;
        }
        for (Map.Entry<String, Path> file : now.entrySet()) {
            if (!seen.contains(file.getKey())) {
                varying.add(folder.fileSystem(), file.getValue());
                seen.add(file.getKey());
            }
        }
        StructType wanted = schema(varying.names());
        boolean known = wanted.equals(schema);
        Map<String, List<StoredRun>> read = new LinkedHashMap<>();
        List<StoredRun> fresh = new ArrayList<>();
        for (Map.Entry<String, Path> file : now.entrySet()) {
            List<StoredRun> runs = known ? files.get(file.getKey()) : null;
            if (runs == null) {
                runs = runs(file.getValue(), wanted);
                fresh.addAll(runs);
            }
            read.put(file.getKey(), runs);
        }
        if (known && now.keySet().containsAll(files.keySet())) {
            summary.add(fresh);
        } else {
            RunningSummary anew = new RunningSummary(List.of(wanted.fieldNames()));
            anew.add(read.values().stream().flatMap(Collection::stream).toList());
            summary = anew;
        }
        files = read;
        schema = wanted;
        return true;
    }

    /** The columns that are read, in the order of the table. */
    private static StructType schema(Set<String> varying) {
        Set<String> names = new LinkedHashSet<>(RunningSummary.varying());
        names.retainAll(varying);
        names.addAll(RunningSummary.COLUMNS);
        names.addAll(LivePage.COLUMNS);
        return DataTypes.createStructType(List.of(ResultSchema.RUNS.fields()).stream()
                .filter(field -> names.contains(field.name()))
                .toArray(StructField[]::new));
    }

    private List<StoredRun> runs(Path file, StructType columns) throws IOException {
        Map<String, Integer> places = new HashMap<>();
        for (String name : columns.fieldNames()) {
            places.put(name, places.size());
        }
        int id = places.get("run_id");
        List<StoredRun> runs = new ArrayList<>();
        try (ParquetReader<Row> rows = RowFile.read(folder.fileSystem(), file, columns)) {
            for (Row row = rows.read(); row != null; row = rows.read()) {
                Object[] values = new Object[places.size()];
                for (int place = 0; place < values.length; place++) {
                    Object value = row.get(place);
                    // a hundred thousand rows have few different texts but for their ids
                    values[place] = place != id && value instanceof String text
                            ? texts.computeIfAbsent(text, same -> same)
                            : value;
                }
                runs.add(new StoredRun(places, RowFactory.create(values)));
            }
        }
        return runs;
    }
}
