package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ejml.data.DMatrixRMaj;

/**
 * Doses on a scale from 0 to 1, with the integrated Wiener process on it: cov(s, t) = u²(3v − u)/6 with u the lesser and v the
 * greater of both, over its mean variance about a straight line, so that a standard deviation of 1 is one of the curve about it.
 */
final class DoseScale {
    private static final int POINTS = 101;
    /** Beside variances of about 1: the process starts as 0, and its neighbours hardly differ. */
    private static final double JITTER = 1e-9;

    private final double[] doses;
    /** Doses are scaled as log(1 + (x − least)/unit), linearly where it is infinite. */
    private final double unit;

    private final double[] measured;
    private final double variance;
    private double[] lastPoints = {};
    private DMatrixRMaj lastLower = new DMatrixRMaj(0, 0);

    private DoseScale(double[] doses, double unit) {
        this.doses = doses;
        this.unit = unit;
        measured = Arrays.stream(doses).map(this::scaled).toArray();
        variance = varianceAboutLine();
    }

    /** The linear one, and the logarithmic one in units of the smallest dose above the least. */
    static List<DoseScale> of(double[] doses) {
        List<DoseScale> scales = new ArrayList<>();
        scales.add(new DoseScale(doses, Double.POSITIVE_INFINITY));
        scales.add(new DoseScale(doses, doses[1] - doses[0]));
        return scales;
    }

    double[] doses() {
        return doses;
    }

    /** {@code [dose]} the distinct doses of the runs, scaled. */
    double[] measured() {
        return measured;
    }

    double scaled(double dose) {
        double above = dose - doses[0];
        double range = doses[doses.length - 1] - doses[0];
        return Double.isInfinite(unit) ? above / range : Math.log1p(above / unit) / Math.log1p(range / unit);
    }

    double covariance(double s, double t) {
        return raw(s, t) / variance;
    }

    private static double raw(double s, double t) {
        double least = Math.min(s, t);
        return least * least * (3 * Math.max(s, t) - least) / 6;
    }

    /** The mean over [0, 1] of the variance of what a straight line by least squares leaves. */
    private static double varianceAboutLine() {
        double[] centred = new double[POINTS];
        Arrays.setAll(centred, k -> (double) k / (POINTS - 1) - 0.5);
        double square = Arrays.stream(centred).map(t -> t * t).sum();
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            for (int j = 0; j < POINTS; j++) {
                double hat = 1.0 / POINTS + centred[i] * centred[j] / square;
                sum += ((i == j ? 1 : 0) - hat) * raw(centred[i] + 0.5, centred[j] + 0.5);
            }
        }
        return sum / POINTS;
    }

    /** {@code [dose]} the process, drawn at some doses. */
    double[] path(double[] at, ZigguratSampler.NormalizedGaussian normal) {
        if (!Arrays.equals(at, lastPoints)) {
            lastPoints = at.clone();
            DMatrixRMaj covariance = new DMatrixRMaj(at.length, at.length);
            for (int i = 0; i < at.length; i++) {
                for (int j = 0; j < at.length; j++) {
                    covariance.set(i, j, covariance(scaled(at[i]), scaled(at[j])) + (i == j ? JITTER : 0));
                }
            }
            lastLower = DoseCurve.lower(covariance);
        }
        return DoseCurve.correlated(lastLower, normal);
    }
}
