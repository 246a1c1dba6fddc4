package org.slumber.engine;

import org.slumber.engine.metrics.Activity;
import org.slumber.engine.metrics.Scores;

/**
 * What samples taught in a run.
 *
 * @param scores accuracies
 * @param activity firing in the last training epoch
 */
public record Learnt(Scores scores, Activity activity) {}
