package org.slumber.engine.readout;

import java.util.ArrayList;
import java.util.List;

/**
 * Quadratic discriminant analysis with shrunk covariances, as <a
 * href="https://scikit-learn.org/stable/modules/generated/sklearn.discriminant_analysis.QuadraticDiscriminantAnalysis.html">scikit-learn</a>
 * computes it: a class of n samples has on each of its principal axes the variance σ² = (1−r)·s²/(n−1) + r, and a
 * sample x is of the class with the greatest −½·Σ ((x−mean)·axis)²/σ² − ½·Σ log σ² + log(share of the samples).
 *
 * <p>That is scikit-learn 1.6; 1.9 divides by n and refuses a class with no more samples than features.
 * Here only axes that the class's samples span count. (For such a class 1.6 keeps one axis more,
 * along which the samples have no spread; rounding alone decides its direction, though it tells classes apart a little.)
 * With far more features than samples a class, accuracy falls towards chance.
 *
 * <p>A class without spread, of
 * one sample or of samples all alike, has no axes and would be nearest to everything; it is never predicted. Where no
 * class has spread the prediction is the most frequent one.
 */
public final class QuadraticDiscriminant implements FittedClassifier {
    private final List<Gaussian> gaussians;
    private final MostFrequentClass fallback;
    private final boolean classWithoutSpread;

    private QuadraticDiscriminant(List<Gaussian> gaussians, MostFrequentClass fallback, boolean classWithoutSpread) {
        this.gaussians = gaussians;
        this.fallback = fallback;
        this.classWithoutSpread = classWithoutSpread;
    }

    /** One class: variances σ² {@code [axis]} along unit vectors {@code [axis][feature]} through its mean. */
    private record Gaussian(int label, double[] mean, double[][] axes, double[] variance, double constant) {

        static Gaussian fit(int label, double[][] rows, double share, double shrinkage) {
            double[] mean = Standardiser.mean(rows);
            PrincipalAxes principal = new PrincipalAxes(PrincipalComponents.centred(rows, mean));
            double[][] axes = new double[principal.count()][];
            double[] variance = new double[axes.length];
            double logDeterminant = 0;
            for (int axis = 0; axis < axes.length; axis++) {
                axes[axis] = principal.axis(axis);
                variance[axis] = (1 - shrinkage) * principal.scatter(axis) / (rows.length - 1) + shrinkage;
                logDeterminant += StrictMath.log(variance[axis]);
            }
            return new Gaussian(label, mean, axes, variance, StrictMath.log(share) - logDeterminant / 2);
        }

        double logDensity(double[] features) {
            double distance = 0;
            for (int axis = 0; axis < axes.length; axis++) {
                double coordinate = 0;
                for (int j = 0; j < mean.length; j++) {
                    coordinate += (features[j] - mean[j]) * axes[axis][j];
                }
                distance += coordinate * coordinate / variance[axis];
            }
            return constant - distance / 2;
        }
    }

    /**
     * Fits every class that has spread.
     *
     * @param rows {@code [sample][feature]}, at least one sample
     * @param labels {@code [sample]}, 0 to {@code classes}−1
     * @param shrinkage r, in [0, 1]
     */
    public static QuadraticDiscriminant fit(double[][] rows, int[] labels, int classes, double shrinkage) {
        int[] counts = ClassMeans.counts(labels, classes);
        List<Gaussian> gaussians = new ArrayList<>();
        boolean classWithoutSpread = false;
        for (int label = 0; label < classes; label++) {
            if (counts[label] >= 2) {
                double share = (double) counts[label] / rows.length;
                Gaussian gaussian = Gaussian.fit(label, of(label, rows, labels), share, shrinkage);
                if (gaussian.axes().length > 0) {
                    gaussians.add(gaussian);
                } else {
                    classWithoutSpread = true;
                }
            }
        }
        return new QuadraticDiscriminant(gaussians, MostFrequentClass.fit(labels, classes), classWithoutSpread);
    }

    private static double[][] of(int label, double[][] rows, int[] labels) {
        List<double[]> own = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (labels[i] == label) {
                own.add(rows[i]);
            }
        }
        return own.toArray(double[][]::new);
    }

    /** Whether some class has several samples, all alike. */
    public boolean hasClassWithoutSpread() {
        return classWithoutSpread;
    }

    @Override
    public int predict(double[] features) {
        double[] density = logDensities(features);
        int best = 0;
        for (int g = 1; g < density.length; g++) {
            if (density[g] > density[best]) {
                best = g;
            }
        }
        return gaussians.isEmpty() ? fallback.label() : gaussians.get(best).label();
    }

    /** {@code [class with spread, ascending]}: the quantity that the predicted class has most of. */
    double[] logDensities(double[] features) {
        double[] density = new double[gaussians.size()];
        for (int g = 0; g < density.length; g++) {
            density[g] = gaussians.get(g).logDensity(features);
        }
        return density;
    }
}
