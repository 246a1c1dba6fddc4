package org.slumber.mixed;

/** aᵀb. */
final class DotProduct {
    private DotProduct() {}

    static double of(double[] a, double[] b) {
        return of(a, b, a.length);
    }

    /** Of the first entries only. */
    static double of(double[] a, double[] b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
