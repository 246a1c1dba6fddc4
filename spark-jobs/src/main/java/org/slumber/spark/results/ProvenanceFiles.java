package org.slumber.spark.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.text.TextFile;

/**
 * The provenance of a results folder, a JSON file a start: {@code provenance/TIME-….json}, or {@code TIME-….start.json}
 * as long as the start has not ended.
 *
 * <p>A file is written aside and renamed, so that one that can be seen is whole. No file is ever renamed over another,
 * which not every file system does at once: the end is a file of its own, after which that of the start goes. Of two
 * that a kill left between these steps, the end counts.
 */
public final class ProvenanceFiles {
    private static final String FOLDER = "provenance";
    private static final String ENDED = ".json";
    private static final String STARTED = ".start.json";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ResultsFolder folder;
    private final Path place;

    /** The provenance of a results folder, which need not have any. */
    public ProvenanceFiles(ResultsFolder folder) {
        this.folder = folder;
        this.place = new Path(folder.root(), FOLDER);
    }

    /**
     * Notes a start.
     *
     * @return its name, to be given when it ends
     * @throws IOException where the file system failed
     */
    public String start(Provenance provenance) throws IOException {
        String name = TIME.format(provenance.start()) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        write(provenance, name + STARTED);
        return name;
    }

    /**
     * Notes the end of a start.
     *
     * @throws IOException where the file system failed; the start then still stands there as not ended
     */
    public void end(String name, Provenance provenance) throws IOException {
        write(provenance, name + ENDED);
        folder.fileSystem().delete(new Path(place, name + STARTED), false);
    }

    /**
     * Every start that is noted, the earliest first; none where the folder has no provenance.
     *
     * @throws InvalidInputException where a file cannot be read, or is not provenance
     */
    public List<Provenance> all() {
        // names tell seconds apart; two starts of one second are told apart by what they hold
        return byName().values().stream()
                .map(this::read)
                .sorted(Comparator.comparing(Provenance::start))
                .toList();
    }

    /**
     * The last start, by the second; empty where the folder has no provenance.
     *
     * @throws InvalidInputException where its file cannot be read, or is not provenance
     */
    public Optional<Provenance> last() {
        return Optional.ofNullable(byName().lastEntry())
                .map(Map.Entry::getValue)
                .map(this::read);
    }

    private NavigableMap<String, Path> byName() {
        NavigableMap<String, Path> byName = new TreeMap<>();
        try {
            for (FileStatus status : folder.fileSystem().listStatus(place)) {
                String file = status.getPath().getName();
                // ._x is what macOS leaves beside a file x
                boolean noted = !file.startsWith(".");
                if (noted && file.endsWith(STARTED)) {
                    byName.putIfAbsent(name(file, STARTED), status.getPath());
                } else if (noted && file.endsWith(ENDED)) {
                    byName.put(name(file, ENDED), status.getPath());
                }
            }
            return byName;
        } catch (FileNotFoundException e) {
            return byName;
        } catch (IOException e) {
            throw new InvalidInputException(place + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Takes away what a kill left half written; only under the folder's lock. */
    public void recover() throws IOException {
        folder.fileSystem().delete(aside(), true);
    }

    private static String name(String file, String ending) {
        return file.substring(0, file.length() - ending.length());
    }

    private Provenance read(Path file) {
        try (InputStream in = folder.fileSystem().open(file)) {
            return JSON.readValue(TextFile.decode("provenance file " + file, in.readAllBytes()), Provenance.class);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "provenance file " + file + " is not as a sweep wrote it: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidInputException("provenance file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void write(Provenance provenance, String file) throws IOException {
        FileSystem fileSystem = folder.fileSystem();
        fileSystem.mkdirs(place);
        Path written = new Path(aside(), file);
        try (FSDataOutputStream out = fileSystem.create(written, true)) {
            out.write(JSON.writeValueAsBytes(provenance));
        }
        if (!fileSystem.rename(written, new Path(place, file))) {
            throw new IOException("cannot rename " + written + " to " + place);
        }
        fileSystem.delete(aside(), true);
    }

    private Path aside() {
        return folder.hidden(FOLDER);
    }
}
