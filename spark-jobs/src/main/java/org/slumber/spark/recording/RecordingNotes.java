package org.slumber.spark.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.recording.RecordedTable;
import org.slumber.engine.recording.RecordingSink;

/** Passes rows on, counts them, and says in {@code recording.json} what a recording is of and what stands in it. */
public final class RecordingNotes implements RecordingSink {
    private final RecordingSink next;
    private final Map<RecordedTable, Long> counts = new EnumMap<>(RecordedTable.class);
    private Structure structure;

    /** Counts what goes to this sink. */
    public RecordingNotes(RecordingSink next) {
        this.next = next;
    }

    @Override
    public void begin(Structure begun) {
        structure = begun;
        next.begin(begun);
    }

    @Override
    public void add(RecordedTable table, Object... values) {
        counts.merge(table, 1L, Long::sum);
        next.add(table, values);
    }

    /** Rows so far, by table; of those that have any. */
    public Map<RecordedTable, Long> counts() {
        return counts;
    }

    /**
     * Writes it.
     *
     * @param folder of the recording
     * @param request options as they were given
     */
    public void write(Path folder, String runId, RunSpec spec, RecordingFormat format, Map<String, String> request) {
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("run_id", runId);
        notes.put("engine_version", Engine.VERSION);
        notes.put("equal_to_its_row", true);
        notes.put("format", format.text());
        notes.put("request", request);
        notes.put("populations", populations());
        notes.put("projections", projections());
        Map<String, Object> tables = new LinkedHashMap<>();
        counts.forEach((table, rows) -> tables.put(table.text(), ordered("rows", rows, "columns", columns(table))));
        notes.put("tables", tables);
        notes.put("parameters", Catalogue.valuesOf(spec));
        try {
            Files.write(
                    folder.resolve("recording.json"),
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(notes));
        } catch (IOException e) {
            throw RecordingFolder.unwritable(folder, e);
        }
    }

    private static Map<String, Object> columns(RecordedTable table) {
        Map<String, Object> columns = new LinkedHashMap<>();
        table.columns()
                .forEach(column ->
                        columns.put(column.name(), ordered("unit", column.unit(), "meaning", column.meaning())));
        return columns;
    }

    /** The same recording is the same file. */
    private static Map<String, Object> ordered(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }

    private List<Object> populations() {
        List<Object> populations = new ArrayList<>();
        structure
                .populations()
                .forEach(population ->
                        populations.add(ordered("name", population.name(), "neurons", population.neurons())));
        return populations;
    }

    private List<Object> projections() {
        List<Object> projections = new ArrayList<>();
        structure
                .projections()
                .forEach(projection ->
                        projections.add(ordered("name", projection.name(), "synapses", projection.synapses())));
        return projections;
    }
}
