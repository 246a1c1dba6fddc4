package org.slumber.engine.metrics;

import java.util.OptionalDouble;
import org.slumber.engine.readout.ClassMeans;
import org.slumber.engine.readout.Features;

/** The mean cosine between the mean rates of every two classes: near 1 where classes are represented alike. */
public final class CentroidCosine {
    public static final RunMetric METRIC = new RunMetric(
            "centroid_cosine",
            "1",
            "mean cosine between the mean training rates of two classes",
            1,
            findings -> of(findings.training()));

    private CentroidCosine() {}

    /** Over all pairs of classes whose samples fired; empty with fewer than two such classes. */
    public static OptionalDouble of(Features features) {
        if (features.size() == 0) {
            return OptionalDouble.empty();
        }
        int classes = ClassMeans.classes(features.labels());
        double[][] centroids =
                ClassMeans.of(features.rates(), features.labels(), classes).means();
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < classes; a++) {
            for (int b = 0; b < a; b++) {
                double norms = Math.sqrt(dot(centroids[a], centroids[a])) * Math.sqrt(dot(centroids[b], centroids[b]));
                if (norms > 0) {
                    sum += dot(centroids[a], centroids[b]) / norms;
                    pairs++;
                }
            }
        }
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, sum / pairs));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
