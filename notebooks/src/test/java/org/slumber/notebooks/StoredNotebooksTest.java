package org.slumber.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the notebooks as they lie in the project; no Jupyter is needed. */
class StoredNotebooksTest {
    /** Root folders of the usual systems, where a path would tell of the machine that ran the notebook. */
    private static final Pattern ABSOLUTE_PATH =
            Pattern.compile("(?<![\\w.:/])/(home|Users|root|work|tmp|var|opt|usr|mnt|private)/|[A-Z]:\\\\\\\\|file:/");

    private static final long LARGEST = 300_000;

    static Stream<Notebook> notebooks() throws IOException {
        return Notebook.files().stream().map(file -> {
            try {
                return Notebook.read(file);
            } catch (IOException e) {
                throw new AssertionError(file + " is no JSON", e);
            }
        });
    }

    @Test
    void thereAreThree() throws IOException {
        assertEquals(
                List.of("1-first-look.ipynb", "2-paper-figure.ipynb", "3-your-own-metric.ipynb"),
                notebooks().map(Notebook::name).toList());
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theFormatIsVersionFour(Notebook notebook) {
        JsonNode content = notebook.content();
        assertEquals(4, content.path("nbformat").asInt());
        assertTrue(content.path("nbformat_minor").asInt() >= 5, "cells have ids since 4.5");
        assertEquals("slumber", content.at("/metadata/kernelspec/name").asText());
        Set<String> ids = new HashSet<>();
        for (JsonNode cell : content.path("cells")) {
            assertTrue(
                    Set.of("code", "markdown").contains(cell.path("cell_type").asText()), cell.toString());
            assertTrue(cell.path("source").isArray() || cell.path("source").isTextual(), cell.toString());
            assertTrue(cell.path("metadata").isObject(), cell.toString());
            assertTrue(
                    cell.path("id").asText().matches("[a-zA-Z0-9_-]{1,64}")
                            && ids.add(cell.path("id").asText()),
                    cell.toString());
        }
        for (JsonNode cell : notebook.codeCells()) {
            assertTrue(cell.path("outputs").isArray() && cell.has("execution_count"), cell.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyCellHasRunOnceFromTopToBottom(Notebook notebook) {
        int count = 0;
        for (JsonNode cell : notebook.codeCells()) {
            count++;
            assertEquals(
                    count,
                    cell.path("execution_count").asInt(),
                    cell.path("source").toString());
        }
        assertEquals(List.of(), notebook.errors());
        assertTrue(notebook.pictures() > 0, "no picture");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void nothingTellsOfTheMachineThatRanIt(Notebook notebook) throws IOException {
        for (JsonNode output : notebook.outputs()) {
            // pictures are base64, in which anything may occur
            String text = output.path("text").toString()
                    + output.path("data").path("text/html")
                    + output.path("data").path("text/plain");
            assertFalse(ABSOLUTE_PATH.matcher(text).find(), text);
            assertFalse(text.contains(java.net.InetAddress.getLocalHost().getHostName()), text);
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void aNotebookIsSmall(Notebook notebook) {
        assertTrue(notebook.content().toString().length() < LARGEST, "a repository is no place for large pictures");
    }
}
