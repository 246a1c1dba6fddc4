package org.slumber.engine.spec;

import java.util.Optional;

/** A parameter whose values are real numbers. */
public final class RealParameter extends Parameter {
    private final Range range;
    private final double defaultValue;
    private final Optional<Object> implied;

    private RealParameter(
            String path, String unit, String meaning, Range range, double defaultValue, Optional<Object> implied) {
        super(path, Type.REAL, unit, meaning);
        this.range = range;
        this.defaultValue = defaultValue;
        this.implied = implied;
    }

    /** Declares one. */
    public static RealParameter of(String path, String unit, String meaning, Range range, double defaultValue) {
        return new RealParameter(path, unit, meaning, range, defaultValue, Optional.empty());
    }

    /** The same, which did not exist at first and then meant its default. */
    public RealParameter added() {
        return new RealParameter(path(), unit(), meaning(), range, defaultValue, Optional.of(defaultValue));
    }

    /** Refuses a value out of bounds; what a record's constructor calls. */
    public void check(double value) {
        range.check(path(), value);
    }

    /** The bounds. */
    public Range range() {
        return range;
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
        return range.text();
    }

    @Override
    Object checked(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong("a number", value);
    }
}
