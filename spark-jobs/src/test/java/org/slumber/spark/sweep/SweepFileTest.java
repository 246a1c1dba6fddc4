package org.slumber.spark.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
        assertEquals(Map.of(), file.sets());
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
    @ValueSource(strings = {"0123456", "1.10", "no", "true", "12e45", "1_000", "0x1F", "08", "1.0", "2026-01-02", "1"})
    void textsStayAsTheyWereWritten(String text) {
        SweepFile yaml = SweepFile.of(
                "a.yaml",
                "name: " + text + "\nvalues: {dataset: " + text + "}\naxes: {learner: [" + text + "]}",
                List.of());
        SweepFile set =
                SweepFile.of("a.yaml", RATIOS, List.of("name=" + text, "dataset=" + text, "learner=[" + text + "]"));
        for (SweepFile file : List.of(yaml, set)) {
            assertEquals(text, file.name());
            assertEquals(text, file.values().get("dataset"));
            assertTrue(file.directions().contains(new Axis("learner", List.of(text))));
        }
    }

    @Test
    void numbersOfJsonStayAsTheyWereWrittenWhereATextIsWanted() {
        assertEquals(
                "1.10", SweepFile.of("a.json", "{\"name\": 1.10}", List.of()).name());
        assertEquals(
                "12e45", SweepFile.of("a.json", "{\"name\": 12e45}", List.of()).name());
    }

    @Test
    void numbersAreReadToTheirLastDigit() {
        assertEquals(
                Map.of("seed", 9007199254740993L, "sleep.ratio", 0.1, "training.epochs", 31L, "test.images", 1000L),
                SweepFile.of(
                                "a.yaml",
                                "name: a\nvalues: {seed: 9007199254740993, sleep.ratio: '0.1', training.epochs: 0x1F,"
                                        + " test.images: 1e3}",
                                List.of())
                        .values());
    }

    @Test
    void anchorsAliasesAndMergeKeysWorkInEverySection() {
        SweepFile file = SweepFile.of(
                "a.yaml",
                """
                name: &me scalars
                data: *me
                values: {network.excitatory: &n 100, network.inhibitory: *n}
                zipped:
                  - &few {sleep.ratio: &two [0, 0.1], nap.steps: [1, 2]}
                axes:
                  sleep.decay: &decays [0.9, 0.99]
                  sleep.staticTarget: *decays
                """,
                List.of());
        assertEquals(Optional.of(Path.of("scalars")), file.data());
        assertEquals(Map.of("network.excitatory", 100L, "network.inhibitory", 100L), file.values());
        assertEquals(List.of("sleep.ratio", "nap.steps", "sleep.decay", "sleep.staticTarget"), file.varying());
        assertEquals(
                List.of("sleep.ratio: 0, 0.1", "seed: 1, 2"),
                directions("name: a\naxes: {<<: {sleep.ratio: [0, 0.1]}, seed: [1, 2]}"));
        assertEquals(
                Map.of("sleep.ratio", 0.5, "sleep.decay", 0.9),
                SweepFile.of(
                                "a.yaml",
                                "name: a\nvalues: {sleep: {<<: {ratio: 0.1, decay: 0.9}, ratio: 0.5}}\naxes: {}",
                                List.of())
                        .values());
    }

    @Test
    void aFileOfSeveralMegabytesIsRead() {
        StringBuilder text = new StringBuilder("name: lhs\nzipped:\n");
        for (String path : List.of("sleep.ratio", "sleep.decay", "sleep.staticTarget")) {
            text.append("  ").append(path).append(":\n").append("  - 0.12345678901234567\n".repeat(60_000));
        }
        assertEquals(
                60_000,
                SweepFile.of("a.yaml", text.toString(), List.of())
                        .directions()
                        .get(0)
                        .size());
    }

    @ParameterizedTest
    @CsvSource({"a.json, UTF-8, efbbbf", "a.yaml, UTF-8, efbbbf", "a.json, UTF-16LE, fffe", "a.yaml, UTF-16BE, feff"})
    void aFileWithAByteOrderMarkIsReadAsItsTwinWithout(String name, String charset, String mark, @TempDir Path folder)
            throws Exception {
        byte[] text = "{\"name\": \"tiny\", \"axes\": {\"seed\": [1, 2]}}".getBytes(Charset.forName(charset));
        Path file = folder.resolve(name);
        Files.write(file, HexFormat.of().parseHex(mark));
        Files.write(file, text, StandardOpenOption.APPEND);
        assertEquals("tiny", SweepFile.read(file, List.of()).name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            nam: a                                       | a.yaml: unknown key nam; the nearest known one is name
            parameters: {seed: 1}                        | a.yaml: unknown key parameters; known are name, data, values
            name: a\\nvalues: {sleep.raito: 1}            | a.yaml: unknown parameter sleep.raito; the nearest known one is sleep.ratio
            name: a\\nvalues: {slep: {ratio: 1}}          | a.yaml: unknown parameter slep; the nearest known one is
            name: a\\nvalues: {sleep: 3}                  | a.yaml: sleep must be a map, was 3
            name: a\\nvalues: {seed: [1, 2]}              | a.yaml: seed must be a number or a text, was [1, 2]
            name: a\\nvalues: {seed: true}                | a.yaml: seed must be a whole number, was true
            name: a\\nvalues: {seed: {from: 1}}           | a.yaml: seed must be a number or a text, was {from=1}
            name: a\\nvalues: {seed: 99999999999999999999} | a.yaml: seed must be a number below 2^63
            name: a\\nvalues: 3                           | a.yaml: values must be a map, was 3
            name: a\\nvalues: {seed: 1}\\naxes: {seed: [1]} | a.yaml: seed is both under values and under axes
            name: a\\nvalues: {sleep.ratio: 1, sleep: {ratio: 2}} | a.yaml: sleep.ratio is given twice under values
            name: a\\naxes: {seed: 3}                     | a.yaml: axis seed must be a list such as [1, 2] or a range
            name: a\\naxes: {seed: []}                    | a.yaml: axis seed must have at least one value
            name: a\\nname: b                             | a.yaml line 2, column 1: name is given twice, first in line 1
            name: a\\nvalues: {seed: 010}                | a.yaml: seed must be a whole number, was 010 with a leading zero: write 10, or 0o10 where octal is meant
            name: a\\nvalues: {seed: 08}                 | a.yaml: seed must be a whole number, was 08 with a leading zero: write 8
            name: a\\nvalues: {seed: 1_000}              | a.yaml: seed must be a whole number, was 1_000 with an underscore: write 1000
            name: a\\nvalues: {seed: 1.5}                | a.yaml: seed must be a whole number, was 1.5
            name: a\\nvalues: {seed: .inf}               | a.yaml: seed must be a whole number, was .inf, which is not finite
            name: a\\nvalues: {sleep.ratio: no}          | a.yaml: sleep.ratio must be a number, was no
            name: a\\naxes: {seed: [1, 020]}             | a.yaml: seed must be a whole number, was 020 with a leading zero
            name: a\\naxes: {seed: {from: 01, to: 3, step: 1}} | a.yaml: axis seed: from must be a number, was 01 with a leading zero
            name: a\\naxes: {seed: {from: 0, to: 1e19, step: 2e18}} | a.yaml: seed must be a number below 2^63, was 1
            name: a\\nsampled: {design: sobol, count: 010} | a.yaml: sampled.count must be a whole number of at least 1, was 010 with a leading zero
            name:tiny                                    | a.yaml: must be a map with name, values and axes, was name:tiny (is a blank missing after the colon?)
            name: a\\nvalues:\\n  seed:1                 | a.yaml: values must be a map, was seed:1 (is a blank missing after the colon?)
            name: ~                                      | a.yaml: name must be a text, was null
            name: null                                   | a.yaml: name must be a text, was null
            name: a\\nvalues:\\n\\tseed: 1               | a.yaml line 3, column 1: there is a tab character
            name: *l                                     | a.yaml line 1, column 7: there is no &l before *l
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
                        InvalidInputException.class,
                        () -> SweepFile.of("a.yaml", text.replace("\\n", "\n").replace("\\t", "\t"), List.of()))
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
            seed=010    | --set seed=010: seed must be a whole number, was 010 with a leading zero: write 10, or 0o10
            seed=08     | --set seed=08: seed must be a whole number, was 08 with a leading zero: write 8
            training.images=020 | --set training.images=020: training.images must be a whole number, was 020 with a leading
            seed=[1, 010] | --set seed=[1, 010]: seed must be a whole number, was 010 with a leading zero
            dataset=@x  | --set dataset=@x line 1, column 1: a text that begins with @ must be in quotes
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
        assertTrue(refusal(binary).startsWith("sweep file " + binary + " is not UTF-16LE"), refusal(binary));
    }

    private static String refusal(Path file) {
        return assertThrows(InvalidInputException.class, () -> SweepFile.read(file, List.of()))
                .getMessage();
    }

    @Test
    void dataNamesAFolderOrSetsOfTheUsersOwn() {
        String text =
                "name: s\ndata: {folder: sets, mine: mine.npz, yours: a/images.idx:a/labels.idx}\nvalues: {dataset: mine}";
        SweepFile file = SweepFile.of("s.yaml", text, List.of("data={yours: ./b}"));
        assertEquals(Optional.of(Path.of("sets")), file.data());
        assertEquals(Map.of("mine", "mine.npz", "yours", "./b"), file.sets());
        for (String wrong : List.of("{mnist: ./m}", "{a/b: ./m}", "{mine: [m]}", "{mine: ''}")) {
            InvalidInputException refused = assertThrows(
                    InvalidInputException.class, () -> SweepFile.of("s.yaml", "name: s\ndata: " + wrong, List.of()));
            assertTrue(refused.getMessage().startsWith("s.yaml: data"), refused.getMessage());
        }
    }
}
