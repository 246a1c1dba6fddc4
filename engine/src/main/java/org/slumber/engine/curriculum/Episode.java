package org.slumber.engine.curriculum;

import java.util.List;

/**
 * One stretch of training: epochs over the same images, each followed by validation, early stopping as the protocol has
 * it; then tests, weights frozen.
 *
 * @param task from 1
 * @param training indices of images, in the order in which they are shown
 * @param validation indices of images; empty where the episode has no validation
 * @param tests what is tested after it, each a row of task accuracies; none where the run's final test is all
 */
public record Episode(int task, int[] training, int[] validation, List<TaskTest> tests) {

    /**
     * A test of what is known of one task.
     *
     * @param task from 1
     * @param images indices of images, none of them trained
     */
    public record TaskTest(int task, int[] images) {}
}
