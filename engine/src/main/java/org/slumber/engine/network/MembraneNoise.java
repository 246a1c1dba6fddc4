package org.slumber.engine.network;

import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Variant;

/**
 * Gaussian noise on the membrane potential of every excitatory and inhibitory neuron, drawn anew in every noisy step.
 * The final test has none.
 *
 * @param deviation standard deviation of a draw, 0 to 1000 mV
 * @param when the steps that are noisy
 */
public record MembraneNoise(double deviation, When when) implements SpecPart {
    public static final RealParameter DEVIATION = RealParameter.of(
            "noise.deviation", "mV", "standard deviation of the membrane noise", Range.closed(0, 1000), 2);
    public static final ChoiceParameter<When> WHEN =
            ChoiceParameter.of("noise.when", "steps that are noisy", When.ALWAYS);
    public static final Variant<MembraneNoise> VARIANT = Variant.of(
                    "noise", MembraneNoise.class, "noise on the membrane potentials")
            .with(DEVIATION, MembraneNoise::deviation)
            .with(WHEN, MembraneNoise::when)
            .madeBy(values -> new MembraneNoise(values.real(DEVIATION), values.choice(WHEN)));

    /** The steps that are noisy. */
    public enum When {
        /** Training, validation and sleep. */
        ALWAYS,
        /** Sleep, and the first wake step after a sleep that ended above its baseline. */
        ASLEEP
    }

    public MembraneNoise {
        DEVIATION.check(deviation);
    }

    @Override
    public Variant<MembraneNoise> variant() {
        return VARIANT;
    }
}
