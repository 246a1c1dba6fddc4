package org.slumber.engine.spec;

/** A parameter whose values are texts: a name, a path, or the mechanisms that a {@link Family} is asked for. */
public final class TextParameter extends Parameter {
    private TextParameter(String path, String meaning, Object defaultValue, boolean added) {
        super(path, Type.TEXT, "1", meaning, defaultValue, added);
    }

    /** Declares one. */
    public static TextParameter of(String path, String meaning, String defaultValue) {
        return new TextParameter(path, meaning, defaultValue, false);
    }

    /** The same, which did not exist at first and then meant its default. */
    public TextParameter added() {
        return new TextParameter(path(), meaning(), defaultValue(), true);
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
