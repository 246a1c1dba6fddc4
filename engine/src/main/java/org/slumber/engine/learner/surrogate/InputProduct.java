package org.slumber.engine.learner.surrogate;

/**
 * Layer 1, whose input is constant: one matrix product gives the currents of a batch for all its steps, another the
 * gradient of the weights. Black pixels, half of a typical image, are left out of both.
 */
public final class InputProduct {
    private final double[][] images;
    private final Layers layers;
    private final int[] lit;

    /**
     * @param images {@code [image][input]}, filled anew for each batch
     * @param layers the weights
     */
    public InputProduct(double[][] images, Layers layers) {
        this.images = images;
        this.layers = layers;
        lit = new int[Math.max(images.length, layers.inputs())];
    }

    /** Current of an image, {@code [hidden]}: bias + Σ_k x_k · weight_k. */
    public void current(int image, double[] current) {
        double[] x = images[image];
        double[][] weight = layers.inputWeights();
        int count = 0;
        for (int input = 0; input < x.length; input++) {
            lit[count] = input;
            count += x[input] != 0 ? 1 : 0;
        }
        System.arraycopy(layers.hiddenBias(), 0, current, 0, current.length);
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            int a = lit[k];
            int b = lit[k + 1];
            int c = lit[k + 2];
            int d = lit[k + 3];
            RowSum.add(current, weight[a], x[a], weight[b], x[b], weight[c], x[c], weight[d], x[d]);
        }
        for (; k < count; k++) {
            RowSum.add(current, weight[lit[k]], x[lit[k]]);
        }
    }

    /** Adds to the gradient of layer 1 what follows from dL/dcurrent, {@code [image][hidden]}, of the first images. */
    void addGradient(double[][] currentGradient, int count, Layers gradient) {
        for (int image = 0; image < count; image++) {
            RowSum.add(gradient.hiddenBias(), currentGradient[image], 1);
        }
        addGradient(currentGradient, count, gradient.inputWeights());
    }

    /** As the other, to the gradient of a matrix alone, {@code [input][hidden]}, that images are multiplied by. */
    void addGradient(double[][] byProduct, int count, double[][] gradient) {
        for (int input = 0; input < layers.inputs(); input++) {
            addGradient(byProduct, count, input, gradient[input]);
        }
    }

    private void addGradient(double[][] currentGradient, int count, int input, double[] sum) {
        int lighting = 0;
        for (int image = 0; image < count; image++) {
            lit[lighting] = image;
            lighting += images[image][input] != 0 ? 1 : 0;
        }
        int k = 0;
        for (; k + 4 <= lighting; k += 4) {
            int a = lit[k];
            int b = lit[k + 1];
            int c = lit[k + 2];
            int d = lit[k + 3];
            RowSum.add(
                    sum,
                    currentGradient[a],
                    images[a][input],
                    currentGradient[b],
                    images[b][input],
                    currentGradient[c],
                    images[c][input],
                    currentGradient[d],
                    images[d][input]);
        }
        for (; k < lighting; k++) {
            RowSum.add(sum, currentGradient[lit[k]], images[lit[k]][input]);
        }
    }
}
