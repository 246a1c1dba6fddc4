package org.slumber.spark.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.InvalidInputException;

/** Sweeps that are no plain grid: blocks, conditions and points of a file. */
class UnionsTest {
    @TempDir
    Path folder;

    private static SweepFile file(String text, String... overrides) {
        return SweepFile.of("a.yaml", "name: a\n" + text, List.of(overrides));
    }

    private static List<Map<String, Object>> points(SweepFile file) {
        Expansion expansion = new Expansion(file);
        return IntStream.range(0, expansion.points())
                .mapToObj(expansion::values)
                .toList();
    }

    private static Expansion.Distinct distinct(String text, String... overrides) {
        return new Expansion(file(text, overrides)).distinct();
    }

    private static void assertRefused(String message, String text, String... overrides) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> distinct(text, overrides));
        assertEquals(message, e.getMessage());
    }

    // --- points that are one simulation

    @Test
    void withoutSleepEveryDecayIsOneRun() {
        Expansion.Distinct distinct =
                distinct("axes: {sleep.ratio: [0, 0.1], sleep.decay: [0.99, 0.999], seed: [1, 2]}");
        assertArrayEquals(new int[] {0, 1, 4, 5, 6, 7}, distinct.points());
        assertArrayEquals(new int[] {0, 1, 0, 1, 4, 5, 6, 7}, distinct.standIns());
        assertEquals(0, distinct.excluded());
    }

    @Test
    void theRunThatStandsForThemIsTheSameInEverySweep() {
        Expansion one = new Expansion(file("values: {sleep.ratio: 0, sleep.decay: 0.99}"));
        Expansion other = new Expansion(file("values: {sleep.ratio: 0, sleep.staticTarget: 0.5}"));
        assertEquals(one.spec(0), other.spec(0));
        assertEquals(Catalogue.specOf(Map.of("sleep.ratio", 0.0)), one.spec(0));
        assertEquals(one.distinct().hashes()[0], other.distinct().hashes()[0]);
    }

    @Test
    void noRegulariserAndOneThatDoesNothingAreOneRun() {
        assertArrayEquals(
                new int[] {0, 3},
                distinct("axes: {regulariser: [none, sleep], sleep.ratio: [0, 0.1], seed: [1]}")
                        .points());
        assertArrayEquals(
                new int[] {0, 3},
                distinct("values: {regulariser: none}\naxes: {homeostasis: [none, oja], oja.forgetting: [0, 0.01]}")
                        .points());
    }

    // --- conditions

    @Test
    void whatIsExcludedIsNoPoint() {
        String axes = "axes: {sleep.ratio: [0, 0.1, 0.2], sleep.decay: [0.99, 0.999], seed: [1]}\n";
        Expansion.Distinct distinct = distinct(
                axes + "exclude:\n  - {sleep.ratio: 0.2, sleep.decay: {below: 0.999}}\n  - {sleep: {ratio: 0}}");
        assertArrayEquals(new int[] {2, 3, 5}, distinct.points());
        assertEquals(3, distinct.excluded());
        assertEquals(List.of(), distinct.excludingNothing());
        // as one map; and by what the sweep does not give
        assertEquals(
                4,
                distinct(axes + "exclude: {sleep.ratio: [0.1, 0.2], sleep.target: static, sleep.decay: {not: 0.999}}")
                                .excluded()
                        + 2);
        assertEquals(
                List.of("sleep.ratio above 0.2"),
                distinct(axes + "exclude: {sleep.ratio: {above: 0.2}}").excludingNothing());
    }

    @Test
    void whatMakesNoSpecCanBeExcluded() {
        String text = "axes: {learner: [stdp, surrogate-gradient], regulariser: [sleep, normalize]}\n";
        assertThrows(InvalidInputException.class, () -> distinct(text));
        assertArrayEquals(
                new int[] {0, 1, 2},
                distinct(text + "exclude: {learner: surrogate-gradient, regulariser: normalize}")
                        .points());
    }

    @Test
    void aParameterIsGivenOnlyWhereItsConditionHolds() {
        SweepFile file = file("axes: {regulariser: [sleep, normalize], sleep.ratio: [0.1, 0.2], seed: [1]}\n"
                + "when: {sleep.ratio: {regulariser: sleep}}");
        assertEquals(
                Map.of("regulariser", "normalize", "seed", 1L), points(file).get(2));
        assertEquals(3, new Expansion(file).distinct().size());
        assertEquals(
                List.of("when: sleep.ratio where regulariser sleep"),
                file.conditions().texts());
    }

    @Property(tries = 50)
    void aRangeHoldsWithinItsBounds(
            @ForAll @Size(min = 1, max = 8) @UniqueElements List<@IntRange(min = 1, max = 1000) Integer> thousandths,
            @ForAll @IntRange(min = 1, max = 1000) int from,
            @ForAll @IntRange(min = 1, max = 1000) int below) {
        List<Double> ratios = thousandths.stream().map(value -> value / 1000.0).toList();
        String text = "axes: {sleep.ratio: " + ratios + ", seed: [1]}\nexclude: {sleep.ratio: {from: " + from / 1000.0
                + ", below: " + below / 1000.0 + "}}";
        long left = ratios.stream()
                .filter(ratio -> ratio < from / 1000.0 || ratio >= below / 1000.0)
                .count();
        if (left == 0) {
            assertRefused("a.yaml: exclude leaves no point of the sweep", text);
        } else {
            assertEquals(left, distinct(text).size());
        }
    }

    @Test
    void conditionsThatCannotBeMeantAreRefused() {
        String axes = "axes: {sleep.ratio: [0, 0.1], seed: [1, 2]}\n";
        assertRefused(
                "a.yaml: unknown parameter sleep.ration; the nearest known one is sleep.ratio",
                axes + "exclude: {sleep.ration: 0}");
        assertRefused(
                "a.yaml: unknown key in exclude: sleep.ratio: over; known are from, to, above, below, not",
                axes + "exclude: {sleep.ratio: {over: 0}}");
        assertRefused(
                "a.yaml: exclude: regulariser is a text, which has no above; give a list of its values, or not",
                axes + "exclude: {regulariser: {above: 0}}");
        assertRefused(
                "a.yaml: exclude: sleep.ratio: above must be a number, was x",
                axes + "exclude: {sleep.ratio: {above: x}}");
        assertRefused(
                "a.yaml: exclude must name at least one parameter, such as {sleep.ratio: 0}", axes + "exclude: {}");
        assertRefused(
                "a.yaml: when.sleep.decay: the sweep does not give sleep.decay",
                axes + "when: {sleep.decay: {sleep.ratio: {above: 0}}}");
        assertRefused(
                "a.yaml: when and exclude cannot tell seeds apart where replicates or confirm add some",
                axes + "exclude: {seed: 2, sleep.ratio: 0}\nconfirm: {best: 1, seeds: 2}");
        assertRefused("a.yaml: exclude leaves no point of the sweep", axes + "exclude: {seed: [1, 2]}");
    }

    // --- blocks

    private static final String BLOCKS =
            """
            blocks:
              - {regulariser: sleep, sleep.ratio: [0, 0.1], zipped: {sleep.decay: [0.99, 0.999], sleep.staticTarget: [0.1, 0.2]}}
              - {regulariser: normalize, normalize: {target: [layer, neuron]}}
            axes: {seed: [1, 2]}
            """;

    @Test
    void blocksStandOneAfterAnotherAndAreInProductWithTheAxes() {
        List<Map<String, Object>> points = points(file(BLOCKS));
        assertEquals(2 * (4 + 2), points.size());
        assertEquals(
                Map.of(
                        "regulariser",
                        "sleep",
                        "sleep.ratio",
                        0.1,
                        "sleep.decay",
                        0.999,
                        "sleep.staticTarget",
                        0.2,
                        "seed",
                        2L),
                points.get(7));
        assertEquals(Map.of("regulariser", "normalize", "normalize.target", "neuron", "seed", 1L), points.get(10));
        assertEquals(2 * 2, points(file(BLOCKS, "blocks=[2]")).size());
        assertEquals(
                2, points(file(BLOCKS, "blocks=[2]", "normalize.target=layer")).size());
        assertTrue(file(BLOCKS).varying().contains("normalize.target"));
    }

    @Test
    void aBlockMayHaveSeedsOfItsOwnAndAPointOfTwoBlocksIsOneRun() {
        Expansion.Distinct distinct = distinct(
                "blocks: [{sleep.ratio: [0, 0.1], seed: [1, 2]}, {sleep.ratio: 0, seed: {from: 1, to: 10, step: 1}}]");
        assertEquals(12, distinct.size());
        assertEquals(14, distinct.standIns().length);
    }

    @Test
    void blocksThatCannotBeMeantAreRefused() {
        assertRefused(
                "a.yaml: blocks must be a list of maps such as [{sleep.ratio: [0, 0.1]}, {regulariser: normalize}], was {}",
                "blocks: {}");
        assertRefused(
                "a.yaml: blocks.1: seed is given twice",
                "blocks: [{seed: [1], zipped: {seed: [1], sleep.ratio: [0]}}]");
        assertRefused(
                "a.yaml: seed is both under blocks and under axes; give it once",
                "blocks: [{seed: [1]}]\naxes: {seed: [1]}");
        assertRefused("--set blocks=[3]: unknown block 3; known are 1, 2", BLOCKS, "blocks=[3]");
    }

    // --- points of a file

    private SweepFile ofPoints(String name, String content, String... overrides) throws IOException {
        Files.writeString(folder.resolve(name), content);
        return SweepFile.of(
                folder.resolve("a.yaml").toString(),
                "name: a\npoints: " + name + "\naxes: {seed: [1, 2]}",
                List.of(overrides));
    }

    @Test
    void aFileListsPoints() throws IOException {
        String csv = "point,sleep.ratio,sleep_decay\nfirst,0.1,\"0.99\"\nsecond,0.30000000000000004,\n";
        List<Map<String, Object>> points = points(ofPoints("p.csv", csv));
        assertEquals(Map.of("sleep.ratio", 0.1, "sleep.decay", 0.99, "seed", 2L), points.get(1));
        assertEquals(Map.of("sleep.ratio", 0.30000000000000004, "seed", 1L), points.get(2));
        Expansion expansion = new Expansion(ofPoints("p.csv", csv));
        assertEquals("second", expansion.listed(3).orElseThrow().name());
        assertEquals(4, expansion.distinct().size());
        // as pandas writes it; and nested
        assertEquals(
                points,
                points(
                        ofPoints(
                                "p.jsonl",
                                """
                        {"point": 7, "sleep_ratio": 0.1, "sleep": {"decay": 0.99}}

                        {"sleep.ratio": 0.30000000000000004, "sleep.decay": null}
                        """)));
        assertEquals(
                Map.of("sleep.ratio", 0.1, "sleep.decay", 0.5, "seed", 2L),
                points(ofPoints("p.csv", csv, "sleep.decay=0.5")).get(1));
    }

    @Test
    void aParquetFileListsPoints() throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType(
                "message points { optional double sleep_ratio;"
                        + " optional int64 __index_level_0__; optional binary regulariser (STRING); optional double nap_noise; }");
        Path file = folder.resolve("p.parquet");
        try (ParquetWriter<Group> out = ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
                .withType(schema)
                .withConf(new Configuration(false))
                .build()) {
            out.write(new SimpleGroup(schema)
                    .append("sleep_ratio", 0.1)
                    .append("regulariser", "sleep")
                    .append("__index_level_0__", 0L)
                    .append("nap_noise", Double.NaN));
            out.write(new SimpleGroup(schema).append("regulariser", "nap").append("nap_noise", 1e-4));
        }
        PointsFile points = PointsReader.read(file);
        assertEquals(
                Map.of("sleep.ratio", 0.1, "regulariser", "sleep"),
                points.points().get(0).values());
        assertEquals(
                Map.of("nap.noise", 1e-4, "regulariser", "nap"),
                points.points().get(1).values());
        assertEquals("2", points.points().get(1).name());
    }

    @Test
    void aFileThatListsNoPointsIsRefused() throws IOException {
        assertPointsRefused(
                "p.txt", "", "points must be a file that ends in .csv, .jsonl, .ndjson or .parquet, was FILE");
        assertPointsRefused("p.csv", "", "points file FILE is empty; its first line must name the columns");
        assertPointsRefused("p.csv", "sleep.ratio\n", "points file FILE must have at least one point with a value");
        assertPointsRefused(
                "p.csv",
                "sleep.ration\n1\n",
                "points file FILE: unknown column sleep.ration; the nearest known one is sleep.ratio");
        assertPointsRefused(
                "p.csv", "sleep.ratio\n0\n0.1,2\n", "points file FILE, point 2: 2 is in a column without a name");
        assertPointsRefused(
                "p.csv", "sleep.ratio\n0\nhigh\n", "points file FILE, point 2: sleep.ratio must be a number, was high");
        assertPointsRefused(
                "p.csv", "sleep.ratio,sleep_ratio\n0,0\n", "points file FILE, point 1: sleep.ratio is there twice");
        assertPointsRefused(
                "p.csv",
                "point,sleep.ratio\na,0\na,0.1\n",
                "points file FILE, point 2: point a is there twice; the names of points must differ");
        assertPointsRefused(
                "p.jsonl",
                "[1]",
                "points file FILE, point 1: a line must be an object such as {\"sleep.ratio\": 0.1}, was [1]");
        Files.writeString(folder.resolve("p.parquet"), "no Parquet");
        String message = assertThrows(InvalidInputException.class, () -> PointsReader.read(folder.resolve("p.parquet")))
                .getMessage();
        assertTrue(message.contains("p.parquet cannot be read as Parquet"), message);
        assertFalse(message.contains("\n"), message);
    }

    private void assertPointsRefused(String name, String content, String message) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        assertEquals(
                message.replace("FILE", file.toString()),
                assertThrows(InvalidInputException.class, () -> PointsReader.read(file))
                        .getMessage());
    }
}
