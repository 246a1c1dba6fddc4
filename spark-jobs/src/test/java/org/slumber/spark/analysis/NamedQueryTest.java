package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;

class NamedQueryTest {
    @TempDir
    Path folder;

    @Test
    void aQueryWithAByteOrderMarkIsReadAsItsTwinWithout() throws Exception {
        String text = "\uFEFF-- how many?\nselect count(*) from runs;\n";
        Files.writeString(folder.resolve("a.sql"), text);
        Files.writeString(folder.resolve("b.sql"), text, StandardCharsets.UTF_16LE);
        assertEquals(
                List.of(
                        new NamedQuery("a", "how many?", "-- how many?\nselect count(*) from runs"),
                        new NamedQuery("b", "how many?", "-- how many?\nselect count(*) from runs")),
                NamedQuery.in(folder));
    }

    @Test
    void aQueryThatIsNotUnicodeIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("a.sql"), "select 'é'", StandardCharsets.ISO_8859_1);
        assertEquals(
                "query file " + file + " is not UTF-8: byte 9, in line 1, is 0xE9; save the file as UTF-8",
                assertThrows(InvalidInputException.class, () -> NamedQuery.sqlOf(file.toString(), folder))
                        .getMessage());
    }

    @Test
    void filesThatBeginWithADotAreLeftAlone() throws Exception {
        Files.writeString(folder.resolve("a.sql"), "select 1");
        Files.write(folder.resolve("._a.sql"), new byte[] {0, 5, 22, 7});
        assertEquals(
                List.of("a"),
                NamedQuery.in(folder).stream().map(NamedQuery::name).toList());
    }
}
