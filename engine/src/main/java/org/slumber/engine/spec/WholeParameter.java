package org.slumber.engine.spec;

/** A parameter whose values are whole numbers. */
public final class WholeParameter extends Parameter {
    private final Range range;

    private WholeParameter(String path, String unit, String meaning, Range range, Object defaultValue, boolean added) {
        super(path, Type.INTEGER, unit, meaning, defaultValue, added);
        this.range = range;
    }

    /** Declares one; a range within ±2³¹ makes an int of it. */
    public static WholeParameter of(String path, String unit, String meaning, Range range, long defaultValue) {
        return new WholeParameter(path, unit, meaning, range, defaultValue, false);
    }

    /** The same, which did not exist at first and then meant its default. */
    public WholeParameter added() {
        return new WholeParameter(path(), unit(), meaning(), range, defaultValue(), true);
    }

    /** Refuses a value out of bounds; what a record's constructor calls. */
    public void check(long value) {
        range.check(path(), (double) value);
    }

    /** The bounds. */
    public Range range() {
        return range;
    }

    @Override
    public String allowed() {
        return range.minimum() == Long.MIN_VALUE ? "a whole number" : "whole, " + range.text();
    }

    @Override
    Object checked(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong("a whole number", value);
    }
}
