package org.slumber.engine;

import java.util.OptionalDouble;

/**
 * What was known of one task at one moment, weights frozen.
 *
 * @param trained the task after which it was tested, from 1; 0 before any
 * @param tested the task, from 1
 * @param readout what predicted the labels
 * @param accuracy fraction of the samples labelled right, in [0, 1]
 * @param samples number of samples
 * @param distance of the weights from what training the tested task alone makes of them, as the length of the difference of
 *     all of them; empty where no task was trained alone
 */
public record TaskAccuracy(
        int trained, int tested, String readout, double accuracy, int samples, OptionalDouble distance) {}
