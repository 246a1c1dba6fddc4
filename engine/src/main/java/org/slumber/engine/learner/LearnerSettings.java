package org.slumber.engine.learner;

import org.slumber.engine.curriculum.Curriculum;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.data.Samples;
import org.slumber.engine.input.Encoding;

/** What learns from samples, as a spec describes it. */
public non-sealed interface LearnerSettings extends AnyLearner {
    /** It at work in one run. */
    Learner start(RunContext context);

    /** Refuses a protocol that it cannot follow with images shown so. */
    default void check(Protocol protocol, Encoding encoding) {}

    /** Refuses samples of a kind that it cannot read. */
    void check(Samples samples);

    /** Refuses an epoch of so many images, of a task perhaps, that it cannot train. */
    default void checkEpoch(int images) {}

    /** CPU time of a run on one ordinary core, s: an estimate for planning, before anything was measured. */
    double expectedSeconds(Curriculum curriculum, Encoding encoding);
}
