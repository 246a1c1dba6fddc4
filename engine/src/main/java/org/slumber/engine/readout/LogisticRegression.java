package org.slumber.engine.readout;

import java.util.Arrays;
import org.slumber.engine.numeric.LimitedMemoryBfgs;
import org.slumber.engine.numeric.Minimum;
import org.slumber.engine.numeric.ProximalGradient;

/**
 * Multinomial logistic regression: one softmax over the classes with a penalty on the weights, the objective of <a
 * href="https://scikit-learn.org/stable/modules/linear_model.html#multinomial-case">scikit-learn</a>. Classes without
 * a sample to fit on are left out and never predicted. Two classes get the softmax too, with a weight vector each;
 * scikit-learn fits a single one there, which penalises twice as much at the same C.
 */
public final class LogisticRegression implements FittedClassifier {
    /**
     * The greatest entry of the gradient at which the fit ends, as a fraction of C times the number of samples (the
     * gradient of the mean loss, so to say). scikit-learn's default is 1e-4 of the same; being this close costs a
     * millisecond more and leaves no prediction to where the search happened to stop.
     */
    static final double TOLERANCE = 1e-10;

    /** 240 whitened samples of 10 classes take 25 to 60, whatever C is. */
    private static final int MAX_ITERATIONS = 1000;

    /** The same where weights may be 0: the search gains digits more slowly. */
    static final double SPARSE_TOLERANCE = 1e-7;

    private static final int MAX_SPARSE_ITERATIONS = 20_000;

    private final int[] labels;
    private final double[][] weights;
    private final double[] intercepts;
    private final boolean converged;

    private LogisticRegression(int[] labels, double[] parameters, boolean converged) {
        this.labels = labels;
        this.converged = converged;
        int features = parameters.length / labels.length - 1;
        weights = new double[labels.length][features];
        intercepts = new double[labels.length];
        for (int c = 0; c < labels.length; c++) {
            System.arraycopy(parameters, c * features, weights[c], 0, features);
            intercepts[c] = parameters[labels.length * features + c];
        }
    }

    /**
     * Fits from weights 0, with the penalty ½·Σw².
     *
     * @param rows {@code [sample][feature]}, at least one sample
     * @param labels {@code [sample]}, 0 to {@code classes}−1
     * @param inverseRegularisation C, above 0
     */
    public static LogisticRegression fit(double[][] rows, int[] labels, int classes, double inverseRegularisation) {
        return fit(rows, labels, classes, inverseRegularisation, Readout.Penalty.L2);
    }

    /** As {@link #fit}, with the penalty Σ|w|, under which weights of little use are 0. */
    public static LogisticRegression fitSparse(
            double[][] rows, int[] labels, int classes, double inverseRegularisation) {
        return fit(rows, labels, classes, inverseRegularisation, Readout.Penalty.L1);
    }

    private static LogisticRegression fit(
            double[][] rows, int[] labels, int classes, double inverseRegularisation, Readout.Penalty penalty) {
        int[] counts = ClassMeans.counts(labels, classes);
        int[] index = new int[classes];
        int[] present = new int[classes];
        int count = 0;
        for (int label = 0; label < classes; label++) {
            if (counts[label] > 0) {
                index[label] = count;
                present[count++] = label;
            }
        }
        int[] classOf = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            classOf[i] = index[labels[i]];
        }
        boolean sparse = penalty == Readout.Penalty.L1;
        SoftmaxLoss loss = new SoftmaxLoss(rows, classOf, count, inverseRegularisation, sparse ? 0 : 1);
        double[] start = new double[loss.parameters()];
        double scale = inverseRegularisation * rows.length;
        Minimum minimum = sparse
                ? ProximalGradient.minimise(
                        loss, start, start.length - count, SPARSE_TOLERANCE * scale, MAX_SPARSE_ITERATIONS)
                : LimitedMemoryBfgs.minimise(loss, start, TOLERANCE * scale, MAX_ITERATIONS);
        return new LogisticRegression(Arrays.copyOf(present, count), minimum.point(), minimum.converged());
    }

    /** Whether the fit reached its tolerance. */
    public boolean converged() {
        return converged;
    }

    /** {@code [class with samples, ascending][feature]}. */
    public double[][] weights() {
        return Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
    }

    /** {@code [class with samples, ascending]}; they sum to 0 up to rounding. */
    public double[] intercepts() {
        return intercepts.clone();
    }

    @Override
    public int predict(double[] features) {
        double[] activation = activations(features);
        int best = 0;
        for (int c = 1; c < activation.length; c++) {
            if (activation[c] > activation[best]) {
                best = c;
            }
        }
        return labels[best];
    }

    /** {@code [class with samples, ascending]}: w·x + b, the logarithm of its probability but for a common constant. */
    double[] activations(double[] features) {
        double[] activation = intercepts.clone();
        for (int c = 0; c < activation.length; c++) {
            for (int j = 0; j < features.length; j++) {
                activation[c] += weights[c][j] * features[j];
            }
        }
        return activation;
    }
}
