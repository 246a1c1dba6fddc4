package org.slumber.engine.spec;

import java.util.Arrays;
import java.util.List;

/** A parameter whose values are the constants of an enum, spelled as {@link Choice} spells them. */
public final class ChoiceParameter<E extends Enum<E>> extends Parameter {
    private final Class<E> values;

    private ChoiceParameter(String path, String meaning, Class<E> values, Object defaultValue, boolean added) {
        super(path, Type.TEXT, "1", meaning, defaultValue, added);
        this.values = values;
    }

    /** Declares one. */
    public static <E extends Enum<E>> ChoiceParameter<E> of(String path, String meaning, E defaultValue) {
        return new ChoiceParameter<>(
                path, meaning, defaultValue.getDeclaringClass(), Choice.nameOf(defaultValue), false);
    }

    /** The same, which did not exist at first and then meant its default. */
    public ChoiceParameter<E> added() {
        return new ChoiceParameter<>(path(), meaning(), values, defaultValue(), true);
    }

    /** The constant that a text names. */
    E parse(Object text) {
        return Choice.parse(path(), values, String.valueOf(text));
    }

    @Override
    public List<String> choices() {
        return Arrays.stream(values.getEnumConstants()).map(Choice::nameOf).toList();
    }

    @Override
    public String allowed() {
        return "one of " + String.join(", ", choices());
    }

    @Override
    Object checked(Object value) {
        return Choice.nameOf(parse(value));
    }
}
