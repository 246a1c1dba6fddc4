package org.slumber.engine.learner;

import org.slumber.engine.spec.SpecPart;

/** What a run is of, as a spec describes it: one of the learners of the catalogue, taught by samples or not. */
public sealed interface AnyLearner extends SpecPart permits LearnerSettings, SampleFreeLearner {}
