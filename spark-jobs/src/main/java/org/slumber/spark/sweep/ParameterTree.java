package org.slumber.spark.sweep;

import java.util.Map;
import org.slumber.engine.spec.InvalidInputException;

/** Finds the parameters in a section of a sweep file; nested maps and dotted keys are the same. */
final class ParameterTree {
    private ParameterTree() {}

    /** What to do with a parameter found. */
    interface Entry {
        void add(String path, Object value);
    }

    /**
     * Walks a section down to the parameters.
     *
     * @param value of the section; null, as of an empty one, has none
     * @throws InvalidInputException where something is no parameter, or is a map under the section of fixed values
     */
    static void flatten(String section, Object value, Entry entry) {
        if (value != null) {
            flatten(section, "", value, entry);
        }
    }

    private static void flatten(String section, String prefix, Object value, Entry entry) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new InvalidInputException(
                    (prefix.isEmpty() ? section : prefix) + " must be a map, was " + SweepText.noMap(value));
        }
        map.forEach((key, inner) -> {
            String path = prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key;
            if (ParameterValues.known(path) && !(section.equals("values") && inner instanceof Map<?, ?>)) {
                entry.add(path, inner);
            } else if (ParameterValues.group(path)) {
                flatten(section, path, inner, entry);
            } else if (ParameterValues.known(path)) {
                throw new InvalidInputException(path + " must be a number or a text, was " + inner);
            } else {
                throw Nearest.unknown("parameter", path, ParameterValues.paths());
            }
        });
    }
}
