package org.slumber.engine;

import org.slumber.engine.data.Dataset;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.learner.Structure;

/**
 * The engine's one entry: a pure, single-threaded function from a spec and a data set to a result. It reads no clock,
 * keeps no state between calls and draws every random number from a stream named by the spec's seed and a purpose.
 */
public final class Engine {
    /** Version of the results: it changes whenever any spec gives another result than before. */
    public static final String VERSION = "0.1.0";

    private Engine() {}

    /** As {@link #run(RunSpec, Dataset, RunObserver)}, unobserved. */
    public static RunResult run(RunSpec spec, Dataset dataset) {
        return run(spec, dataset, RunObserver.NONE);
    }

    /**
     * Runs a spec on its data set.
     *
     * @throws org.slumber.engine.spec.InvalidInputException where the data set has too few images for the spec
     * @throws org.slumber.engine.learner.RunCancelledException where the observer asked for it
     */
    public static RunResult run(RunSpec spec, Dataset dataset, RunObserver observer) {
        return new Run(spec, dataset, observer).result();
    }

    /**
     * What there is to watch in a run: its weights are those that it starts with.
     *
     * @throws org.slumber.engine.spec.InvalidInputException where the data set has too few images for the spec
     */
    public static Structure structure(RunSpec spec, Dataset dataset) {
        return new Run(spec, dataset, RunObserver.NONE).structure();
    }
}
