package org.slumber.mixed;

/**
 * A column as a formula uses it.
 *
 * @param column the column's name
 * @param transform what is done to it
 */
public record Variable(String column, Transform transform) {

    /** As written in a formula, e.g. {@code factor(sleep_ratio)}. */
    public String text() {
        return transform == Transform.NONE ? column : transform.text() + "(" + column + ")";
    }
}
