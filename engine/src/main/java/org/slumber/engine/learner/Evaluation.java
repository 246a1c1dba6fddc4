package org.slumber.engine.learner;

import org.slumber.engine.curriculum.TaskExam;

/**
 * Accuracy on some images.
 *
 * @param readout what predicted the labels, as results spell it
 * @param accuracy fraction of the samples labelled right, in [0, 1]
 * @param samples number of samples
 */
public record Evaluation(String readout, double accuracy, int samples) {
    /** The readout that is fitted, by logistic regression, on images of all tasks so far. */
    public static final String PROBE = "probe";

    /** Of a readout that was told nothing: one guess is as good as another. */
    public static Evaluation byChance(String readout, TaskExam.TaskTest test) {
        return new Evaluation(readout, 1.0 / test.choices(), test.images().length);
    }
}
