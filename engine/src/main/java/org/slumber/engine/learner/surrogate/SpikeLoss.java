package org.slumber.engine.learner.surrogate;

/**
 * The loss of an image: over all steps, the sum of the cross-entropy between softmax(output spikes of the step) and the
 * label (paper section on the surrogate-gradient network). With k of C outputs spiking, the softmax of a spiking output
 * is e/(k·e + C − k) and of a silent one 1/(k·e + C − k), so no exponential is computed on the way.
 */
final class SpikeLoss {
    /** {@code [k]}: 1/(k·e + C − k). */
    private final double[] silentShare;
    /** {@code [k]}: ln(k·e + C − k). */
    private final double[] logarithm;

    SpikeLoss(int classes) {
        silentShare = new double[classes + 1];
        logarithm = new double[classes + 1];
        for (int spiking = 0; spiking <= classes; spiking++) {
            double sum = spiking * Math.E + classes - spiking;
            silentShare[spiking] = 1 / sum;
            logarithm[spiking] = StrictMath.log(sum);
        }
    }

    /** Loss of a pass. */
    double of(ImagePass pass, int label) {
        double loss = 0;
        for (int step = 1; step <= pass.steps(); step++) {
            loss += logarithm[spiking(pass, step)] - (pass.spikes(step, label) ? 1 : 0);
        }
        return loss;
    }

    /** Derivative of the loss by the output spikes of a step from 1, softmax − (1 at the label), {@code [class]}. */
    void gradient(ImagePass pass, int step, int label, double[] gradient) {
        double silent = silentShare[spiking(pass, step)];
        for (int output = 0; output < gradient.length; output++) {
            gradient[output] = pass.spikes(step, output) ? Math.E * silent : silent;
        }
        gradient[label] -= 1;
    }

    private static int spiking(ImagePass pass, int step) {
        int spiking = 0;
        for (int output = 0; output < pass.outputMembrane(step).length; output++) {
            spiking += pass.spikes(step, output) ? 1 : 0;
        }
        return spiking;
    }
}
