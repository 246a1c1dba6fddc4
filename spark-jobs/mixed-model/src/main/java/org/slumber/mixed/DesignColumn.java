package org.slumber.mixed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A column of the design matrix: a product of covariates and of indicators of levels.
 *
 * @param name as R names the coefficient, e.g. {@code factor(sleep_ratio)0.1:learnerstdp}
 * @param term the fixed term it belongs to, as written; {@code (Intercept)} for the intercept
 * @param variables its factors; none for the intercept
 * @param levels {@code [variable]} index of the level indicated or of the function of a curve, {@link #COVARIATE} for a covariate
 */
record DesignColumn(String name, String term, List<Variable> variables, int[] levels) {
    /** Stands for the level of a variable that has none. */
    static final int COVARIATE = -1;
    /** R's name of it. */
    static final String INTERCEPT = "(Intercept)";

    /** {@code [row]} its values. */
    double[] values(Map<Variable, Encoded> encoded, int rows) {
        double[] values = new double[rows];
        Arrays.fill(values, 1);
        for (int v = 0; v < levels.length; v++) {
            encoded.get(variables.get(v)).multiply(values, levels[v]);
        }
        return values;
    }
}
