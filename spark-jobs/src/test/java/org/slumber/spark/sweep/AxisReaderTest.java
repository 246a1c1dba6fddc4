package org.slumber.spark.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.text.YamlText;

class AxisReaderTest {
    @Test
    void aRangeByStepIsExactInDecimal() {
        assertEquals(
                List.of(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
                values("sleep.ratio", "{from: 0, to: 1.0, step: 0.1}"));
    }

    @Test
    void aRangeByStepEndsAtOrBeforeItsEnd() {
        assertEquals(List.of(1L, 3L, 5L), values("seed", "{from: 1, to: 6, step: 2}"));
        assertEquals(List.of(4L), values("seed", "{from: 4, to: 4, step: 1}"));
    }

    @Test
    void aRangeByCountHasBothEnds() {
        assertEquals(List.of(0.0, 0.25, 0.5), values("sleep.ratio", "{from: 0, to: 0.5, count: 3}"));
        assertEquals(
                List.of(0.001, 0.01, 0.1, 1.0), values("sleep.ratio", "{from: 0.001, to: 1, count: 4, scale: log}"));
        assertEquals(List.of(1L, 10L, 100L), values("nap.steps", "{from: 1, to: 100, count: 3, scale: log}"));
    }

    @Property
    void aRangeByCountHasSoManyValuesInOrder(
            @ForAll @IntRange(min = 2, max = 50) int count, @ForAll @IntRange(min = 1, max = 1000) int thousandths) {
        for (String scale : List.of("linear", "log")) {
            List<Object> values = values(
                    "sleep.ratio",
                    "{from: 0.0005, to: " + thousandths / 1000.0 + ", count: " + count + ", scale: " + scale + "}");
            assertEquals(count, new HashSet<>(values).size());
            assertEquals(values, values.stream().sorted().toList());
            assertEquals(0.0005, values.get(0));
            assertEquals(thousandths / 1000.0, values.get(count - 1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {from: 0, to: 1}                       | axis sleep.ratio: a range has either step, or count
            {from: 0, to: 1, step: 0.1, count: 3}  | axis sleep.ratio: a range has either step, or count
            {from: 1, to: 0, step: 0.1}            | axis sleep.ratio: from must be at most to (0), was 1
            {from: 0, to: 1, step: 0}              | axis sleep.ratio: step must be above 0, was 0
            {from: 0, to: 1, step: -0.1}           | axis sleep.ratio: step must be above 0, was -0.1
            {to: 1, step: 0.1}                     | axis sleep.ratio: the range has no from
            {from: a, to: 1, step: 0.1}            | axis sleep.ratio: from must be a number, was a
            {from: 0, to: 1, setp: 0.1}            | unknown key in the range of axis sleep.ratio: setp; the nearest known one is step
            {from: 0, to: 1, count: 1}             | axis sleep.ratio: count must be a whole number of at least 2, was 1
            {from: 0, to: 1, count: 2.5}           | axis sleep.ratio: count must be a whole number of at least 2, was 2.5
            {from: 0, to: 1, count: 3, scale: log} | axis sleep.ratio: from must be above 0 on a log scale, was 0
            {from: 0, to: 1, count: 3, scale: l}   | axis sleep.ratio: scale must be one of linear, log, was l
            {from: 0, to: 1, step: 1e-9}           | axis sleep.ratio must have at most 1000000 values, has 1000000001
            {from: 0, to: 1, count: 2000000}       | axis sleep.ratio must have at most 1000000 values, has 2000000
            [[1]]                                  | sleep.ratio must be a number or a text, was [1]
            """)
    void aRangeThatIsWrongIsRefused(String range, String sentence) {
        String refused = assertThrows(InvalidInputException.class, () -> values("sleep.ratio", range))
                .getMessage();
        assertTrue(refused.startsWith(sentence), refused);
    }

    private static List<Object> values(String path, String yaml) {
        return AxisReader.read(path, YamlText.parse("test", yaml)).values();
    }
}
