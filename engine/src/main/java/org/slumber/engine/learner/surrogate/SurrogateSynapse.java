package org.slumber.engine.learner.surrogate;

import org.slumber.engine.spec.SpecPart;

/** What the synapses of layer 1 make of the inputs before their weights: one of the mechanisms of the catalogue. */
public sealed interface SurrogateSynapse extends SpecPart permits PlainSynapse, TraceSynapse, TwoTraces, Chronoplastic {
    /** Where it keeps traces of the inputs, of which kind; never where spikes are weighted as they are. */
    InputTraces.Kind kind();

    /** Refuses inputs that are too many for it. */
    default void check(int inputs) {}
}
