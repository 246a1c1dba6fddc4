package org.slumber.engine;

/**
 * What was known of one task at one moment, weights frozen.
 *
 * @param trained the task after which it was tested, from 1; 0 before any
 * @param tested the task, from 1
 * @param readout what predicted the labels
 * @param accuracy fraction of the samples labelled right, in [0, 1]
 * @param samples number of samples
 */
public record TaskAccuracy(int trained, int tested, String readout, double accuracy, int samples) {}
