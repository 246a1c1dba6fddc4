package org.slumber.spark.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.spec.InvalidInputException;

class YamlTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456",
                "1.10",
                "no",
                "yes",
                "on",
                "off",
                "true",
                "12e45",
                "1_000",
                "0x1F",
                "08",
                "1:30",
                ".inf",
                "2026-01-02",
                "1.0",
                "+1",
                "-a",
                "a b",
                "a:b",
                "C:\\data",
                "nan",
                "Ü",
                "=",
                "n",
                "y",
                "0o17",
                "a#b"
            })
    void plainTextsStayAsTheyWereWritten(String text) {
        assertEquals(text, YamlText.parse("f", text));
        assertEquals(Map.of("name", text), YamlText.parse("f", "name: " + text + " # why\n"));
        assertEquals(Map.of("name", List.of(text)), YamlText.parse("f", "name: [" + text + "]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL", "!!null x"})
    void nullIsWhatTheCoreSchemaSays(String text) {
        assertEquals(Arrays.asList((Object) null), YamlText.parse("f", "- " + text));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"null\"', null",
        "'!!str null', null",
        "'! ~', ~",
        "'\"\"', ''",
        "'!!int \"7\"', 7",
        "!!float 1.10, 1.10"
    })
    void quotesAndTagsMakeATextOfNull(String yaml, String text) {
        assertEquals(List.of(text), YamlText.parse("f", "- " + yaml));
    }

    @Property
    void anyTextInQuotesSurvives(@ForAll @StringLength(max = 30) String text) {
        String printable = text.codePoints()
                .filter(point -> (point >= 0x20 && point < 0x7f) || (point >= 0xa0 && point < 0xd800))
                .filter(point -> point != 0x2028 && point != 0x2029)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertEquals(List.of(printable), YamlText.parse("f", "- '" + printable.replace("'", "''") + "'"));
        assertEquals(
                List.of(printable),
                YamlText.parse("f", "- \"" + printable.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
    }

    @Property
    void anyPlainTextThatIsNotNullSurvives(
            @ForAll @CharRange(from = '0', to = '9') @CharRange(from = 'a', to = 'z') char first,
            @ForAll
                    @StringLength(max = 12)
                    @CharRange(from = '0', to = '9')
                    @CharRange(from = 'A', to = 'Z')
                    @CharRange(from = 'a', to = 'z')
                    @Chars({'.', '_', '-', '+', '/', '~', '\\', '@', '*', '&', '!', '%', '=', '<'})
                    String rest) {
        String text = first + rest;
        Assume.that(!text.equals("null"));
        assertEquals(Map.of("a", text, "b", List.of(text)), YamlText.parse("f", "a: " + text + "\nb: [" + text + "]"));
    }

    @Test
    void anAliasIsWhatItsAnchorNames() {
        assertEquals(
                Map.of("name", "l", "learner", "l", "data", "l"),
                YamlText.parse("f", "name: &l l\nlearner: *l\ndata: *l\n"));
        assertEquals(
                Map.of("a", List.of("1", "2"), "b", List.of("1", "2"), "c", "2"),
                YamlText.parse("f", "a: &x [1, &y 2]\nb: *x\nc: *y\n"));
        assertEquals(
                List.of("1", "1", "2", "2"), YamlText.parse("f", "[&a 1, *a, &a 2, *a]"), "the last one so called");
        assertEquals(Map.of("k", "v", "w", "k"), YamlText.parse("f", "&a k: v\nw: *a\n"));
        assertEquals(Map.of("x", "k", "k", "v"), YamlText.parse("f", "x: &a k\n*a : v\n"));
        assertEquals(Arrays.asList(null, null), YamlText.parse("f", "[&a , *a]"));
    }

    @Test
    void mergeKeysFillInWhatAMapDoesNotHaveItself() {
        assertEquals(
                "{base={a=1, b=2}, own={a=1, b=3, c=4}}",
                YamlText.parse("f", "base: &b {a: 1, b: 2}\nown:\n  <<: *b\n  b: 3\n  c: 4\n")
                        .toString());
        assertEquals(
                "[{a=1}, {a=2, b=2}, {a=1, b=2}, {a=2, b=2}]",
                YamlText.parse("f", "- &x {a: 1}\n- &y {a: 2, b: 2}\n- {<<: [*x, *y]}\n- {<<: [*y, *x]}\n")
                        .toString());
        assertEquals(
                "{a=1, b=2}", YamlText.parse("f", "{b: 2, <<: {a: 1, b: 0}}").toString());
        assertEquals("{<<=1}", YamlText.parse("f", "'<<': 1").toString(), "in quotes it is a key as any");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            values:\\n\\tdataset: g        | line 2, column 1: there is a tab character; lines must be indented by blanks
            a:\\n  b: 1\\n \\tc: 2          | line 3, column 4: there is a tab character; lines must be indented by blanks
            axes:\\n  seed: [1, 2\\n       | line 2, column 9: this [ is not closed: a comma or ] is missing before line 3, column 1, where the text ends
            seed: [1, 2\\nname: b         | line 1, column 7: this [ is not closed: a comma or ] is missing before line 2, column 5, where here is :
            a: {b: 1                     | line 1, column 4: this { is not closed: a comma or } is missing before line 1, column 9, where the text ends
            a: [1, 2]]                   | line 1, column 10: this ] closes nothing
            a: 1\\n}                      | line 2, column 1: this } closes nothing
            name: a\\nvalues:\\n  a: 1\\n   b: 2 | line 4, column 5: the line is indented more than line 3, which has its value already
            a:\\n   b: 1\\n  c: 2          | line 3, column 3: the line's indentation is that of no line above; is it a blank too many or too few?
            name: 'tiny\\nvalues: 1       | line 1, column 7: the quote that begins here is not closed
            name: "tiny                  | line 1, column 7: the quote that begins here is not closed
            name: 'it's'                 | line 1, column 11: the value before has ended, and here is more; is there a quote within quotes, or a wrong indentation?
            seed: [1, 2] 3               | line 1, column 14: the value before has ended, and here is more; is there a quote within quotes, or a wrong indentation?
            name: @x                     | line 1, column 7: a text that begins with @ must be in quotes
            name: `x                     | line 1, column 7: a text that begins with ` must be in quotes
            name: %x                     | line 1, column 7: a text that begins with % must be in quotes
            name: "\\d"                   | line 1, column 9: \\d has no meaning in double quotes; write \\\\d, or use single quotes
            data: "C:\\data"              | line 1, column 11: \\d has no meaning in double quotes; write \\\\d, or use single quotes
            name:tiny\\nvalues: 1         | line 2, column 7: a blank is missing after the colon in name:tiny, in line 1
            name: a\\nvalues:1            | line 2, column 1: a blank is missing after the colon in values:1
            v:\\n  seed:1\\n  x: 2         | line 3, column 4: a blank is missing after the colon in seed:1, in line 2
            v:\\n  x: 2\\n  seed:1         | line 3, column 3: a blank is missing after the colon in seed:1
            v: {seed:1}                  | line 1, column 5: a blank is missing after the colon in seed:1
            name\\nvalues: 1              | line 2, column 7: line 1, name, has no colon; KEY: VALUE is wanted
            name: a\\nvalues              | line 2, column 1: this line has no colon; KEY: VALUE is wanted
            name: a: b                   | line 1, column 8: there is a second colon in the line; a text with a colon and a blank must be in quotes
            a: - b                       | line 1, column 4: a list's item (-) must begin its line
            - a\\nb: 1                    | line 2, column 1: a list's items (-) and a map's keys are mixed at one indentation
            a: [1,,2]                    | line 1, column 7: expected the node content, but found ',' while parsing a flow node line 1, column 7
            a: x\\u0001                   | line 1, column 5: the character U+0001 cannot stand in YAML
            name: a\\nseed: 1\\nname: b    | line 3, column 1: name is given twice, first in line 1
            <<: {a: 1}\\n<<: {b: 1}       | line 2, column 1: << is given twice, first in line 1
            <<: 3                        | line 1, column 5: << must have a map or a list of maps, such as *NAME
            <<:                          | << must have a map or a list of maps, such as *NAME
            <<: [{a: 1}, 2]              | line 1, column 5: << must have a map or a list of maps, such as *NAME
            name: *x                     | line 1, column 7: there is no &x before *x (a text that begins with * must be in quotes)
            a: &x [1, *x]                | line 1, column 11: *x stands within the very value that &x names
            a: !foo 1                    | line 1, column 4: the tag !foo has no meaning here (a text that begins with ! must be in quotes)
            a: !!binary aa               | line 1, column 4: the tag !!binary has no meaning here (a text that begins with ! must be in quotes)
            ? [a]\\n: b                   | line 1, column 3: a key must be a text
            name: a\\n---\\nname: b        | line 3, column 1: there must be one document, here is another
            %YAML 2.0\\n---\\na: 1         | it says %YAML of another version than 1
            """)
    void aFaultIsNamedWithLineColumnAndCause(String text, String sentence) {
        String yaml = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0001", "\u0001");
        String refused = refusal(yaml);
        assertTrue(refused.startsWith("f"), refused);
        assertTrue(refused.endsWith(" " + sentence), refused);
        assertEquals(1, refused.lines().count(), refused);
    }

    @Test
    void aliasesOfAliasesAreRefusedBeforeTheyFillTheMemory() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, alias))));
        }
        assertTrue(refusal(bomb.toString())
                .endsWith("there must be at most 20000000 values, those that aliases repeat included"));
    }

    @Test
    void listsTooDeepInEachOtherAreRefused() {
        assertEquals(
                "f line 1, column 101: lists and maps must stand at most 100 deep in each other",
                refusal("[".repeat(100_000)));
    }

    @Test
    void severalMegabytesAreRead() {
        String list = "- 0.12345678901234567890\n".repeat(200_000);
        assertEquals(200_000, ((List<?>) YamlText.parse("f", list)).size());
    }

    private static String refusal(String yaml) {
        return assertThrows(InvalidInputException.class, () -> YamlText.parse("f", yaml))
                .getMessage();
    }
}
