package org.slumber.engine.spec;

import java.util.Optional;

/** A parameter whose values are texts: a name, a path, or the mechanisms that a {@link Family} is asked for. */
public final class TextParameter extends Parameter {
    private final String defaultValue;
    private final Optional<Object> implied;

    private TextParameter(String path, String meaning, String defaultValue, Optional<Object> implied) {
        super(path, Type.TEXT, "1", meaning);
        this.defaultValue = defaultValue;
        this.implied = implied;
    }

    /** Declares one. */
    public static TextParameter of(String path, String meaning, String defaultValue) {
        return new TextParameter(path, meaning, defaultValue, Optional.empty());
    }

    /** The same, which did not exist at first and then meant its default. */
    public TextParameter added() {
        return new TextParameter(path(), meaning(), defaultValue, Optional.of(defaultValue));
    }

    @Override
    public Object defaultValue() {
        return defaultValue;
    }

    @Override
    public Optional<Object> impliedValue() {
        return implied;
    }

    @Override
    public String allowed() {
        return "a text";
    }

    @Override
    Object checked(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong("a text", value);
    }
}
