package org.slumber.engine.readout;

/**
 * The mean of the samples of each class.
 *
 * @param counts {@code [class]}: number of samples
 * @param means {@code [class][feature]}; zeros for a class without samples
 */
public record ClassMeans(int[] counts, double[][] means) {

    /**
     * Averages.
     *
     * @param rows {@code [sample][feature]}, at least one sample
     * @param labels {@code [sample]}, 0 to {@code classes}−1
     */
    public static ClassMeans of(double[][] rows, int[] labels, int classes) {
        int[] counts = counts(labels, classes);
        double[][] means = new double[classes][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            double[] mean = means[labels[i]];
            double[] row = rows[i];
            for (int j = 0; j < mean.length; j++) {
                mean[j] += row[j];
            }
        }
        for (int label = 0; label < classes; label++) {
            for (int j = 0; j < means[label].length && counts[label] > 0; j++) {
                means[label][j] /= counts[label];
            }
        }
        return new ClassMeans(counts, means);
    }

    /** {@code [class]}: number of samples. */
    static int[] counts(int[] labels, int classes) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    /** One more than the greatest label; 0 without samples. */
    public static int classes(int[] labels) {
        int classes = 0;
        for (int label : labels) {
            classes = Math.max(classes, label + 1);
        }
        return classes;
    }
}
