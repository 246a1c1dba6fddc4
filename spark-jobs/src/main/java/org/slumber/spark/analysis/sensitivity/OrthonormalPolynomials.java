package org.slumber.spark.analysis.sensitivity;

import java.util.Arrays;

/**
 * Polynomials of one parameter that are orthonormal over the values it was given, each counted as often as it occurs: of an
 * even design nearly Legendre's, of a grid those of its levels (S. Oladyshkin, W. Nowak, Data-driven uncertainty
 * quantification using the arbitrary polynomial chaos expansion, 2012, <a
 * href="https://doi.org/10.1016/j.ress.2012.05.002">doi:10.1016/j.ress.2012.05.002</a>). By Stieltjes' three-term recurrence.
 */
final class OrthonormalPolynomials {
    private final double middle;
    private final double half;
    private final double[] shifts;
    private final double[] norms;

    /**
     * Those up to a degree, or to one less than there are different values.
     *
     * @param values at least two different ones
     */
    OrthonormalPolynomials(int degree, double... values) {
        double least = Arrays.stream(values).min().orElseThrow();
        double most = Arrays.stream(values).max().orElseThrow();
        middle = (least + most) / 2;
        half = (most - least) / 2;
        int levels = (int) Arrays.stream(values).distinct().count();
        int degrees = Math.min(degree, levels - 1);
        shifts = new double[degrees];
        norms = new double[degrees];
        double[] x = Arrays.stream(values).map(value -> (value - middle) / half).toArray();
        double[] before = new double[x.length];
        double[] now = new double[x.length];
        Arrays.fill(now, 1);
        for (int k = 0; k < degrees; k++) {
            for (int i = 0; i < x.length; i++) {
                shifts[k] += x[i] * now[i] * now[i] / x.length;
            }
            double square = 0;
            double[] next = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                next[i] = (x[i] - shifts[k]) * now[i] - (k == 0 ? 0 : norms[k - 1] * before[i]);
                square += next[i] * next[i] / x.length;
            }
            norms[k] = Math.sqrt(square);
            for (int i = 0; i < x.length; i++) {
                next[i] /= norms[k];
            }
            before = now;
            now = next;
        }
    }

    /** The highest degree. */
    int degree() {
        return shifts.length;
    }

    /** The polynomials of all degrees from 0 at a value. */
    double[] at(double value) {
        double x = (value - middle) / half;
        double[] at = new double[shifts.length + 1];
        at[0] = 1;
        for (int k = 0; k < shifts.length; k++) {
            at[k + 1] = ((x - shifts[k]) * at[k] - (k == 0 ? 0 : norms[k - 1] * at[k - 1])) / norms[k];
        }
        return at;
    }
}
