package org.slumber.engine.input;

import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.spec.SpecPart;

/** How a sample becomes spikes of the inputs, step after step. */
public interface Stimulus extends SpecPart {
    /**
     * Its spikes in one phase of a run.
     *
     * @param stream the random numbers of that phase
     */
    InputSpikes spikes(Encoding encoding, Dataset dataset, UniformRandomProvider stream);
}
