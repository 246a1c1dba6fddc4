package org.slumber.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;

/**
 * The results of small runs of every preset, regulariser, timing and learner, pinned to the last bit. The file is
 * tab-separated: settings, run id (held by the job's tests) and digest of the result. A digest changes only together
 * with {@link Engine#VERSION}.
 */
class GoldenResultsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/runs.tsv");
    private static final Dataset FIGURES = Geomfig.generate(60);

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void theResultIsWhatItWas(String settings, String digest) {
        assertEquals(digest, ResultDigest.of(Engine.run(Catalogue.specOf(values(settings)), FIGURES)), settings);
    }

    @Test
    void theVersionIsThatOfTheDigests() {
        assertEquals("0.1.0", Engine.VERSION);
    }

    @Test
    void everyResultIsAnother() throws IOException {
        List<String> digests = runs().map(run -> run[1]).toList();
        // the two of ratio 0 are those without a regulariser
        assertEquals(digests.size() - 2, digests.stream().distinct().count());
        assertTrue(digests.size() > 50, "runs: " + digests.size());
    }

    static Stream<String[]> runs() throws IOException {
        return Files.readAllLines(GOLDEN).stream()
                .map(line -> line.split("\t", -1))
                .map(fields -> new String[] {fields[0], fields[2]});
    }

    private static Map<String, Object> values(String settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String setting : settings.split(" ", -1)) {
            int equals = setting.indexOf('=');
            values.put(setting.substring(0, equals), value(setting.substring(equals + 1)));
        }
        return values;
    }

    private static Object value(String text) {
        if (text.matches("-?\\d+")) {
            return Long.valueOf(text);
        }
        return text.matches("-?[\\d.]+(e-?\\d+)?") ? (Object) Double.valueOf(text) : text;
    }
}
