package org.slumber.mixed;

import java.util.Set;

/**
 * A column, or arithmetic of some, as a formula uses it.
 *
 * @param of the numbers or texts
 * @param coding how they become columns of the model
 */
public record Variable(Expression of, Coding coding) {
    /** A column as it is. */
    static Variable column(String name) {
        return new Variable(new Expression.Column(name), new Coding.AsIs());
    }

    /** As written in a formula, e.g. {@code factor(sleep_ratio)}. */
    public String text() {
        return coding.text(of.text());
    }

    /** The columns that it is made of. */
    public Set<String> columns() {
        return of.columns();
    }

    /** What its values are called: {@code x} of {@code poly(x, 2)}, whose columns have no values that a reader knows. */
    String described() {
        return coding instanceof Coding.Smooth ? of.text() : text();
    }
}
