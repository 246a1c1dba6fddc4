package org.slumber.spark.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slumber.engine.spec.InvalidInputException;

/** Writes JSON, and reads it, in which comments may stand, and every number and truth value as the text that it was written with. */
public final class JsonText {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    private JsonText() {}

    /**
     * Parses one document.
     *
     * @param source the file, for messages
     * @return maps by texts, lists, texts and null
     * @throws InvalidInputException naming line, column and cause
     */
    public static Object parse(String source, String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            Object tree = first == null ? null : value(parser, first);
            if (parser.nextToken() != null) {
                throw refused(source, parser.currentTokenLocation(), "there must be one document, here is another");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw refused(
                    source,
                    e.getLocation(),
                    e.getOriginalMessage().lines().findFirst().orElse("not understood"));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
    }

    /** A map of texts and numbers as JSON, in its order. */
    public static String of(Map<String, Object> map) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> entry : map.entrySet()) {
                json.writeFieldName(entry.getKey());
                if (entry.getValue() instanceof Long whole) {
                    json.writeNumber(whole);
                } else if (entry.getValue() instanceof Double real) {
                    json.writeNumber(real);
                } else {
                    json.writeString(String.valueOf(entry.getValue()));
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be written", e);
        }
        return text.toString();
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    map.put(key, value(parser, parser.nextToken()));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    list.add(value(parser, next));
                }
                yield list;
            }
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private static InvalidInputException refused(String source, JsonLocation at, String cause) {
        // Jackson's limits, such as that on the depth, have no place
        String place = at == null ? "" : " line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new InvalidInputException(source + place + ": " + cause);
    }
}
