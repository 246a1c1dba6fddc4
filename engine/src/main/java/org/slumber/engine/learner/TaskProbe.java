package org.slumber.engine.learner;

import java.util.Optional;
import org.slumber.engine.curriculum.TaskExam;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.readout.Features;
import org.slumber.engine.readout.Readout;
import org.slumber.engine.readout.ReadoutModel;

/**
 * Measures whether the classes of a task still stand apart in what the neurons do: a readout fitted anew on images of all
 * tasks so far, of the classes that may be the answer. It is shown old images, so it is an instrument, not a learner; an
 * untrained network may score high by it.
 */
public final class TaskProbe {
    private final Readout readout;
    private final int classes;
    private final RandomStreams streams;
    private Optional<Features> known = Optional.empty();

    /**
     * Told nothing yet.
     *
     * @param readout whose chosen classifier is fitted
     * @param classes number of classes
     */
    public TaskProbe(Readout readout, int classes, RandomStreams streams) {
        this.readout = readout;
        this.classes = classes;
        this.streams = streams;
    }

    /** Is told features of images of all tasks so far, in place of what it was told before. */
    public void tell(Features features) {
        known = Optional.of(features);
    }

    /** What it makes of the features of a task's test. */
    public Evaluation of(TaskExam.TaskTest test, Features features) {
        Optional<Features> told =
                known.map(all -> all.ofClasses(test.possible())).filter(possible -> possible.size() > 0);
        return told.map(possible -> new Evaluation(
                        Evaluation.PROBE,
                        ReadoutModel.fitChosen(readout, possible, classes, streams)
                                .score(features)
                                .accuracy(),
                        features.size()))
                .orElseGet(() -> Evaluation.byChance(Evaluation.PROBE, test));
    }
}
