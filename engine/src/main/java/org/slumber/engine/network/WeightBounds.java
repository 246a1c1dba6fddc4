package org.slumber.engine.network;

import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Variant;

/**
 * The bounds of |w|, the same for every synapse (paper section on plasticity).
 *
 * @param minimum lower bound, 0 (excluded) to {@code maximum}
 * @param maximum upper bound, up to 1e6
 */
public record WeightBounds(double minimum, double maximum) implements SpecPart {
    public static final RealParameter MINIMUM =
            RealParameter.of("plasticity.minimumWeight", "weight", "lower bound of |w|", Range.positive(1e6), 0.01);
    public static final RealParameter MAXIMUM =
            RealParameter.of("plasticity.maximumWeight", "weight", "upper bound of |w|", Range.positive(1e6), 25);
    public static final Variant<WeightBounds> VARIANT = Variant.of(
                    "bounds", WeightBounds.class, "where every weight is clipped to")
            .with(MINIMUM, WeightBounds::minimum)
            .with(MAXIMUM, WeightBounds::maximum)
            .madeBy(values -> new WeightBounds(values.real(MINIMUM), values.real(MAXIMUM)));

    /** The paper's values. */
    public static final WeightBounds PUBLISHED = new WeightBounds(0.01, 25);

    public WeightBounds {
        MAXIMUM.check(maximum);
        Range.positive(maximum).check(MINIMUM.path(), minimum);
    }

    @Override
    public Variant<WeightBounds> variant() {
        return VARIANT;
    }
}
