package org.slumber.engine.curriculum;

import java.util.Optional;

/**
 * One stretch of training: epochs over the same images, each followed by validation, early stopping as the protocol has
 * it; then, where it is one of several tasks, an examination of what is known of each.
 *
 * @param task from 1
 * @param training indices of images, in the order in which they are shown
 * @param validation indices of images; empty where the episode has no validation
 * @param exam what ends the task; empty where the run's final test is all
 */
public record Episode(int task, int[] training, int[] validation, Optional<TaskExam> exam) {}
