package org.slumber.engine.learner.surrogate;

import java.util.Optional;
import org.slumber.engine.data.Samples;
import org.slumber.engine.input.CurrentStimulus;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.input.InputCurrents;
import org.slumber.engine.input.InputSequences;

/** Hands samples of a data set to the network as its stimulus says. */
final class SampleInput {
    private final InputCurrents images;
    private final Optional<InputSequences> sequences;
    private final int steps;

    SampleInput(CurrentStimulus stimulus, Encoding encoding, Samples samples, int steps) {
        this.steps = steps;
        images = stimulus.currents(encoding, samples);
        sequences = stimulus.sequences(encoding, samples);
    }

    /** What stands still of a sample, {@code [pixel]}. */
    double[] image(int sample) {
        return images.of(sample);
    }

    /**
     * Makes a sample the network's next so many-th of a batch.
     *
     * @return what stands still of it, {@code [pixel]}
     */
    double[] fill(SurrogateNetwork network, int place, int sample) {
        double[] image = images.of(sample);
        if (sequences.isPresent()) {
            network.sequences()[place] = sequences.get().of(sample, steps);
        } else {
            network.images()[place] = image;
        }
        return image;
    }
}
