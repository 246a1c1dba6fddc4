package org.slumber.engine.input;

import java.util.Optional;
import java.util.OptionalInt;
import org.slumber.engine.data.Samples;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.TextParameter;

/** How a sample becomes currents into the first layer of the surrogate-gradient network, or into a recurrent one. */
public interface CurrentStimulus extends SpecPart {
    /** Says which of them a run has. */
    TextParameter STIMULUS = TextParameter.of("surrogate.stimulus", "how an image becomes input currents", "current")
            .added();

    /**
     * Its currents, of one data set; of a stimulus that varies what stands still of it: its pixels, which sleeps replay, or
     * the spikes of each channel.
     *
     * @throws org.slumber.engine.spec.InvalidInputException where it does not read samples of their kind
     */
    InputCurrents currents(Encoding encoding, Samples samples);

    /** Its currents where they vary from step to step; present where it {@link #varies()}. */
    default Optional<InputSequences> sequences(Encoding encoding, Samples samples) {
        return Optional.empty();
    }

    /** Whether its currents vary from step to step. */
    default boolean varies() {
        return false;
    }

    /** Number of inputs of the network; empty where the samples alone say. */
    default OptionalInt inputs(Encoding encoding) {
        return OptionalInt.of(encoding.inputs());
    }

    /** Number of inputs of the network, of one data set. */
    default int inputs(Encoding encoding, Samples samples) {
        return inputs(encoding).orElseThrow();
    }

    /**
     * Refuses samples of a kind that it does not read.
     *
     * @throws org.slumber.engine.spec.InvalidInputException saying which does
     */
    void check(Samples samples);

    /** Steps that a sample lasts; empty where it stands still as long as is wanted. */
    default OptionalInt steps(Encoding encoding) {
        return OptionalInt.empty();
    }
}
