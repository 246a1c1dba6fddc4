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
        assertEquals(dotted.directions(), nested.directions());
    }

    @Test
    void jsonIsReadAsYamlIs() {
        SweepFile json = SweepFile.of(
                "a.json",
                "{\"name\": \"ratios\", \"values\": {\"sleep.decay\": 0.999}, \"axes\": {\"sleep.ratio\": [0, 0.1]}}",
                List.of());
        SweepFile yaml = SweepFile.of("a.yaml", RATIOS, List.of());
        assertEquals(yaml.values(), json.values());
        assertEquals(yaml.directions(), json.directions());
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
                file.directions());
        assertEquals("b", file.name());
        assertEquals(Optional.of(Path.of("/d")), file.data());
    }

    @Test
    void anOverriddenAxisKeepsItsPlace() {
        SweepFile file = SweepFile.of(
                "a.yaml", "name: a\naxes: {sleep.ratio: [0, 1], seed: [1, 2]}", List.of("sleep.ratio=[0.5]"));
        assertEquals(List.of("sleep.ratio", "seed"), file.varying());
    }

    @Test
    void overridesOfWhatIsZippedOrSampledStayThere() {
        String text =
                """
                name: a
                zipped: {sleep.ratio: [0, 1], sleep.decay: [0.9, 1]}
                sampled: {design: random, count: 3, seed: 1, ranges: {sleep.maximumSteps: {from: 1, to: 9}}}
                axes: {seed: [1]}
                """;
        assertEquals(
                List.of(
                        "zipped: sleep.ratio: 0.5, 0.6; sleep.decay: 0.9, 1",
                        "sampled: 9 sobol points with design seed 7 of" + " sleep.maximumSteps one of 4, 5",
                        "seed: 1"),
                directions(
                        text,
                        "sleep.ratio=[0.5, 0.6]",
                        "sampled.count=9",
                        "sampled.design=sobol",
                        "sampled.seed=7",
                        "sleep.maximumSteps=[4, 5]"));
        assertEquals(
                List.of("zipped: sleep.decay: 0.9, 1", "seed: 1"),
                directions(text, "sleep.ratio=0.5", "sleep.maximumSteps=3"));
        assertEquals(
                "--set sleep.ratio=[1]: what is zipped must have equally many values each, but sleep.ratio has 1 and"
                        + " sleep.decay has 2",
                assertThrows(InvalidInputException.class, () -> directions(text, "sleep.ratio=[1]"))
                        .getMessage());
        assertEquals(
                "--set sampled.cuont=1: unknown key sampled.cuont; the nearest known one is sampled.count",
                assertThrows(InvalidInputException.class, () -> directions(text, "sampled.cuont=1"))
                        .getMessage());
    }

    private static List<String> directions(String text, String... overrides) {
        return SweepFile.of("a.yaml", text, List.of(overrides)).directions().stream()
                .map(Direction::text)
                .toList();
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
            name: a\\nvalues: {seed: 1}\\nzipped: {seed: [1], sleep.ratio: [0]} | a.yaml: seed is both under values and under zipped; give it once
            name: a\\nzipped: {seed: [1, 2], sleep.ratio: [0]} | a.yaml: what is zipped must have equally many values each, but seed has 2 and sleep.ratio has 1
            name: a\\nzipped: {seed: [1, 2]}             | a.yaml: zipped must have at least two parameters that vary together, was {seed=[1, 2]}
            name: a\\nzipped: 3                          | a.yaml: zipped must be a map of lists, or a list of such maps, was 3
            name: a\\nzipped: [3]                        | a.yaml: zipped must be a map, was 3
            name: a\\nzipped: {sed: [1], seed: [1]}      | a.yaml: unknown parameter sed; the nearest known one is seed
            name: a\\nzipped: [{seed: [1], sleep.ratio: [0]}, {seed: [1], sleep.decay: [1]}] | a.yaml: seed is given twice under zipped; give it once
            name: a\\nsampled: 3                         | a.yaml: sampled must be a map with design, count, seed, ranges, was 3
            name: a\\nsampled: {desing: sobol}           | a.yaml: unknown key sampled.desing; the nearest known one is sampled.design
            name: a\\nsampled: {design: sobol}           | a.yaml: sampled.count is missing; sampled has design, count, seed, ranges
            name: a\\nsampled: {design: halton}          | a.yaml: sampled.design must be one of random, sobol, was halton
            name: a\\nsampled: {design: sobol, count: 0} | a.yaml: sampled.count must be a whole number of at least 1, was 0
            name: a\\nsampled: {design: sobol, count: 1.5} | a.yaml: sampled.count must be a whole number of at least 1, was 1.5
            name: a\\nsampled: {design: sobol, count: many} | a.yaml: sampled.count must be a whole number of at least 1, was many
            name: a\\nsampled: {design: sobol, count: 99999999} | a.yaml: sampled.count must be at most 10000000, was 99999999
            name: a\\nsampled: {design: sobol, count: 2} | a.yaml: sampled.seed is missing
            name: a\\nsampled: {design: sobol, count: 2, seed: x} | a.yaml: sampled.seed must be a whole number, was x
            name: a\\nsampled: {design: sobol, count: 2, seed: 1} | a.yaml: sampled.ranges must have at least one parameter
            name: a\\nsampled: {design: sobol, count: 2, seed: 1, ranges: 4} | a.yaml: sampled.ranges must be a map, was 4
            name: a\\nsampled: {ranges: {sleep.raito: [1]}} | a.yaml: unknown parameter sleep.raito; the nearest known one is sleep.ratio
            name: a\\nsampled: {ranges: {sleep.ratio: 1}} | a.yaml: sampled sleep.ratio must be a range such as {from: 0, to: 1} or a list
            name: a\\nsampled: {ranges: {sleep.ratio: []}} | a.yaml: sampled sleep.ratio must have at least one choice
            name: a\\nsampled: {ranges: {sleep.ratio: {from: 0}}} | a.yaml: sampled sleep.ratio: the range has no to
            name: a\\nsampled: {ranges: {sleep.ratio: {from: 0, to: 1, scale: log}}} | a.yaml: sampled sleep.ratio: from must be above 0 on a log scale, was 0
            name: a\\nsampled: {ranges: {sleep.ratio: {from: 0, to: 1, step: 1}}} | a.yaml: sampled sleep.ratio: a range to draw from has from, to and (if wanted) scale
            name: a\\nsampled: {ranges: {sleep.ratio: {from: 0, to: 1, scael: log}}} | a.yaml: unknown key in the range of sampled sleep.ratio: scael; the nearest known one is scale
            name: a\\nsampled: {ranges: {sleep.ratio: {from: 1, to: 0}}} | a.yaml: sampled sleep.ratio: from must be at most to (0), was 1
            name: a\\nsampled: {ranges: {seed: {from: 1.5, to: 3}}} | a.yaml: sampled seed: from must be a whole number below 2^63, was 1.5
            name: a\\nsampled: {ranges: {sleep.target: {from: 1, to: 3}}} | a.yaml: sampled sleep.target is a text and must be a list of choices
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
