package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.spark.results.ResultSchema;

class ReferenceCommandTest {
    private final Console console = new Console();

    @Test
    void aWordFindsParametersByPathColumnMechanismAndMeaning() {
        assertEquals(0, console.run("parameters", "NAP"));
        assertTrue(console.printed().contains("\nnap.steps "), console.printed());
        assertFalse(console.printed().contains("\nsleep.ratio "), console.printed());
        assertEquals(0, console.run("parameters", "sleep_static_target"));
        assertTrue(console.printed().contains("\nsleep.staticTarget "), console.printed());
        assertEquals(0, console.run("parameters", "surrogate-gradient"));
        assertTrue(console.printed().contains("\nsurrogate.hidden "), console.printed());
        assertEquals(0, console.run("parameters", "causal"));
        assertTrue(console.printed().contains("\nplasticity.timing "), console.printed());
    }

    @Test
    void aParameterIsPrintedWithAllThatIsDeclaredOfIt() {
        assertEquals(0, console.run("parameters", "training.epochs"));
        assertEquals(
                List.of(
                        "protocol - phases, tasks and scoring, whichever is named (learner stdp, surrogate-gradient, organics)",
                        "path             unit    default                                                allowed               meaning",
                        "---------------  ------  -----------------------------------------------------  --------------------  --------------------",
                        "training.epochs  epochs  20; followup: 1; surrogate-gradient: 10; organics: 10  whole, in [1, 10000]  most training epochs"),
                console.printed().lines().toList());
    }

    @Test
    void aWordFindsColumnsOfTablesAndViews() {
        assertEquals(0, console.run("columns", "steps_to_saturation"));
        String first = "table runs - a row a run. The tables are of version " + ResultSchema.VERSION;
        assertEquals(first, console.printed().lines().findFirst().orElseThrow());
        assertTrue(console.printed().contains("\nview summary - "), console.printed());
        assertTrue(console.printed().contains("\nsteps_to_saturation_mean "), console.printed());
        assertEquals(0, console.run("columns", "ranking"));
        assertTrue(console.printed().contains("\nprobability_best "), console.printed());
    }

    @ParameterizedTest
    @CsvSource({
        "parameters, sleap, 'nothing in parameters has sleap in its name or meaning; near it are sleep, '",
        "parameters, zzz, 'nothing in parameters has zzz in its name or meaning; without a word, all are listed'",
        "columns, acuracy, 'nothing in columns has acuracy in its name or meaning; near it are accuracy, '"
    })
    void aWordThatNothingHasIsRefusedWithThoseNearIt(String command, String word, String message) {
        assertEquals(2, console.run(command, word));
        assertTrue(console.complained().startsWith(message), console.complained());
        assertEquals("", console.printed());
    }

    @Test
    void aReferenceIsWrittenBetweenItsCommentsOnly(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.md"),
                "before\n<!-- columns: here -->\nformer words\n<!-- end of columns -->\nafter\n");
        assertEquals(0, console.run("columns", "--write", file.toString()));
        String written = Files.readString(file);
        assertTrue(written.startsWith("before\n<!-- columns: here -->\n\n### table runs\n"), written);
        assertTrue(written.endsWith(" |\n\n<!-- end of columns -->\nafter\n"), written);
        assertFalse(written.contains("former words"));
        assertEquals(2, console.run("parameters", "--write", file.toString()));
        assertTrue(console.complained().startsWith(file + " must have a line that begins <!-- parameters:"));
    }

    @Test
    void aTableFitsATerminalWhereWordsCanBeBrokenIntoLines() {
        TextTable table = new TextTable(List.of("path", "meaning"), List.of(false, false));
        table.add(List.of("sleep.ratio", "sleep steps per wake step"));
        assertEquals(
                """
                path         meaning
                -----------  -----------
                sleep.ratio  sleep steps
                             per wake
                             step""",
                table.fitted(24));
        assertEquals(table.toString(), table.fitted(80));
    }
}
