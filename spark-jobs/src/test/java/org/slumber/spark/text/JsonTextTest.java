package org.slumber.spark.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.spec.InvalidInputException;

class JsonTextTest {
    @Test
    void everyValueStaysAsItWasWritten() {
        assertEquals(
                "{a=1.10, b=12e45, c=true, d=null, e=[no, -0, {}], f=é}",
                JsonText.parse(
                                "f",
                                "{\"a\": 1.10, \"b\": 12e45, \"c\": true, \"d\": null, // why\n"
                                        + "\"e\": [\"no\", -0, {}], \"f\": \"\\u00e9\"}")
                        .toString());
        assertNull(JsonText.parse("f", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"a": 1, "a": 2} | line 1, column 13: Duplicate field 'a'
            {"a": 1} {}      | line 1, column 10: there must be one document, here is another
            {"a": 1          | line 1, column 8: Unexpected end-of-input
            {"a": 010}       | line 1, column 8: Invalid numeric value: Leading zeroes not allowed
            {a: 1}           | line 1, column 2: Unexpected character ('a'
            {"a": NaN}       | line 1, column 10: Non-standard token 'NaN'
            """)
    void aFaultIsNamedWithLineColumnAndCause(String json, String sentence) {
        String refused = refusal(json);
        assertTrue(refused.startsWith("f " + sentence), refused);
        assertEquals(1, refused.lines().count(), refused);
    }

    @Test
    void listsTooDeepInEachOtherAreRefused() {
        assertTrue(refusal("[".repeat(100_000)).startsWith("f: Document nesting depth"), refusal("[".repeat(100_000)));
    }

    private static String refusal(String json) {
        return assertThrows(InvalidInputException.class, () -> JsonText.parse("f", json))
                .getMessage();
    }
}
