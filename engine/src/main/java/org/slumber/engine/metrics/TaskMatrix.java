package org.slumber.engine.metrics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What one readout knew of each task after each: R of Lopez-Paz and Ranzato (2017), with a row 0 before any training.
 *
 * @param readout its name
 * @param accuracy {@code [trained][tested]}: row 0, then a row after each task, in [0, 1]; two rows alone where all tasks
 *     were trained at once
 */
public record TaskMatrix(String readout, double[][] accuracy) {
    private static final String OWN = " by the learner's own readout (neuron-labels, output-neurons)";

    /** Of every run of several tasks, in the order of their columns. */
    public static final List<RunMetric> METRICS = List.of(
            own(
                    "task_accuracy",
                    "mean accuracy over the tasks after the last (ACC, Lopez-Paz and Ranzato 2017)",
                    TaskMatrix::meanAccuracy),
            own(
                    "task_backward_transfer",
                    "mean over the tasks but the last of accuracy at the end minus right after the task (BWT, Lopez-Paz and Ranzato 2017)",
                    TaskMatrix::backwardTransfer),
            own(
                    "task_forward_transfer",
                    "mean over the tasks but the first of accuracy right before the task minus before any training (FWT, Lopez-Paz and Ranzato 2017)",
                    TaskMatrix::forwardTransfer),
            own(
                    "task_forgetting",
                    "mean over the tasks but the last of best accuracy before the end minus accuracy at the end (F, Chaudhry et al. 2018)",
                    TaskMatrix::forgetting),
            own(
                    "task_learning_accuracy",
                    "mean over the tasks of accuracy right after the task",
                    TaskMatrix::learningAccuracy),
            probe("probe_accuracy", "task_accuracy", TaskMatrix::meanAccuracy),
            probe("probe_backward_transfer", "task_backward_transfer", TaskMatrix::backwardTransfer),
            probe("probe_forward_transfer", "task_forward_transfer", TaskMatrix::forwardTransfer),
            probe("probe_forgetting", "task_forgetting", TaskMatrix::forgetting),
            probe("probe_learning_accuracy", "task_learning_accuracy", TaskMatrix::learningAccuracy));

    /** Version of the tables that these came with. */
    private static final int SINCE = 6;

    private static RunMetric own(String name, String meaning, Function<TaskMatrix, OptionalDouble> value) {
        return new RunMetric(name, "fraction", meaning + OWN, SINCE, findings -> of(findings.tasks(), 0, value));
    }

    private static RunMetric probe(String name, String as, Function<TaskMatrix, OptionalDouble> value) {
        return new RunMetric(
                name,
                "fraction",
                "as " + as + ", by a probe fitted anew on images of all tasks so far",
                SINCE,
                findings -> of(findings.tasks(), 1, value));
    }

    private static OptionalDouble of(
            List<TaskMatrix> matrices, int readout, Function<TaskMatrix, OptionalDouble> value) {
        return matrices.isEmpty() ? OptionalDouble.empty() : value.apply(matrices.get(readout));
    }

    /** Number of tasks. */
    private int tasks() {
        return accuracy[0].length;
    }

    /** Whether there is a row after each task. */
    private boolean oneByOne() {
        return accuracy.length == tasks() + 1;
    }

    private double last(int task) {
        return accuracy[accuracy.length - 1][task];
    }

    /** ACC: mean over j of R[T][j]. */
    public OptionalDouble meanAccuracy() {
        return mean(0, tasks(), this::last);
    }

    /** BWT: mean over j below T of R[T][j] − R[j][j]; empty of one task, and of tasks trained at once. */
    public OptionalDouble backwardTransfer() {
        return oneByOne()
                ? mean(0, tasks() - 1, task -> last(task) - accuracy[task + 1][task])
                : OptionalDouble.empty();
    }

    /** FWT: mean over j above 1 of R[j−1][j] − R[0][j]; empty as {@link #backwardTransfer()}. */
    public OptionalDouble forwardTransfer() {
        return oneByOne() ? mean(1, tasks(), task -> accuracy[task][task] - accuracy[0][task]) : OptionalDouble.empty();
    }

    /** F: mean over j below T of max over l from 1 to T−1 of R[l][j], minus R[T][j]; empty as {@link #backwardTransfer()}. */
    public OptionalDouble forgetting() {
        return oneByOne() ? mean(0, tasks() - 1, task -> best(task) - last(task)) : OptionalDouble.empty();
    }

    private double best(int task) {
        return IntStream.range(1, tasks())
                .mapToDouble(trained -> accuracy[trained][task])
                .max()
                .orElseThrow();
    }

    /** Mean over j of R[j][j]; empty where tasks were trained at once. */
    public OptionalDouble learningAccuracy() {
        return oneByOne() ? mean(0, tasks(), task -> accuracy[task + 1][task]) : OptionalDouble.empty();
    }

    private static OptionalDouble mean(int from, int to, IntToDoubleFunction value) {
        return IntStream.range(from, to).mapToDouble(value).average();
    }
}
