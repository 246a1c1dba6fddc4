package org.slumber.engine.input;

import java.util.Optional;
import java.util.OptionalInt;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.spec.SpecPart;

/** How a sample becomes currents into the first layer of the surrogate-gradient network. */
public interface CurrentStimulus extends SpecPart {
    /**
     * Its currents, of one data set; of a stimulus that varies what stands still of it, its pixels, which sleeps replay.
     */
    InputCurrents currents(Encoding encoding, Dataset dataset);

    /** Its currents where they vary from step to step; present where it {@link #varies()}. */
    default Optional<InputSequences> sequences(Encoding encoding, Dataset dataset) {
        return Optional.empty();
    }

    /** Whether its currents vary from step to step. */
    default boolean varies() {
        return false;
    }

    /** Number of inputs. */
    default int inputs(Encoding encoding) {
        return encoding.inputs();
    }

    /** Steps that a sample lasts; empty where it stands still as long as is wanted. */
    default OptionalInt steps(Encoding encoding) {
        return OptionalInt.empty();
    }
}
