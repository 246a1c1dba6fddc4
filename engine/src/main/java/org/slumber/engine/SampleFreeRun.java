package org.slumber.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slumber.engine.learner.Chronicle;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.learner.SampleFreeLearner;
import org.slumber.engine.random.RandomStreams;

/** One run of what no samples teach. */
final class SampleFreeRun {
    private SampleFreeRun() {}

    static RunResult result(SampleFreeLearner learner, long seed, RunObserver observer) {
        Chronicle chronicle = new Chronicle(observer);
        SampleFreeLearner.Found found = learner.run(new RandomStreams(seed), chronicle);
        return new RunResult(
                Optional.empty(),
                found.weights(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                found.replay().metrics(),
                found.work(),
                List.of(),
                List.of(),
                chronicle.checkpoints(),
                List.of());
    }
}
