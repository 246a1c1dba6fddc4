package org.slumber.engine.learner.organics;

import org.slumber.engine.spec.SpecPart;

/** What keeps the weights of a recurrent network small: one of the mechanisms of the catalogue. */
public interface OrganicsRegulariser extends SpecPart {
    /** Batches from one application to the next, counted from the start of each epoch. */
    long batchesBetween();

    /** Acts once on weights of either sign. */
    void apply(double[] weights);
}
