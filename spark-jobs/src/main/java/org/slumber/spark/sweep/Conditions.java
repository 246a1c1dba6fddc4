package org.slumber.spark.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Which combinations of a sweep are points of it, and which of their values they keep.
 *
 * @param when by the path of a parameter, where a point keeps what the sweep gives it; elsewhere it has the default
 * @param exclude where a combination is no point of the sweep
 */
public record Conditions(Map<String, Condition> when, List<Condition> exclude) {
    /** Every combination is a point, and keeps its values. */
    static final Conditions NONE = new Conditions(Map.of(), List.of());

    public Conditions {
        when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
        exclude = List.copyOf(exclude);
    }

    /** Reads the section {@code when}. */
    static Map<String, Condition> when(Object read) {
        Map<String, Condition> when = new LinkedHashMap<>();
        if (!(read instanceof Map<?, ?> map)) {
            throw new InvalidInputException("when must be a map of parameters to conditions, such as"
                    + " {sleep.decay: {sleep.ratio: {above: 0}}}, was " + SweepText.noMap(read));
        }
        map.forEach((key, value) -> {
            String path = String.valueOf(key);
            if (!ParameterValues.known(path)) {
                throw Nearest.unknown("parameter", path, ParameterValues.paths());
            }
            when.put(path, Condition.read("when." + path, value));
        });
        return when;
    }

    /** Reads the section {@code exclude}. */
    static List<Condition> exclude(Object read) {
        List<Condition> exclude = new ArrayList<>();
        List<?> all = read instanceof List<?> list
                ? list
                : List.of(Optional.ofNullable(read).orElse(""));
        all.forEach(each -> exclude.add(Condition.read("exclude", each)));
        return exclude;
    }

    /** What they say, a line each. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        when.forEach((path, condition) -> texts.add("when: " + path + " where " + condition.text()));
        exclude.forEach(condition -> texts.add("exclude: " + condition.text()));
        return texts;
    }

    /**
     * Refuses what cannot be meant.
     *
     * @param given every path that the sweep gives
     * @param seedsTogether whether a point's seeds must stay together, as results decide on some of them
     */
    void check(Set<String> given, boolean seedsTogether) {
        when.keySet().stream().filter(path -> !given.contains(path)).findFirst().ifPresent(path -> {
            throw new InvalidInputException("when." + path + ": the sweep does not give " + path);
        });
        boolean seeds = when.containsKey("seed")
                || when.values().stream().anyMatch(each -> each.tests().containsKey("seed"))
                || exclude.stream().anyMatch(each -> each.tests().containsKey("seed"));
        if (seeds && seedsTogether) {
            throw new InvalidInputException(
                    "when and exclude cannot tell seeds apart where replicates or confirm add some");
        }
    }

    /** Takes out of a point what it does not keep. */
    void keep(Map<String, Object> values) {
        when.forEach((path, condition) -> {
            if (!condition.holds(asked -> Optional.ofNullable(values.get(asked)))) {
                values.remove(path);
            }
        });
    }
}
