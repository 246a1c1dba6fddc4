package org.slumber.spark.sweep;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slumber.engine.spec.InvalidInputException;

/** Parses YAML and JSON into plain maps, lists, texts and exact numbers. */
final class SweepText {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SweepText() {}

    /** The text of a sweep file. */
    static String read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException("sweep file " + file + " is a folder");
        }
        if (!Files.exists(file)) {
            throw new InvalidInputException("sweep file " + file + " does not exist");
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidInputException("sweep file " + file + " cannot be read: " + e, e);
        }
    }

    /** Parses a whole sweep file; JSON where its name says so, else YAML. */
    static Map<?, ?> parse(String source, String text) {
        Object tree = parse(source.endsWith(".json") ? JSON : YAML, source, text);
        if (tree instanceof Map<?, ?> map) {
            return map;
        }
        throw new InvalidInputException(
                source + ": must be a map with name, values and axes, was " + (tree == null ? "empty" : tree));
    }

    /** Parses one value as YAML would. */
    static Object parseValue(String source, String text) {
        return parse(YAML, source, text);
    }

    private static Object parse(ObjectMapper mapper, String source, String text) {
        try {
            JsonNode tree = mapper.readTree(text);
            return tree.isMissingNode() ? null : mapper.treeToValue(tree, Object.class);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " line " + at.getLineNr() + ", column " + at.getColumnNr();
            String what = e.getOriginalMessage().lines().findFirst().orElse("not understood");
            // Jackson's words for a second document are about itself
            String said = what.startsWith("Trailing token") ? "there must be one document, here is another" : what;
            throw new InvalidInputException(source + where + ": " + said, e);
        }
    }
}
