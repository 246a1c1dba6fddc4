package org.slumber.mixed;

/**
 * What is modelled, as the likelihood sees it.
 *
 * @param values {@code [row]} fractions or numbers
 * @param trials {@code [row]} of how many each fraction is; all 1 where a family knows of no counts
 */
record Responses(double[] values, double[] trials) {

    int rows() {
        return values.length;
    }

    /** k of a row. */
    double successes(int row) {
        return values[row] * trials[row];
    }
}
