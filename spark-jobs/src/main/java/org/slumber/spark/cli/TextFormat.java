package org.slumber.spark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How figures are written as text. */
enum TextFormat {
    /** For people. */
    TABLE,
    /** With a header line, one line a figure. */
    CSV,
    /** One object. */
    JSON;

    private static final double LEAST_P = 0.001;

    /** An object with indentation. */
    static String json(Map<String, ?> object) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers can be written", e);
        }
    }

    /** A figure for people: four decimals of a double, {@code -} for null. */
    static String cell(Object value) {
        if (value instanceof Double real) {
            return String.format(Locale.ROOT, "%.4f", real);
        }
        return Objects.toString(value, "-");
    }

    /** A probability for people. */
    static String probability(Double p) {
        return p != null && p < LEAST_P ? "< 0.001" : cell(p);
    }
}
