package org.slumber.engine;

import org.slumber.engine.data.Samples;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.learner.SampleFreeLearner;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.random.RandomStreams;

/**
 * The engine's one entry: a pure, single-threaded function from a spec and a data set to a result. It reads no clock,
 * keeps no state between calls and draws every random number from a stream named by the spec's seed and a purpose.
 */
public final class Engine {
    /** Version of the results: it changes whenever any spec gives another result than before. */
    public static final String VERSION = "0.1.0";

    private Engine() {}

    /** As {@link #run(RunSpec, Samples, RunObserver)}, unobserved. */
    public static RunResult run(RunSpec spec, Samples samples) {
        return run(spec, samples, RunObserver.NONE);
    }

    /**
     * Runs a spec on its data set, which is not looked at where the learner reads none.
     *
     * @throws org.slumber.engine.spec.InvalidInputException where the data set has too few samples for the spec, or of a
     *     kind that it does not read
     * @throws org.slumber.engine.learner.RunCancelledException where the observer asked for it
     */
    public static RunResult run(RunSpec spec, Samples samples, RunObserver observer) {
        return spec.learner() instanceof SampleFreeLearner learner
                ? SampleFreeRun.result(learner, spec.seed(), observer)
                : new Run(spec, samples, observer).result();
    }

    /**
     * What there is to watch in a run: its weights are those that it starts with.
     *
     * @throws org.slumber.engine.spec.InvalidInputException where the data set has too few samples for the spec
     */
    public static Structure structure(RunSpec spec, Samples samples) {
        return spec.learner() instanceof SampleFreeLearner learner
                ? learner.structure(new RandomStreams(spec.seed()))
                : new Run(spec, samples, RunObserver.NONE).structure();
    }
}
