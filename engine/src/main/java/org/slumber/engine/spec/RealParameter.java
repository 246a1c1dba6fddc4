package org.slumber.engine.spec;

/** A parameter whose values are real numbers. */
public final class RealParameter extends Parameter {
    private final Range range;

    private RealParameter(String path, String unit, String meaning, Range range, Object defaultValue, boolean added) {
        super(path, Type.REAL, unit, meaning, defaultValue, added);
        this.range = range;
    }

    /** Declares one. */
    public static RealParameter of(String path, String unit, String meaning, Range range, double defaultValue) {
        return new RealParameter(path, unit, meaning, range, defaultValue, false);
    }

    /** The same, which did not exist at first and then meant its default. */
    public RealParameter added() {
        return new RealParameter(path(), unit(), meaning(), range, defaultValue(), true);
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
