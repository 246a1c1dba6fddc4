package org.slumber.spark.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.WholeParameter;

/**
 * The JSON Schema (draft-07, which editors know) of sweep files, for completion, bounds and meanings while one is written.
 * The program itself refuses more than it can say, such as what two keys say together.
 */
public final class SweepSchema {
    private static final String REFERENCE = "$ref";
    private static final String DEFINITIONS = "#/definitions/";

    private SweepSchema() {}

    /** The schema as JSON. */
    public static String json() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers can be written", e);
        }
    }

    private static Map<String, Object> schema() {
        Map<String, Object> definitions = new TreeMap<>();
        for (Parameter parameter : Catalogue.parameters()) {
            Map<String, Object> value = reference(named("value", parameter));
            definitions.put(named("value", parameter), described(value(parameter), meaning(parameter)));
            definitions.put(named("axis", parameter), axis(parameter, value));
            definitions.put(named("sampled", parameter), sampled(parameter, value));
            definitions.put(named("either", parameter), either(value, reference(named("axis", parameter))));
            definitions.put(named("tested", parameter), tested(parameter, value));
        }
        Map<String, Object> alternative = tree("either");
        properties(alternative).put("ranges", reference("ranges"));
        properties(alternative).put("zipped", oneOrMore(reference("axes")));
        definitions.put("values", tree("value"));
        definitions.put("axes", tree("axis"));
        definitions.put("ranges", tree("sampled"));
        definitions.put("alternative", either(alternative, Map.of("type", "null")));
        definitions.put("condition", tree("tested"));
        definitions.put("range", range("step", "count", "scale"));
        definitions.put("sampledRange", range("scale"));

        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put(
                "name",
                described(
                        of("type", "string", "pattern", "^[A-Za-z0-9][A-Za-z0-9._-]*$"),
                        "of the sweep, and of its results folder"));
        keys.put("data", described(of("type", "string"), "folder of the data sets known by name"));
        keys.put("values", described(reference("values"), "fixed values"));
        keys.put("axes", described(reference("axes"), "what varies, each by itself"));
        keys.put("zipped", described(oneOrMore(reference("axes")), "what varies together, first values with first"));
        keys.put(
                "points",
                described(
                        of("type", "string", "pattern", "\\.(csv|jsonl|ndjson|parquet)$"),
                        "file with a row a point, a column a parameter"));
        keys.put(
                "variants",
                described(
                        of("type", "object", "additionalProperties", reference("alternative")),
                        "alternatives by name, one after another"));
        keys.put("blocks", described(list(reference("alternative")), "designs that make one sweep together"));
        keys.put(
                "when",
                described(
                        of("type", "object", "properties", conditions(), "additionalProperties", false),
                        "where a parameter is given; elsewhere it has its default"));
        keys.put("exclude", described(oneOrMore(reference("condition")), "combinations that are no points"));
        keys.put(
                "sampled",
                described(
                        section(
                                "design", of("enum", List.of("sobol", "random")),
                                "count", whole(1),
                                "seed", of("type", "integer"),
                                "ranges", reference("ranges")),
                        "points drawn over ranges"));
        keys.put(
                "replicates",
                described(
                        section(
                                "metric", of("type", "string"),
                                "width", of("type", "number", "exclusiveMinimum", 0),
                                "least", whole(2),
                                "most", whole(2)),
                        "seeds are added until a metric is known so well"));
        keys.put(
                "halving",
                described(
                        section(
                                "metric", of("type", "string"),
                                "goal", of("enum", List.of("max", "min")),
                                "eta", whole(2),
                                "from", of("type", "string")),
                        "the best are trained on (successive halving)"));
        keys.put(
                "confirm",
                described(
                        section(
                                "best", whole(1),
                                "seeds", whole(1),
                                "metric", of("type", "string"),
                                "goal", of("enum", List.of("max", "min")),
                                "among", of("type", "string")),
                        "the best are run again on fresh seeds"));

        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Slumber sweep file");
        schema.put("type", "object");
        schema.put("required", List.of("name"));
        schema.put("additionalProperties", false);
        schema.put("properties", keys);
        schema.put("definitions", definitions);
        return schema;
    }

    // --- parameters

    /** An object with every parameter, by its whole path or nested by the words before its dot. */
    private static Map<String, Object> tree(String kind) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Map<String, Object>> groups = new LinkedHashMap<>();
        for (Parameter parameter : Catalogue.parameters()) {
            Map<String, Object> reference = reference(named(kind, parameter));
            properties.put(parameter.path(), reference);
            int dot = parameter.path().indexOf('.');
            if (dot > 0) {
                groups.computeIfAbsent(parameter.path().substring(0, dot), key -> new LinkedHashMap<>())
                        .put(parameter.path().substring(dot + 1), reference);
            }
        }
        groups.forEach((name, inner) -> {
            Map<String, Object> group = of("type", "object", "properties", inner, "additionalProperties", false);
            // some words are a parameter by themselves too
            properties.merge(name, group, (parameter, nested) -> either(parameter, nested));
        });
        return of("type", "object", "properties", properties, "additionalProperties", false);
    }

    private static Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        Catalogue.parameters().forEach(parameter -> conditions.put(parameter.path(), reference("condition")));
        return conditions;
    }

    private static String named(String kind, Parameter parameter) {
        return kind + "-" + parameter.path();
    }

    private static String meaning(Parameter parameter) {
        return parameter.meaning() + (parameter.unit().equals("1") ? "" : " [" + parameter.unit() + "]") + "; must be "
                + Catalogue.allowed(parameter) + "; default " + parameter.defaultValue();
    }

    private static Map<String, Object> value(Parameter parameter) {
        if (!parameter.choices().isEmpty()) {
            return of("enum", parameter.choices());
        }
        if (parameter instanceof RealParameter real) {
            return bounded("number", real.range());
        }
        if (parameter instanceof WholeParameter whole) {
            return bounded("integer", whole.range());
        }
        // a text is what was written, and may look like a number
        return of("type", List.of("string", "number"));
    }

    private static Map<String, Object> bounded(String type, Range range) {
        Map<String, Object> schema = of("type", type);
        if (Math.abs(range.minimum()) < 1e15) {
            schema.put(range.above() ? "exclusiveMinimum" : "minimum", range.minimum());
        }
        if (range.maximum() < 1e15) {
            schema.put("maximum", range.maximum());
        }
        return schema;
    }

    private static Map<String, Object> axis(Parameter parameter, Map<String, Object> value) {
        return parameter.type() == Parameter.Type.TEXT ? list(value) : either(list(value), reference("range"));
    }

    private static Map<String, Object> sampled(Parameter parameter, Map<String, Object> value) {
        return parameter.type() == Parameter.Type.TEXT ? list(value) : either(list(value), reference("sampledRange"));
    }

    private static Map<String, Object> tested(Parameter parameter, Map<String, Object> value) {
        Map<String, Object> number = of("type", "number");
        return either(
                value,
                list(value),
                parameter.type() == Parameter.Type.TEXT
                        ? section("not", oneOrMore(value))
                        : section(
                                "from",
                                number,
                                "to",
                                number,
                                "above",
                                number,
                                "below",
                                number,
                                "not",
                                oneOrMore(value)));
    }

    private static Map<String, Object> range(String... more) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("from", of("type", "number"));
        keys.put("to", of("type", "number"));
        for (String key : more) {
            keys.put(
                    key,
                    switch (key) {
                        case "scale" -> of("enum", List.of("linear", "log"));
                        case "count" -> whole(2);
                        default -> of("type", "number", "exclusiveMinimum", 0);
                    });
        }
        return of(
                "type", "object", "properties", keys, "required", List.of("from", "to"), "additionalProperties", false);
    }

    // --- words of JSON Schema

    private static Map<String, Object> section(Object... keysAndSchemas) {
        return of("type", "object", "properties", of(keysAndSchemas), "additionalProperties", false);
    }

    private static Map<String, Object> whole(int least) {
        return of("type", "integer", "minimum", least);
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        return of("type", "array", "minItems", 1, "items", items);
    }

    private static Map<String, Object> oneOrMore(Map<String, Object> schema) {
        return either(schema, list(schema));
    }

    private static Map<String, Object> either(Object... schemas) {
        return of("anyOf", List.of(schemas));
    }

    private static Map<String, Object> reference(String definition) {
        return of(REFERENCE, DEFINITIONS + definition);
    }

    /** With a meaning; beside a reference draft-07 would pass over it. */
    private static Map<String, Object> described(Map<String, Object> schema, String meaning) {
        Map<String, Object> described = of("description", meaning);
        if (schema.containsKey(REFERENCE)) {
            described.put("allOf", List.of(schema));
        } else {
            described.putAll(schema);
        }
        return described;
    }

    @SuppressWarnings("unchecked") // made by this class
    private static Map<String, Object> castMap(Object schema) {
        return (Map<String, Object>) schema;
    }

    private static Map<String, Object> properties(Map<String, Object> schema) {
        return castMap(schema.get("properties"));
    }

    private static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
