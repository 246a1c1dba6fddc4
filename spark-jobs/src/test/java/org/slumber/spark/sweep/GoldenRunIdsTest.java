package org.slumber.spark.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;

/** Run ids of every preset, regulariser, timing and learner, pinned; the engine's tests hold the results beside them. */
class GoldenRunIdsTest {
    private static final Path GOLDEN = Path.of("../engine/src/test/resources/golden/runs.tsv");

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void theRunIdIsWhatItWas(String settings, String runId) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String setting : settings.split(" ", -1)) {
            int equals = setting.indexOf('=');
            String path = setting.substring(0, equals);
            values.put(path, value(path, setting.substring(equals + 1)));
        }
        assertEquals(runId, SpecHash.of(Catalogue.specOf(values)).runId("checksum", Engine.VERSION));
    }

    private static Object value(String path, String text) {
        return switch (ParameterValues.parameter(path).type()) {
            case INTEGER -> (Object) Long.valueOf(text);
            case REAL -> Double.valueOf(text);
            case TEXT -> text;
        };
    }

    static Stream<String[]> runs() throws IOException {
        return Files.readAllLines(GOLDEN).stream()
                .map(line -> line.split("\t", -1))
                .map(fields -> new String[] {fields[0], fields[1]});
    }
}
