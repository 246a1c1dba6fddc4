package org.slumber.engine.learner;

/**
 * Accuracy on some images.
 *
 * @param readout what predicted the labels, as results spell it
 * @param accuracy fraction of the samples labelled right, in [0, 1]
 * @param samples number of samples
 */
public record Evaluation(String readout, double accuracy, int samples) {}
