package org.slumber.engine.curriculum;

import java.util.List;
import org.slumber.engine.readout.NeuronLabels;

/**
 * What is asked at the end of a task.
 *
 * @param own the task's training images without those that a buffer repeats
 * @param known training images of this task and all before it, the tasks taking turns: what a probe is fitted on
 * @param labelling which class a neuron keeps that was labelled at the end of several tasks
 * @param tests of every task of the run, in order
 */
public record TaskExam(int[] own, int[] known, NeuronLabels.Kept labelling, List<TaskTest> tests) {

    /**
     * A test of what is known of one task.
     *
     * @param task from 1
     * @param images indices of images, none of them trained
     * @param possible {@code [class]}: whether it may be the answer
     */
    public record TaskTest(int task, int[] images, boolean[] possible) {
        /** Number of classes that may be the answer. */
        public int choices() {
            int choices = 0;
            for (boolean may : possible) {
                choices += may ? 1 : 0;
            }
            return choices;
        }
    }
}
