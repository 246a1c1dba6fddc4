package org.slumber.engine.learner.surrogate;

/**
 * Products of a weight matrix with spikes, which are sums over the neurons that spiked. Rows are taken five at a time,
 * so that a spike's index is read once for five sums that do not wait for each other.
 */
final class SpikeRows {
    private SpikeRows() {}

    /**
     * sum_r += Σ row_r[neuron] over spikes.
     *
     * @param rows {@code [r][neuron]}
     * @param spiking neurons
     * @param from first of the spikes in {@code spiking}
     * @param to behind the last of them
     * @param sum {@code [r]}
     */
    static void sum(double[][] rows, int[] spiking, int from, int to, double[] sum) {
        int r = 0;
        for (; r + 5 <= rows.length; r += 5) {
            sumFive(rows, r, spiking, from, to, sum);
        }
        for (; r < rows.length; r++) {
            double[] row = rows[r];
            double total = sum[r];
            for (int k = from; k < to; k++) {
                total += row[spiking[k]];
            }
            sum[r] = total;
        }
    }

    private static void sumFive(double[][] rows, int r, int[] spiking, int from, int to, double[] sum) {
        double[] rowA = rows[r];
        double[] rowB = rows[r + 1];
        double[] rowC = rows[r + 2];
        double[] rowD = rows[r + 3];
        double[] rowE = rows[r + 4];
        double a = sum[r];
        double b = sum[r + 1];
        double c = sum[r + 2];
        double d = sum[r + 3];
        double e = sum[r + 4];
        for (int k = from; k < to; k++) {
            int neuron = spiking[k];
            a += rowA[neuron];
            b += rowB[neuron];
            c += rowC[neuron];
            d += rowD[neuron];
            e += rowE[neuron];
        }
        sum[r] = a;
        sum[r + 1] = b;
        sum[r + 2] = c;
        sum[r + 3] = d;
        sum[r + 4] = e;
    }

    /**
     * row_r[neuron] += x_r for every spike.
     *
     * @param rows {@code [r][neuron]}
     * @param spiking neurons
     * @param from first of the spikes in {@code spiking}
     * @param to behind the last of them
     * @param x {@code [r]}
     */
    static void add(double[][] rows, int[] spiking, int from, int to, double[] x) {
        int r = 0;
        for (; r + 5 <= rows.length; r += 5) {
            addFive(rows, r, spiking, from, to, x);
        }
        for (; r < rows.length; r++) {
            double[] row = rows[r];
            for (int k = from; k < to; k++) {
                row[spiking[k]] += x[r];
            }
        }
    }

    private static void addFive(double[][] rows, int r, int[] spiking, int from, int to, double[] x) {
        double[] rowA = rows[r];
        double[] rowB = rows[r + 1];
        double[] rowC = rows[r + 2];
        double[] rowD = rows[r + 3];
        double[] rowE = rows[r + 4];
        double a = x[r];
        double b = x[r + 1];
        double c = x[r + 2];
        double d = x[r + 3];
        double e = x[r + 4];
        for (int k = from; k < to; k++) {
            int neuron = spiking[k];
            rowA[neuron] += a;
            rowB[neuron] += b;
            rowC[neuron] += c;
            rowD[neuron] += d;
            rowE[neuron] += e;
        }
    }
}
