package org.slumber.engine.learner.organics;

import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.SpecPart;

/** What a unit of a recurrent network makes of its inputs and of the others: one of the mechanisms of the catalogue. */
public sealed interface RecurrentCell extends SpecPart permits NormalisationCell, PlainCell {
    /**
     * A network of them that has learnt nothing.
     *
     * @param inputs that it reads
     * @param units of it
     * @param steps most steps of a sample
     * @param streams where initial weights and states come from
     */
    RecurrentNetwork on(int inputs, int units, int steps, RandomStreams streams);

    /** Multiply-adds of a step, forward, of so many inputs and units. */
    double work(int inputs, int units);
}
