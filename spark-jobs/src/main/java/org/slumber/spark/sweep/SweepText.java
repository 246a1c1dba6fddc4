package org.slumber.spark.sweep;

import java.util.Map;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.text.JsonText;
import org.slumber.spark.text.YamlText;

/** A sweep file's text as a tree of maps by texts, lists, texts and null. */
final class SweepText {
    private SweepText() {}

    /** Parses a whole sweep file; JSON where its name says so, else YAML. */
    static Map<?, ?> parse(String source, String text) {
        Object tree = source.endsWith(".json") ? JsonText.parse(source, text) : YamlText.parse(source, text);
        if (tree instanceof Map<?, ?> map) {
            return map;
        }
        throw new InvalidInputException(
                source + ": must be a map with name, values and axes, was " + (tree == null ? "empty" : noMap(tree)));
    }

    /** What stands where a map is wanted, for messages. */
    static String noMap(Object value) {
        return value instanceof String text && text.contains(":")
                ? text + " (is a blank missing after the colon?)"
                : String.valueOf(value);
    }
}
