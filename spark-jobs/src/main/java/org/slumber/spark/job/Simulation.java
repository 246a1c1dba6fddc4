package org.slumber.spark.job;

import java.io.Serializable;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Samples;
import org.slumber.engine.learner.RunObserver;

/** What a task calls to make a run; a pure function of spec and data set. */
@FunctionalInterface
public interface Simulation extends Serializable {
    /** The engine. */
    Simulation ENGINE = Engine::run;

    /** Runs a spec on its data set. */
    RunResult run(RunSpec spec, Samples dataset, RunObserver observer);
}
