package org.slumber.engine.learner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slumber.engine.curriculum.Episode;
import org.slumber.engine.curriculum.TaskExam;
import org.slumber.engine.dynamics.DynamicsReading;
import org.slumber.engine.metrics.Activity;
import org.slumber.engine.metrics.RecurrentStability;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightMonitor;
import org.slumber.engine.metrics.Work;

/** What learns in one run. The loop over episodes and epochs, early stopping and the test are the run's. */
public interface Learner {
    /** Trains one epoch on these images, sleeps included, and writes down in the chronicle what passes. */
    void trainEpoch(int[] images);

    /** What is known of these images, at least one, as training stands: weights frozen, the training state untouched. */
    Evaluation evaluate(int[] images);

    /**
     * Ends a task: what sleeps after a task sleeps, and readouts are fitted that are asked about tasks.
     *
     * @param episode of the task, the one trained last; it has an exam
     */
    void endTask(Episode episode);

    /**
     * What is known of a task, weights frozen, the training state untouched: by the learner's own readout, which was told
     * labels in the tasks that had them and never again, and by a probe fitted after the last task on images of all tasks
     * so far. A readout that was told nothing guesses, as right as by chance.
     */
    List<Evaluation> evaluate(TaskExam.TaskTest test);

    /** Remembers what was learnt so far, in place of what was remembered before. */
    void snapshot();

    /** Goes back to what was remembered last; training is over. */
    void restore();

    /** The test, weights frozen; after {@link #restore()}. */
    Examination examine(int[] images);

    /** What a checkpoint says of the learner now; rates are those since the last reading. */
    Reading read();

    /** The weights that are trained. */
    WeightMonitor weights();

    /** A copy of all that training changes by weight, in one order for all learners of a spec. */
    double[] weightVector();

    /** Firing in the last training epoch. */
    Activity activity();

    /** What there is to watch. */
    Structure structure();

    /** What was simulated so far. */
    Work work();

    /** Fraction of all synapses at the upper bound; empty where weights have no bound. */
    default OptionalDouble saturation() {
        return OptionalDouble.empty();
    }

    /** Training steps awake until more than half of all synapses stood at the upper bound; empty where they never did. */
    default OptionalLong stepsToSaturation() {
        return OptionalLong.empty();
    }

    /** Mean over the sleeps so far of the training accuracy after minus before; empty where it is not measured. */
    default OptionalDouble meanSleepAccuracyChange() {
        return OptionalDouble.empty();
    }

    /**
     * Of each group of synapses the mean variance of a weight over the ends of the last epochs, as many as were asked for;
     * empty where fewer than two were.
     */
    default Map<SynapseGroup, Double> epochVariances() {
        return Map.of();
    }

    /** Whether a recurrent network is stable, after the test; empty of what is none. */
    default Optional<RecurrentStability> recurrent() {
        return Optional.empty();
    }

    /** What was measured of the network's dynamics so far, in order; empty where nothing was asked for. */
    default List<DynamicsReading> dynamics() {
        return List.of();
    }
}
