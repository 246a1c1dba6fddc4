package org.slumber.spark.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slumber.engine.spec.InvalidInputException;

class VariantsTest {
    private static final String RIVALS =
            """
            name: a
            variants:
              none: {}
              softBound: {plasticity.rule: softBound, softBound: {bound: [1, 2]}}
              combined+: {homeostasis: intrinsic, intrinsic.targetRate: {from: 5, to: 20, count: 3, scale: log}}
            axes: {sleep.ratio: [0, 0.1], seed: [1, 2]}
            """;

    private static SweepFile file(String text, String... overrides) {
        return SweepFile.of("a.yaml", text, List.of(overrides));
    }

    private static List<Map<String, Object>> points(SweepFile file) {
        Expansion expansion = new Expansion(file);
        return IntStream.range(0, expansion.points())
                .mapToObj(expansion::values)
                .toList();
    }

    private static void assertRefused(String message, String text, String... overrides) {
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> new Expansion(file(text, overrides)).distinct());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void variantsStandOneAfterAnotherAndAreInProductWithTheAxes() {
        List<Map<String, Object>> points = points(file(RIVALS));
        assertEquals(4 * (1 + 2 + 3), points.size());
        assertEquals(Map.of("sleep.ratio", 0L, "seed", 1L), points.get(0));
        assertEquals(
                Map.of("plasticity.rule", "softBound", "softBound.bound", 2L, "sleep.ratio", 0.1, "seed", 2L),
                points.get(11));
        assertEquals(
                Map.of("homeostasis", "intrinsic", "intrinsic.targetRate", 10.0, "sleep.ratio", 0L, "seed", 1L),
                points.get(16));
        assertEquals(24, new Expansion(file(RIVALS)).distinct().size());
    }

    @Test
    void aPointIsNamedByItsVariantAndWhatVariesWithin() {
        Expansion expansion = new Expansion(file(RIVALS));
        assertEquals(Optional.of("none"), expansion.variantText(3));
        assertEquals(Optional.of("softBound (softBound.bound=2)"), expansion.variantText(11));
        assertEquals(Optional.of(2), expansion.variant(23));
        assertEquals(Optional.empty(), new Expansion(file("name: a\naxes: {seed: [1]}")).variant(0));
    }

    @Test
    void rangesOfVariantsAreDrawnAsTheSectionSampledSays() {
        String text =
                """
                name: a
                variants:
                  none: {sleep.ratio: 0}
                  asleep: {ranges: {sleep.ratio: {from: 0.1, to: 0.2}, sleep.decay: [0.999, 0.9999]}}
                  awake: {sleep.ratio: 0, homeostasis: oja, ranges: {oja.forgetting: {from: 1e-5, to: 0.1, scale: log}}}
                sampled: {design: sobol, count: 8, seed: 3}
                """;
        assertEquals(17, points(file(text)).size());
        assertEquals(9, points(file(text, "sampled.count=4")).size());
        assertEquals(
                points(file(text)).get(1), points(file(text, "sampled.count=4")).get(1));
        Design alone = (Design)
                file("""
                        name: a
                        sampled:
                          {design: sobol, count: 8, seed: 3,
                           ranges: {sleep.ratio: {from: 0.1, to: 0.2}, sleep.decay: [0.999, 0.9999]}}
                        """)
                        .directions()
                        .get(0);
        Map<String, Object> drawn = new HashMap<>();
        alone.put(5, drawn);
        assertEquals(drawn, points(file(text)).get(6));
    }

    @Test
    void overridesChooseVariantsOrTakeAParameterOutOfThem() {
        assertEquals(
                List.of("softBound", "none"),
                file(RIVALS, "variants=[softBound, none]").variants());
        SweepFile fixed = file(RIVALS, "softBound.bound=3");
        assertEquals(Map.of("softBound.bound", 3L), fixed.values());
        assertEquals(4 * (1 + 1 + 3), points(fixed).size());
        assertEquals(
                2 * 4 * (1 + 1 + 3),
                points(file(RIVALS, "softBound.bound=[3, 4]")).size());
    }

    @Test
    void whatIsWrongIsSaidOfTheVariant() {
        assertRefused("variants must be a map of named variants", "name: a\nvariants: [1]");
        assertRefused("variants: a name must start with", "name: a\nvariants: {'a b': {}}");
        assertRefused("variants.b must be a map, was 1", "name: a\nvariants: {b: 1}");
        assertRefused("variants.b: unknown parameter sleep.ratoi", "name: a\nvariants: {b: {sleep.ratoi: 1}}");
        assertRefused(
                "variants.b: sleep.ratio is given twice",
                "name: a\nvariants: {b: {sleep.ratio: 1, ranges: {sleep.ratio: [1]}}}\n"
                        + "sampled: {design: sobol, count: 2, seed: 1}");
        assertRefused(
                "sleep.ratio is both under variants and under axes",
                "name: a\nvariants: {b: {sleep.ratio: 1}}\naxes: {sleep.ratio: [1]}");
        assertRefused("variants cannot give seed", "name: a\nvariants: {b: {seed: 1}}");
        assertRefused(
                "sampled.ranges and ranges of variants or blocks cannot both be given",
                "name: a\nvariants: {b: {ranges: {sleep.decay: [1]}}}\n"
                        + "sampled: {design: sobol, count: 2, seed: 1, ranges: {sleep.ratio: [1]}}");
        assertRefused("sampled.design is missing", "name: a\nvariants: {b: {ranges: {sleep.decay: [1]}}}");
        assertRefused(
                "variants.b: softBound.bound is given, but no run of the sweep in that variant uses it",
                "name: a\nvariants: {b: {softBound.bound: 1}, c: {plasticity.rule: softBound, softBound.bound: 2}}");
        assertRefused("unknown variant softbound; the nearest known one is softBound", RIVALS, "variants=[softbound]");
        assertRefused("has no section variants to choose from", "name: a", "variants=[b]");
    }
}
