package org.slumber.spark.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.InvalidInputException;

class ExpansionTest {
    @Test
    void theLastAxisVariesFastest() {
        Expansion expansion = expansion("axes: {sleep.ratio: [0, 0.1], seed: [1, 2, 3]}");
        assertEquals(6, expansion.points());
        assertEquals(
                List.of("0 1", "0 2", "0 3", "0.1 1", "0.1 2", "0.1 3"),
                IntStream.range(0, 6)
                        .mapToObj(expansion::values)
                        .map(values -> values.get("sleep.ratio") + " " + values.get("seed"))
                        .toList());
        assertEquals(3, expansion.spec(5).seed());
    }

    @Test
    void zippedParametersVaryTogetherAndInProductWithTheRest() {
        Expansion expansion =
                expansion("axes: {seed: [1, 2]}\nzipped: {sleep: {ratio: [0, 0.1, 0.2], decay: [0.9, 0.99, 1]}}");
        assertEquals(
                List.of("1 0 0.9", "1 0.1 0.99", "1 0.2 1", "2 0 0.9", "2 0.1 0.99", "2 0.2 1"),
                IntStream.range(0, expansion.points())
                        .mapToObj(expansion::values)
                        .map(values ->
                                values.get("seed") + " " + values.get("sleep.ratio") + " " + values.get("sleep.decay"))
                        .toList());
    }

    @Test
    void sampledPointsAreAProductWithTheRest() {
        Expansion expansion =
                expansion("sampled: {design: sobol, count: 4, seed: 3, ranges: {sleep.ratio: {from: 0, to: 1}}}"
                        + "\naxes: {seed: [1, 2]}");
        assertEquals(8, expansion.distinct().size());
        for (int point = 0; point < 8; point += 2) {
            assertEquals(
                    expansion.values(point).get("sleep.ratio"),
                    expansion.values(point + 1).get("sleep.ratio"));
        }
    }

    @Test
    void withoutAxesThereIsOnePoint() {
        assertEquals(Map.of("seed", 4L), expansion("values: {seed: 4}").values(0));
        assertEquals(1, expansion("values: {seed: 4}").distinct().size());
    }

    @Property(tries = 50)
    void thereIsEveryCombinationOnce(
            @ForAll @Size(min = 1, max = 6) @UniqueElements List<@IntRange(min = 0, max = 1000) Integer> thousandths,
            @ForAll @Size(min = 1, max = 6) @UniqueElements List<Long> seeds) {
        List<Double> ratios = thousandths.stream().map(value -> value / 1000.0).toList();
        Expansion expansion = expansion("axes: {seed: " + seeds + ", sleep.ratio: " + ratios + "}");
        Set<List<Object>> combinations = new HashSet<>();
        for (int point = 0; point < expansion.points(); point++) {
            Map<String, Object> values = Catalogue.valuesOf(expansion.spec(point));
            combinations.add(List.of(values.get("seed"), values.get("sleep.ratio")));
        }
        Set<List<Object>> expected = new HashSet<>();
        seeds.forEach(seed -> ratios.forEach(ratio -> expected.add(List.of(seed, ratio))));
        assertEquals(expected, combinations);
        assertEquals(expected.size(), expansion.distinct().size());
    }

    @Test
    void equalSpecsAreOneRun() {
        Expansion.Distinct distinct = expansion(
                        "axes: {regulariser: [none, sleep], sleep.ratio: [0.1, 0.2, 0.1], seed: [1]}")
                .distinct();
        // without sleep the ratio makes no difference, and one ratio is there twice
        assertArrayEquals(new int[] {0, 3, 4}, distinct.points());
    }

    @Test
    void aValueThatNoRunUsesIsRefused() {
        assertRefused(
                "a.yaml: nap.steps is given, but no run of the sweep uses it (see learner and regulariser)",
                "values: {regulariser: sleep, nap.steps: 10}");
        assertRefused(
                "a.yaml: nap.noise, nap.steps are given, but no run of the sweep uses them (see learner and regulariser)",
                "values: {nap.noise: 1}\naxes: {nap.steps: [10, 20], regulariser: [none, sleep]}");
    }

    @Test
    void aValueThatOneRunUsesIsTaken() {
        assertEquals(
                3,
                expansion("axes: {nap.steps: [10, 20], regulariser: [none, nap]}")
                        .distinct()
                        .size());
    }

    @Test
    void aSpecThatIsNotAllowedIsRefusedInItsWords() {
        assertRefused("a.yaml: sleep.ratio must be in [0, 1], was 1.5", "axes: {sleep.ratio: [0, 1.5]}");
        assertRefused("a.yaml: training.epochs must be a whole number, was 1.5", "values: {training.epochs: 1.5}");
        assertRefused("a.yaml: preset must be one of table, released, followup, was tabel", "values: {preset: tabel}");
    }

    @Test
    void tooManyPointsAreRefused() {
        assertRefused(
                "a.yaml: the axes make 100000000 points, more than the 10000000 that are allowed",
                "axes: {seed: {from: 1, to: 10000, step: 1}, sleep.ratio: {from: 0, to: 1, count: 10000}}");
    }

    @Test
    void aHundredThousandPointsAreToldApart() {
        Expansion expansion = expansion("axes: {seed: {from: 1, to: 100000, step: 1}}");
        assertEquals(100_000, expansion.distinct().size());
    }

    private static void assertRefused(String sentence, String text) {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> expansion(text).distinct());
        assertEquals(sentence, refused.getMessage());
    }

    private static Expansion expansion(String text) {
        return new Expansion(SweepFile.of("a.yaml", "name: a\n" + text, new ArrayList<>()));
    }
}
