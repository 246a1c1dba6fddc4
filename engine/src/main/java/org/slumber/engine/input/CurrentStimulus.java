package org.slumber.engine.input;

import org.slumber.engine.data.Dataset;
import org.slumber.engine.spec.SpecPart;

/** How a sample becomes currents into the first layer of the surrogate-gradient network. */
public interface CurrentStimulus extends SpecPart {
    /** Its currents, of one data set. */
    InputCurrents currents(Encoding encoding, Dataset dataset);
}
