package org.slumber.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.spec.InvalidInputException;

class TextFileTest {
    @ParameterizedTest
    @CsvSource({
        "UTF-8, ''",
        "UTF-8, efbbbf",
        "UTF-16LE, fffe",
        "UTF-16BE, feff",
        "UTF-32LE, fffe0000",
        "UTF-32BE, 0000feff"
    })
    void everyUnicodeEncodingIsReadByItsByteOrderMark(String charset, String mark) {
        byte[] text = "Größe: 1\nΦ: 😀".getBytes(Charset.forName(charset));
        assertEquals(
                "Größe: 1\nΦ: 😀", TextFile.decode("f", joined(HexFormat.of().parseHex(mark), text)));
        assertEquals("", TextFile.decode("f", HexFormat.of().parseHex(mark)));
    }

    @Property
    void aTextInUtf8IsReadAsItWasWritten(@ForAll @StringLength(max = 50) String text) {
        Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(text));
        String clean = "x" + text.replace("\0", "");
        assertEquals(clean, TextFile.decode("f", clean.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void latin1IsNamedWithByteAndLine() {
        assertRefused(
                "f is not UTF-8: byte 11, in line 2, is 0xE9; save the file as UTF-8",
                "name: a\n# é\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(
                "f is not UTF-8: byte 1, in line 1, is 0xE9; save the file as UTF-8",
                "é".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void utf16WithoutItsMarkIsNamed() {
        String sentence = "f is no text: line 1 has a zero character; save the file as UTF-8, or UTF-16 with its byte"
                + " order mark";
        assertRefused(sentence, "name".getBytes(StandardCharsets.UTF_16LE));
        assertRefused(sentence, "name".getBytes(StandardCharsets.UTF_16BE));
    }

    @Test
    void utf16ThatIsCutOffIsNamed() {
        assertRefused(
                "f is not UTF-16LE, as its first bytes say: byte 5, in line 1, is 0x62; save the file as UTF-8",
                HexFormat.of().parseHex("fffe610062"));
        assertRefused(
                "f is not UTF-16BE, as its first bytes say: byte 3, in line 1, is 0xD8; save the file as UTF-8",
                HexFormat.of().parseHex("feffd83d0061"));
    }

    @Test
    void aFileThatIsNotThereOrAFolderIsNamed(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("none");
        assertEquals(
                "query file " + missing + " does not exist",
                assertThrows(InvalidInputException.class, () -> TextFile.read("query file", missing))
                        .getMessage());
        assertEquals(
                "query file " + folder + " is a folder",
                assertThrows(InvalidInputException.class, () -> TextFile.read("query file", folder))
                        .getMessage());
        Path there = Files.writeString(folder.resolve("there"), "\uFEFFselect 1");
        assertEquals("select 1", TextFile.read("query file", there));
    }

    private static void assertRefused(String sentence, byte[] bytes) {
        assertEquals(
                sentence,
                assertThrows(InvalidInputException.class, () -> TextFile.decode("f", bytes))
                        .getMessage());
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
