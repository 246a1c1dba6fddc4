package org.slumber.engine.metrics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slumber.engine.dynamics.DynamicsReading;
import org.slumber.engine.readout.Clustering;
import org.slumber.engine.readout.Features;
import org.slumber.engine.readout.ScoreSpace;

/** What a run has found when its {@linkplain RunMetric metrics} are worked out. */
public final class Findings {
    private final Scores scores;
    private final WeightCourse weights;
    private final Activity activity;
    private final Features training;
    private final Features test;
    private final Optional<Firing> firing;
    private final ControlAccuracies controls;
    private final List<TaskMatrix> tasks;
    private final Stored stored;
    private final OptionalDouble bestPossibleAccuracy;
    private final List<DynamicsReading> dynamics;
    private final Optional<RecurrentStability> recurrent;
    private final Clustering trainingClusters;
    private final Clustering testClusters;

    /**
     * @param scores accuracies
     * @param weights where training took them
     * @param activity firing in the last training epoch
     * @param training features of training
     * @param test features of the scored test samples
     * @param explainedVariance fraction of the variance that the components keep in which classes are told apart, in
     *     (0, 1]; they are fitted on all training samples
     * @param firing what the neurons do; empty for the surrogate-gradient network
     * @param controls accuracies beside that of the test
     * @param tasks what was known of each task after each, by the learner's own readout and by the probe; empty where the
     *     curriculum has one task
     * @param stored what is kept of images
     * @param bestPossibleAccuracy of an ideal observer of the test samples; empty where it is not known
     * @param dynamics what was measured on the way, in order; may be empty
     * @param recurrent whether a recurrent network is stable; empty of what is none
     */
    public Findings(
            Scores scores,
            WeightCourse weights,
            Activity activity,
            Features training,
            Features test,
            double explainedVariance,
            Optional<Firing> firing,
            ControlAccuracies controls,
            List<TaskMatrix> tasks,
            Stored stored,
            OptionalDouble bestPossibleAccuracy,
            List<DynamicsReading> dynamics,
            Optional<RecurrentStability> recurrent) {
        this.scores = scores;
        this.weights = weights;
        this.activity = activity;
        this.training = training;
        this.test = test;
        this.firing = firing;
        this.controls = controls;
        this.tasks = List.copyOf(tasks);
        this.stored = stored;
        this.bestPossibleAccuracy = bestPossibleAccuracy;
        this.dynamics = List.copyOf(dynamics);
        this.recurrent = recurrent;
        ScoreSpace space = ScoreSpace.fit(training.rates(), explainedVariance);
        trainingClusters = Clustering.of(space.scores(training.rates()), training.labels());
        testClusters = Clustering.of(space.scores(test.rates()), test.labels());
    }

    /** Accuracies. */
    public Scores scores() {
        return scores;
    }

    /** Where training took the weights. */
    public WeightCourse weights() {
        return weights;
    }

    /** Firing in the last training epoch. */
    public Activity activity() {
        return activity;
    }

    /** Features of training. */
    public Features training() {
        return training;
    }

    /** Features of the scored test samples. */
    public Features test() {
        return test;
    }

    /** What the neurons do; empty for the surrogate-gradient network. */
    public Optional<Firing> firing() {
        return firing;
    }

    /** Accuracies beside that of the test. */
    public ControlAccuracies controls() {
        return controls;
    }

    /**
     * What was known of each task after each, by the learner's own readout and by the probe; empty where the curriculum has
     * one task.
     */
    public List<TaskMatrix> tasks() {
        return tasks;
    }

    /** What is kept of images. */
    public Stored stored() {
        return stored;
    }

    /** Of an ideal observer of the test samples; empty where it is not known. */
    public OptionalDouble bestPossibleAccuracy() {
        return bestPossibleAccuracy;
    }

    /** What was measured on the way, in order; may be empty. */
    public List<DynamicsReading> dynamics() {
        return dynamics;
    }

    /** Whether a recurrent network is stable; empty of what is none. */
    public Optional<RecurrentStability> recurrent() {
        return recurrent;
    }

    /** How well the classes of the training samples stand apart. */
    public Clustering trainingClusters() {
        return trainingClusters;
    }

    /** How well the classes of the scored test samples stand apart, by the components of training. */
    public Clustering testClusters() {
        return testClusters;
    }
}
