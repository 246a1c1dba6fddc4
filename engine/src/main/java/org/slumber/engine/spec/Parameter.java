package org.slumber.engine.spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One value of a {@link RunSpec}: the same path is its key in configurations and, spelled by {@link #column()}, its
 * column in results.
 *
 * @param path e.g. {@code sleep.ratio}
 * @param type of the value
 * @param unit e.g. {@code ms}, {@code mV}, {@code steps}, {@code fraction}; {@code 1} where it has none
 * @param meaning one line for the schema's comment
 * @param choices every allowed text of a closed choice, else empty
 * @param value reads it from a spec; empty where the spec's variants do not have it
 */
public record Parameter(
        String path,
        Type type,
        String unit,
        String meaning,
        List<String> choices,
        Function<RunSpec, Optional<Object>> value) {

    /** How a value is represented. */
    public enum Type {
        /** {@link Long}. */
        INTEGER,
        /** {@link Double}. */
        REAL,
        /** {@link String}. */
        TEXT
    }

    /** The path in the spelling of a column: {@code sleep.staticTarget} becomes {@code sleep_static_target}. */
    public String column() {
        return path.replaceAll("([A-Z])", "_$1").replace('.', '_').toLowerCase(Locale.ROOT);
    }
}
