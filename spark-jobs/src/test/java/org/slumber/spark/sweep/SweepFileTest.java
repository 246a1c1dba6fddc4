package org.slumber.spark.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.spec.InvalidInputException;

class SweepFileTest {
    private static final String RATIOS =
            "name: ratios\nvalues:\n  sleep.decay: 0.999\naxes:\n  sleep.ratio: [0, 0.1]\n";

    @Test
    void nestedMapsAndDottedPathsAreTheSame() {
        SweepFile dotted = SweepFile.of(
                "a.yaml",
                "name: a\nvalues: {sleep.decay: 0.99, sleep.ratio: 0.2}\naxes: {training.epochs: [1]}",
                List.of());
        SweepFile nested = SweepFile.of(
                "a.yaml",
                "name: a\nvalues: {sleep: {decay: 0.99, ratio: 0.2}}\naxes: {training: {epochs: [1]}}",
                List.of());
        assertEquals(Map.of("sleep.decay", 0.99, "sleep.ratio", 0.2), dotted.values());
        assertEquals(dotted.values(), nested.values());
        assertEquals(dotted.axes(), nested.axes());
    }

    @Test
    void jsonIsReadAsYamlIs() {
        SweepFile json = SweepFile.of(
                "a.json",
                "{\"name\": \"ratios\", \"values\": {\"sleep.decay\": 0.999}, \"axes\": {\"sleep.ratio\": [0, 0.1]}}",
                List.of());
        SweepFile yaml = SweepFile.of("a.yaml", RATIOS, List.of());
        assertEquals(yaml.values(), json.values());
        assertEquals(yaml.axes(), json.axes());
    }

    @Test
    void overridesReplaceValuesAndAxes() {
        SweepFile file = SweepFile.of(
                "a.yaml",
                RATIOS,
                List.of(
                        "sleep.decay=[0.9, 0.99]",
                        "sleep.ratio=0.3",
                        "seed={from: 1, to: 3, step: 1}",
                        "name=b",
                        "data=/d"));
        assertEquals(Map.of("sleep.ratio", 0.3), file.values());
        assertEquals(
                List.of(new Axis("sleep.decay", List.of(0.9, 0.99)), new Axis("seed", List.of(1L, 2L, 3L))),
                file.axes());
        assertEquals("b", file.name());
        assertEquals(Optional.of(Path.of("/d")), file.data());
    }

    @Test
    void anOverriddenAxisKeepsItsPlace() {
        SweepFile file = SweepFile.of(
                "a.yaml", "name: a\naxes: {sleep.ratio: [0, 1], seed: [1, 2]}", List.of("sleep.ratio=[0.5]"));
        assertEquals(
                List.of("sleep.ratio", "seed"),
                file.axes().stream().map(Axis::path).toList());
    }

    @Test
    void numbersWithoutAPointAndWithAnExponentAreNumbers() {
        assertEquals(
                Map.of("plasticity.excitatoryLearningRate", 1e-4, "seed", 7L),
                SweepFile.of("a.yaml", "name: a\nvalues: {plasticity.excitatoryLearningRate: 1e-4, seed: 7}", List.of())
                        .values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            nam: a                                       | a.yaml: unknown key nam; the nearest known one is name
            name: a\\nvalues: {sleep.raito: 1}            | a.yaml: unknown parameter sleep.raito; the nearest known one is sleep.ratio
            name: a\\nvalues: {slep: {ratio: 1}}          | a.yaml: unknown parameter slep; the nearest known one is
            name: a\\nvalues: {sleep: 3}                  | a.yaml: sleep must be a map, was 3
            name: a\\nvalues: {seed: [1, 2]}              | a.yaml: seed must be a number or a text, was [1, 2]
            name: a\\nvalues: {seed: true}                | a.yaml: seed must be a number or a text, was true
            name: a\\nvalues: {seed: {from: 1}}           | a.yaml: seed must be a number or a text, was {from=1}
            name: a\\nvalues: {seed: 99999999999999999999} | a.yaml: seed must be a number below 2^63
            name: a\\nvalues: 3                           | a.yaml: values must be a map, was 3
            name: a\\nvalues: {seed: 1}\\naxes: {seed: [1]} | a.yaml: seed is both under values and under axes
            name: a\\nvalues: {sleep.ratio: 1, sleep: {ratio: 2}} | a.yaml: sleep.ratio is given twice under values
            name: a\\naxes: {seed: 3}                     | a.yaml: axis seed must be a list such as [1, 2] or a range
            name: a\\naxes: {seed: []}                    | a.yaml: axis seed must have at least one value
            name: a\\nname: b                             | a.yaml line 2
            name: [a                                     | a.yaml line 1
            [1, 2]                                       | a.yaml: must be a map with name, values and axes
            ''                                           | a.yaml: must be a map with name, values and axes
            values: {seed: 1}                            | a.yaml: name is missing
            name: a\\n---\\nname: b                         | a.yaml line 3, column 1: there must be one document, here is another
            name: ../a                                   | a.yaml: name must start with a letter or digit
            name: {a: b}                                 | a.yaml: name must be a text
            """)
    void aFileThatIsWrongIsRefusedInOneSentence(String text, String sentence) {
        String refused = assertThrows(
                        InvalidInputException.class, () -> SweepFile.of("a.yaml", text.replace("\\n", "\n"), List.of()))
                .getMessage();
        assertTrue(refused.startsWith(sentence), refused);
        assertEquals(1, refused.lines().count(), refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            seed        | --set takes key=value, was seed
            =1          | --set takes key=value, was =1
            sed=1       | --set sed=1: unknown parameter sed; the nearest known one is seed
            nam=x       | --set nam=x: unknown parameter nam; the nearest known one is name
            seed=[1,    | --set seed=[1, line 1
            seed=       | --set seed=: seed must be a number or a text, was null
            """)
    void anOverrideThatIsWrongIsRefusedInOneSentence(String override, String sentence) {
        String refused = assertThrows(
                        InvalidInputException.class, () -> SweepFile.of("a.yaml", RATIOS, List.of(override)))
                .getMessage();
        assertTrue(refused.startsWith(sentence), refused);
    }

    @Test
    void aFileThatIsNotThereIsRefused(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing.yaml");
        assertEquals("sweep file " + missing + " does not exist", refusal(missing));
        assertEquals("sweep file " + folder + " is a folder", refusal(folder));
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertTrue(refusal(binary).startsWith("sweep file " + binary + " cannot be read"));
    }

    private static String refusal(Path file) {
        return assertThrows(InvalidInputException.class, () -> SweepFile.read(file, List.of()))
                .getMessage();
    }
}
