package org.slumber.spark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;

/**
 * Lines of comma-separated values as <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a> has them, each ended by
 * a line feed.
 */
final class CsvText {
    /** Quotes what has to be quoted, but takes an empty text for null and blanks at the ends of a text for plain. */
    private static final CsvMapper EXACT = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    /** Quotes these too, and long texts whatever they hold. */
    private static final CsvMapper CAUTIOUS = CsvMapper.builder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_EMPTY_STRINGS)
            .build();

    private CsvText() {}

    /**
     * A line. Nothing stands for null and {@code ""} for an empty text, but a null all alone is {@code ""} too: readers
     * pass over lines without anything in them.
     */
    static String line(Collection<?> cells) {
        String alone = cells.size() == 1 ? "" : null;
        String[] texts =
                cells.stream().map(cell -> Objects.toString(cell, alone)).toArray(String[]::new);
        CsvSchema.Builder schema = CsvSchema.builder();
        for (int i = 0; i < texts.length; i++) {
            schema.addColumn("cell" + i);
        }
        boolean delicate = Arrays.stream(texts).anyMatch(text -> text != null && delicate(text));
        try {
            return (delicate ? CAUTIOUS : EXACT).writer(schema.build()).writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an array of texts can be written", e);
        }
    }

    /** Whether a reader might take it for null, trim it or pass over it as a comment. */
    private static boolean delicate(String text) {
        return !text.equals(text.strip()) || text.isEmpty() || text.startsWith("#");
    }
}
