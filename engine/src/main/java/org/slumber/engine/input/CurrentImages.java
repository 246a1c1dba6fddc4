package org.slumber.engine.input;

import org.slumber.engine.data.Samples;
import org.slumber.engine.spec.Variant;

/** Images whose pixels are constant currents (paper section on the surrogate-gradient network). */
public record CurrentImages() implements CurrentStimulus {
    public static final Variant<CurrentImages> VARIANT = Variant.of(
                    "current", CurrentImages.class, "every pixel is a current, the same in every step")
            .madeBy(values -> new CurrentImages());

    @Override
    public Variant<CurrentImages> variant() {
        return VARIANT;
    }

    @Override
    public void check(Samples samples) {
        EventCurrents.images(samples, this);
    }

    @Override
    public InputCurrents currents(Encoding encoding, Samples samples) {
        return new SpikeProbabilities(encoding, EventCurrents.images(samples, this))::of;
    }
}
