package org.slumber.engine.input;

import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.spec.Variant;

/** Images whose pixels spike independently in every step (paper section on input encoding). */
public record PoissonImages() implements Stimulus {
    public static final Variant<PoissonImages> VARIANT = Variant.of(
                    "poisson", PoissonImages.class, "every pixel spikes by chance, independently in every step")
            .madeBy(values -> new PoissonImages());

    @Override
    public Variant<PoissonImages> variant() {
        return VARIANT;
    }

    @Override
    public InputSpikes spikes(Encoding encoding, Dataset dataset, UniformRandomProvider stream) {
        return new Shown(
                new SpikeProbabilities(encoding, dataset), new PoissonEncoder(encoding.inputs(), stream), encoding);
    }

    private record Shown(SpikeProbabilities images, PoissonEncoder encoder, Encoding encoding) implements InputSpikes {
        @Override
        public int inputs() {
            return encoding.inputs();
        }

        @Override
        public void begin(int sample) {
            encoder.show(images.of(sample));
        }

        @Override
        public int draw(int step, int[] spiking) {
            return encoder.draw(spiking);
        }
    }
}
