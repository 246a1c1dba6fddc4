package org.slumber.spark.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.spark.text.YamlText;

/** What an editor is told of sweep files is what the program takes. */
class SweepSchemaTest {
    private static final Path CONF = Path.of("..", "conf");
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(
                    SweepSchema.json(),
                    // else every reference is followed to its end, which takes a minute
                    SchemaValidatorsConfig.builder().preloadJsonSchema(false).build());

    private static Set<ValidationMessage> faults(String yaml) {
        return SCHEMA.validate(new ObjectMapper().valueToTree(typed(YamlText.parse("a.yaml", yaml))));
    }

    /** Texts that are numbers as numbers, as an editor has them. */
    private static Object typed(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, Object> typed = new LinkedHashMap<>();
            map.forEach((key, value) -> typed.put(String.valueOf(key), typed(value)));
            return typed;
        }
        if (tree instanceof List<?> list) {
            return list.stream().map(SweepSchemaTest::typed).toList();
        }
        return tree instanceof String text && text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")
                ? new BigDecimal(text)
                : tree;
    }

    @TestFactory
    Stream<DynamicTest> everySweepFileThatIsHereIsAsItSays() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(CONF)) {
            files = all.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("datasets.yaml"))
                    .sorted()
                    .toList();
        }
        return files.stream()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                    assertEquals(Set.of(), faults(Files.readString(file)));
                }));
    }

    @Test
    void everySectionIsTaken() {
        assertEquals(
                Set.of(),
                faults(
                        """
                        name: a
                        points: p.csv
                        zipped: [{sleep.ratio: [0.1, 0.2], sleep: {decay: [0.9, 0.99]}}]
                        blocks: [{nap: {noise: [0, 1]}, zipped: {seed: [1, 2], sleep.ratio: [0, 0.1]}}, {}]
                        exclude: {sleep.ratio: {above: 0.5}, regulariser: {not: [none, sleep]}, sleep.decay: [0.9, 0.99]}
                        when: {sleep.staticTarget: {sleep.target: static}}
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "axes: {seed: [1]}",
                "{name: a, value: {seed: 1}}",
                "{name: a, values: {sleep.ratio: 2}}",
                "{name: a, values: {sleep: {ration: 1}}}",
                "{name: a, values: {training.epochs: 1.5}}",
                "{name: a, values: {sleep.target: statik}}",
                "{name: a, axes: {sleep.ratio: 0.1}}",
                "{name: a, axes: {sleep.ratio: {from: 0}}}",
                "{name: a, exclude: {sleep.ratio: {over: 0.1}}}",
                "{name: a, sampled: {design: grid, count: 3, seed: 1}}",
                "{name: 'a b'}"
            })
    void whatTheProgramRefusesIsAFault(String yaml) {
        assertTrue(!faults(yaml).isEmpty());
    }
}
