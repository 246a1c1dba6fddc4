package org.slumber.spark.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.spec.InvalidInputException;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+5, 5",
        "1e-4, 1e-4",
        "1.5E+3, 1.5E+3",
        ".5, .5",
        "5., 5",
        "1e05, 1e05",
        "0x1F, 31",
        "0o17, 15",
        "0.10, 0.10",
        "9223372036854775807, 9223372036854775807",
        "0e999999999, 0",
        "1e-999999999, 0"
    })
    void everyFormOfTheCoreSchemaIsANumber(String text, String decimal) {
        assertEquals(new BigDecimal(decimal), NumberText.exact("seed", "a number", text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            010      | 010 with a leading zero: write 10, or 0o10 where octal is meant
            08       | 08 with a leading zero: write 8
            -012     | -012 with a leading zero: write -12
            00       | 00 with a leading zero: write 0, or 0o0 where octal is meant
            035000   | 035000 with a leading zero: write 35000, or 0o35000 where octal is meant
            00.5     | 00.5 with a leading zero: write 0.5
            01e3     | 01e3 with a leading zero: write 1e3
            1_000    | 1_000 with an underscore: write 1000
            .inf     | .inf, which is not finite
            -.Inf    | -.Inf, which is not finite
            .NaN     | .NaN, which is not finite
            1e400    | 1e400, which is beyond 1.8e308
            -1e99999999999 | -1e99999999999, which is beyond 1.8e308
            1:30     | 1:30
            0b11     | 0b11
            -0x1F    | -0x1F
            1,5      | 1,5
            1d       | 1d
            NaN      | NaN
            ٣        | ٣
            ''       |
            """)
    void whatIsNoNumberIsRefusedWithWhatToWrite(String text, String was) {
        assertEquals(
                "seed must be a whole number, was " + (was == null ? "" : was),
                assertThrows(InvalidInputException.class, () -> NumberText.exact("seed", "a whole number", text))
                        .getMessage());
    }

    @Test
    void aNumberTooLargeInHexadecimalIsRefusedToo() {
        assertThrows(InvalidInputException.class, () -> NumberText.exact("a", "a number", "0x" + "f".repeat(300)));
    }

    @Property
    void everyDoubleAndEveryLongComesBackAsItWasWritten(@ForAll double real, @ForAll long whole) {
        assertEquals(
                real + 0.0,
                NumberText.exact("a", "a number", String.valueOf(real)).doubleValue());
        assertEquals(
                whole, NumberText.exact("a", "a number", String.valueOf(whole)).longValueExact());
    }
}
