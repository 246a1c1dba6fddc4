package org.slumber.spark.analysis.sensitivity;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A least-squares fit of values by columns.
 *
 * @param coefficients by column, the first of which is constant
 * @param noise variance that is expected of each coefficient where the columns leave no more than scatter
 * @param missed mean square by which values are missed by fits without them, with O. Chapelle, V. Vapnik and Y. Bengio's
 *     correction for few values (Model selection for small sample regression, 2002, <a
 *     href="https://doi.org/10.1023/A:1013943418833">doi:10.1023/A:1013943418833</a>)
 */
record PolynomialFit(double[] coefficients, double[] noise, double missed) {
    /**
     * Fits.
     *
     * @param columns {@code [row][column]}, fewer columns than rows
     * @return empty where the columns depend on each other
     */
    static Optional<PolynomialFit> of(double[][] columns, double[] values) {
        int rows = columns.length;
        int terms = columns[0].length;
        DMatrixRMaj x = new DMatrixRMaj(columns);
        DMatrixRMaj products = new DMatrixRMaj(terms, terms);
        CommonOps_DDRM.multTransA(x, x, products);
        DMatrixRMaj inverse = new DMatrixRMaj(terms, terms);
        if (!CommonOps_DDRM.invertSPD(products, inverse)) {
            return Optional.empty();
        }
        DMatrixRMaj projected = new DMatrixRMaj(terms, 1);
        CommonOps_DDRM.multTransA(x, new DMatrixRMaj(values), projected);
        DMatrixRMaj solved = new DMatrixRMaj(terms, 1);
        CommonOps_DDRM.mult(inverse, projected, solved);
        DMatrixRMaj leaning = new DMatrixRMaj(rows, terms);
        CommonOps_DDRM.mult(x, inverse, leaning);
        double left = 0;
        double missed = 0;
        for (int row = 0; row < rows; row++) {
            double residual = values[row];
            double leverage = 0;
            for (int term = 0; term < terms; term++) {
                residual -= columns[row][term] * solved.data[term];
                leverage += columns[row][term] * leaning.data[row * terms + term];
            }
            if (!(leverage < 1 - 1e-9)) {
                return Optional.empty();
            }
            left += residual * residual;
            missed += residual * residual / ((1 - leverage) * (1 - leverage));
        }
        double trace = 0;
        double[] noise = new double[terms];
        for (int term = 0; term < terms; term++) {
            double own = inverse.data[term * terms + term];
            trace += own;
            noise[term] = own * left / (rows - terms);
        }
        return Optional.of(
                new PolynomialFit(solved.data.clone(), noise, missed / rows * rows / (rows - terms) * (1 + trace)));
    }
}
