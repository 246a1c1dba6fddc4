package org.slumber.spark.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slumber.engine.spec.InvalidInputException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 with anchors, aliases and <a href="https://yaml.org/type/merge.html">merge keys</a>, and every plain
 * text as it was written. Only what the core schema calls null is null: nothing, {@code ~}, {@code null}, without quotes.
 */
public final class YamlText {
    /** Most characters of a text. */
    static final int MAXIMUM_LENGTH = 100_000_000;
    /** Most values, those that aliases repeat counted as often as they are repeated. */
    static final int MAXIMUM_VALUES = 20_000_000;
    /** Most lists and maps within each other. */
    static final int MAXIMUM_DEPTH = 100;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(MAXIMUM_LENGTH).build();
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final String MERGE = "<<";
    private static final String TAG = "tag:yaml.org,2002:";
    private static final Set<String> SCALAR_TAGS =
            Set.of("!", TAG + "str", TAG + "int", TAG + "float", TAG + "bool", TAG + "null");
    private static final Set<String> COLLECTION_TAGS = Set.of("!", TAG + "map", TAG + "seq");

    private final String source;
    private final Iterator<Event> events;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    /** Of the lists and maps that are being read. */
    private final Set<Anchor> open = new HashSet<>();

    private int depth;
    private int values;

    private YamlText(String source, Iterator<Event> events) {
        this.source = source;
        this.events = events;
    }

    /**
     * What an alias stands for.
     *
     * @param value as it was read
     * @param values how many it is made of, itself included
     */
    private record Anchored(Object value, int values) {}

    /**
     * Parses one document.
     *
     * @param source the file, for messages
     * @return maps by texts, lists, texts and null
     * @throws InvalidInputException naming line, column and cause
     */
    public static Object parse(String source, String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw new InvalidInputException(source + ": YAML must have at most " + MAXIMUM_LENGTH + " characters, has "
                    + text.length() + "; JSON may have more");
        }
        try {
            return new YamlText(source, new Parse(SETTINGS).parseString(text).iterator()).document();
        } catch (YamlEngineException e) {
            throw new YamlFault(source, text).refusal(e);
        }
    }

    private Object document() {
        events.next(); // the stream's start
        Event event = events.next();
        if (event.getEventId() == Event.ID.StreamEnd) {
            return null;
        }
        Object value = value(events.next());
        events.next(); // the document's end
        if (events.next().getEventId() != Event.ID.StreamEnd) {
            throw refused(events.next(), "there must be one document, here is another");
        }
        return value;
    }

    private Object value(Event event) {
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        int before = values;
        count(event, 1);
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(open::add);
        Object value;
        if (event instanceof ScalarEvent scalar) {
            value = scalar(scalar);
        } else {
            if (++depth > MAXIMUM_DEPTH) {
                throw refused(event, "lists and maps must stand at most " + MAXIMUM_DEPTH + " deep in each other");
            }
            value = event instanceof SequenceStartEvent sequence ? list(sequence) : map((MappingStartEvent) event);
            depth--;
        }
        anchor.ifPresent(name -> {
            open.remove(name);
            anchors.put(name, new Anchored(value, values - before));
        });
        return value;
    }

    private Object aliased(AliasEvent alias) {
        Anchor name = alias.getAlias();
        if (open.contains(name)) {
            throw refused(alias, "*" + name + " stands within the very value that &" + name + " names");
        }
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw refused(
                    alias,
                    "there is no &" + name + " before *" + name + " (a text that begins with * must be in quotes)");
        }
        count(alias, anchored.values());
        return anchored.value();
    }

    /** Aliases of aliases can make a few lines more than any memory holds. */
    private void count(Event event, int more) {
        values += more;
        if (values > MAXIMUM_VALUES) {
            throw refused(
                    event, "there must be at most " + MAXIMUM_VALUES + " values, those that aliases repeat included");
        }
    }

    private Object scalar(ScalarEvent scalar) {
        String tag = known(scalar, scalar.getTag(), SCALAR_TAGS);
        boolean isNull =
                tag.isEmpty() ? scalar.isPlain() && NULLS.contains(scalar.getValue()) : tag.equals(TAG + "null");
        return isNull ? null : scalar.getValue();
    }

    private List<Object> list(SequenceStartEvent start) {
        known(start, start.getTag(), COLLECTION_TAGS);
        List<Object> list = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            list.add(value(event));
        }
        return list;
    }

    private Map<String, Object> map(MappingStartEvent start) {
        known(start, start.getTag(), COLLECTION_TAGS);
        Map<String, Object> map = new LinkedHashMap<>();
        Map<String, Object> merged = new LinkedHashMap<>();
        Map<String, Event> places = new HashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            String key = key(event);
            Event before = places.put(key, event);
            if (before != null) {
                throw refused(event, key + " is given twice, first in line " + line(before));
            }
            Event next = events.next();
            Object value = value(next);
            if (key.equals(MERGE) && event instanceof ScalarEvent scalar && scalar.isPlain()) {
                merge(next, value, merged);
            } else {
                map.put(key, value);
            }
        }
        merged.putAll(map);
        return merged;
    }

    private String key(Event event) {
        if (event instanceof ScalarEvent scalar) {
            // counted and anchored as any value; a null is a key by its text
            value(event);
            if (scalar.isPlain() && scalar.getValue().contains(":")) {
                throw refused(event, "a blank is missing after the colon in " + scalar.getValue());
            }
            return scalar.getValue();
        }
        if (event instanceof AliasEvent alias && aliased(alias) instanceof String text) {
            return text;
        }
        throw refused(event, "a key must be a text");
    }

    /** What stands in the map itself goes before what it merges, and of that what comes first before what follows. */
    private void merge(Event event, Object value, Map<String, Object> into) {
        List<?> maps = value instanceof List<?> list ? list : List.of(value == null ? "" : value);
        for (Object each : maps) {
            if (!(each instanceof Map<?, ?> map)) {
                throw refused(event, "<< must have a map or a list of maps, such as *NAME");
            }
            map.forEach((key, inner) -> into.putIfAbsent((String) key, inner));
        }
    }

    /** The tag, or nothing. */
    private String known(Event event, Optional<String> tag, Set<String> known) {
        if (tag.isPresent() && !known.contains(tag.get())) {
            throw refused(
                    event,
                    "the tag " + tag.get().replace(TAG, "!!")
                            + " has no meaning here (a text that begins with ! must be in quotes)");
        }
        return tag.orElse("");
    }

    private InvalidInputException refused(Event event, String cause) {
        return YamlFault.refusal(source, event.getStartMark(), cause);
    }

    private static int line(Event event) {
        return 1 + event.getStartMark().orElseThrow().getLine();
    }
}
