package org.slumber.engine.spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The one declaration of a value of a run's spec. The same path is its key in configurations and, spelled by
 * {@link #column()}, its column in results; reading, bounds, defaults, run identity and documentation follow from here.
 */
public abstract sealed class Parameter permits ChoiceParameter, RealParameter, TextParameter, WholeParameter {
    private final String path;
    private final Type type;
    private final String unit;
    private final String meaning;
    private final Object defaultValue;
    private final boolean added;

    /** @param added whether it did not exist at first, and then meant its default */
    Parameter(String path, Type type, String unit, String meaning, Object defaultValue, boolean added) {
        this.path = path;
        this.type = type;
        this.unit = unit;
        this.meaning = meaning;
        this.defaultValue = defaultValue;
        this.added = added;
    }

    /** How a value is represented. */
    public enum Type {
        /** {@link Long}. */
        INTEGER,
        /** {@link Double}. */
        REAL,
        /** {@link String}. */
        TEXT
    }

    /** Its key, e.g. {@code sleep.ratio}. */
    public final String path() {
        return path;
    }

    /** Type of its values. */
    public final Type type() {
        return type;
    }

    /** E.g. {@code ms}, {@code mV}, {@code steps}, {@code fraction}; {@code 1} where it has none. */
    public final String unit() {
        return unit;
    }

    /** One line for the schema's comment. */
    public final String meaning() {
        return meaning;
    }

    /** The value it takes where none is given and no preset says otherwise; a Long, Double or String. */
    public final Object defaultValue() {
        return defaultValue;
    }

    /**
     * What a spec meant before this parameter existed, unless its learner has a default of its own; empty for one that was
     * always there. A value equal to it is left out of a run's identity, so that the ids of older runs live on.
     */
    public final Optional<Object> impliedValue() {
        return added ? Optional.of(defaultValue) : Optional.empty();
    }

    /** What is allowed, in words that follow "must be". */
    public abstract String allowed();

    /** Every allowed text of a closed choice, else empty. */
    public List<String> choices() {
        return List.of();
    }

    /**
     * A value as this parameter holds it: integers serve where a real is wanted.
     *
     * @throws InvalidInputException where it is of another type or out of bounds
     */
    abstract Object checked(Object value);

    /** The path in the spelling of a column: {@code sleep.staticTarget} becomes {@code sleep_static_target}. */
    public final String column() {
        return path.replaceAll("([A-Z])", "_$1").replace('.', '_').toLowerCase(Locale.ROOT);
    }

    final InvalidInputException wrong(String wanted, Object value) {
        return new InvalidInputException(path + " must be " + wanted + ", was " + value);
    }

    @Override
    public final String toString() {
        return path;
    }
}
