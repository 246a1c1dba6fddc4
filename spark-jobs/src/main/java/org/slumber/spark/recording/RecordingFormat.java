package org.slumber.spark.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slumber.engine.recording.RecordedTable;
import org.slumber.engine.recording.RecordingRequest;
import org.slumber.engine.spec.InvalidInputException;

/** What recordings can be written as. */
public enum RecordingFormat {
    /** A Parquet file a table. */
    PARQUET(Map.of(
            RecordedTable.SPIKES, 2.0,
            RecordedTable.MEMBRANE, 12.5,
            RecordedTable.RATES, 2.0,
            RecordedTable.WEIGHTS, 7.0,
            RecordedTable.FEATURES, 2.0)) {
        @Override
        public RecordingWriter open(Path folder) {
            return new ParquetRecording(folder);
        }
    },
    /** An archive of NumPy arrays a table. */
    NPZ(Map.of(
            RecordedTable.SPIKES, 2.5,
            RecordedTable.MEMBRANE, 10.0,
            RecordedTable.RATES, 4.0,
            RecordedTable.WEIGHTS, 8.0,
            RecordedTable.FEATURES, 2.0)) {
        @Override
        public RecordingWriter open(Path folder) {
            return new NpzRecording(folder);
        }
    },
    /** Text as NEST's recorders write it. */
    NEST(Map.of(RecordedTable.SPIKES, 14.5, RecordedTable.MEMBRANE, 43.0)) {
        @Override
        public RecordingWriter open(Path folder) {
            return new NestRecording(folder);
        }
    },
    /** SONATA: spikes, nodes and edges in HDF5. */
    SONATA(Map.of(RecordedTable.SPIKES, 16.0, RecordedTable.WEIGHTS, 48.0)) {
        @Override
        public RecordingWriter open(Path folder) {
            return new SonataRecording(folder);
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // a map that nobody can change
    private final Map<RecordedTable, Double> bytes;

    RecordingFormat(Map<RecordedTable, Double> bytes) {
        this.bytes = bytes;
    }

    /** A writer into a folder that is there. */
    public abstract RecordingWriter open(Path folder) throws IOException;

    /** As options spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format of a name.
     *
     * @throws InvalidInputException where there is none
     */
    public static RecordingFormat named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("--format must be one of "
                        + Arrays.stream(values()).map(RecordingFormat::text).collect(Collectors.joining(", "))
                        + ", was " + name));
    }

    /**
     * Refuses what it cannot hold.
     *
     * @throws InvalidInputException naming it
     */
    public void check(RecordingRequest request) {
        for (RecordedTable table : RecordedTable.values()) {
            if (request.has(table) && !bytes.containsKey(table)) {
                List<String> others = Arrays.stream(values())
                        .filter(format -> format.bytes.containsKey(table))
                        .map(RecordingFormat::text)
                        .toList();
                throw new InvalidInputException("--format " + text() + " has no place for " + table.text()
                        + "; there is one in " + String.join(", ", others));
            }
        }
    }

    /**
     * About how many bytes rows take up, as they were measured on whole runs of {@code conf/quick.yaml}.
     *
     * @param rows by table
     */
    public double bytes(Map<RecordedTable, Double> rows) {
        double sum = 0;
        for (Map.Entry<RecordedTable, Double> each : new EnumMap<>(rows).entrySet()) {
            sum += bytes.getOrDefault(each.getKey(), 0.0) * each.getValue();
        }
        return sum;
    }
}
