package org.slumber.spark.recording;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.slumber.engine.Engine;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.learner.Structure.Population;
import org.slumber.engine.recording.RecordedTable;

/**
 * {@code spikes.dat} and {@code membrane.dat} in the layout of NEST's ASCII recording backend, version 2: two lines of
 * comment, the names of the columns, then a line an event. Senders are numbered from 1 through all populations in their
 * order; {@code populations.tsv} says which are whose.
 */
final class NestRecording implements RecordingWriter {
    private final Path folder;
    private final Map<RecordedTable, Writer> files = new EnumMap<>(RecordedTable.class);
    private final Map<String, Long> firstSender = new HashMap<>();
    private final StringBuilder line = new StringBuilder();

    NestRecording(Path folder) {
        this.folder = folder;
    }

    @Override
    public void begin(Structure structure) {
        StringBuilder populations = new StringBuilder("population\tfirst_sender\tlast_sender\n");
        long first = 1;
        for (Population population : structure.populations()) {
            firstSender.put(population.name(), first);
            long next = first + population.neurons();
            populations
                    .append(population.name())
                    .append('\t')
                    .append(first)
                    .append('\t')
                    .append(next - 1)
                    .append('\n');
            first = next;
        }
        try {
            Files.writeString(folder.resolve("populations.tsv"), populations);
        } catch (IOException e) {
            throw RecordingFolder.unwritable(folder, e);
        }
    }

    @Override
    public void add(RecordedTable table, Object... values) {
        try {
            Writer to = files.get(table);
            if (to == null) {
                to = Files.newBufferedWriter(folder.resolve(table.text() + ".dat"), StandardCharsets.US_ASCII);
                files.put(table, to);
                to.write("# Slumber engine " + Engine.VERSION + "\n# RecordingBackendASCII version: 2\nsender\ttime_ms"
                        + (table == RecordedTable.MEMBRANE ? "\tV_m\tV_th" : "") + "\n");
            }
            line.setLength(0);
            line.append(firstSender.get((String) values[1]) + (Long) values[2])
                    .append('\t')
                    .append(values[0])
                    .append(".000");
            if (table == RecordedTable.MEMBRANE) {
                // as many digits as tell it to the bit
                line.append('\t').append(values[values.length - 2]);
                line.append('\t').append(values[values.length - 1]);
            }
            to.append(line.append('\n'));
        } catch (IOException e) {
            throw RecordingFolder.unwritable(folder, e);
        }
    }

    @Override
    public void end() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        for (Writer file : files.values()) {
            file.close();
        }
        files.clear();
    }
}
