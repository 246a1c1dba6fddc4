package org.slumber.engine.dynamics;

import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * What is measured of a network's dynamics. Measuring draws only from a stream of its own, and changes nothing.
 *
 * @param extent how much
 * @param windowSteps the most steps of a window, 100 to 1e6: of what is longer the last ones
 * @param intervalSteps wake steps of an epoch between moments that are looked at where no sleep comes, so that a run without
 *     sleep has the same windows as one with, 1 to 1e9
 */
public record Measures(Extent extent, int windowSteps, int intervalSteps) implements SpecPart {
    public static final ChoiceParameter<Extent> EXTENT = ChoiceParameter.of(
                    "measures",
                    "what is measured of the network before, during and after sleeps: the basic rates and weights, also"
                            + " its dynamics, or also what its neurons learn",
                    Extent.BASIC)
            .added();
    private static final WholeParameter WINDOW_STEPS = WholeParameter.of(
                    "dynamics.windowSteps",
                    "steps",
                    "most steps of a window of measures, its last ones where it is longer",
                    Range.closed(Recording.BIN, 1e6),
                    10_000)
            .added();
    private static final WholeParameter INTERVAL_STEPS = WholeParameter.of(
                    "dynamics.intervalSteps",
                    "steps",
                    "wake steps of an epoch between windows where no sleep comes",
                    Range.closed(1, 1e9),
                    35_000)
            .added();
    public static final Variant<Measures> VARIANT = Variant.of("measures", Measures.class, "measures of dynamics")
            .with(EXTENT, Measures::extent)
            .with(WINDOW_STEPS, Measures::windowSteps)
            .with(INTERVAL_STEPS, Measures::intervalSteps)
            .madeBy(values ->
                    new Measures(values.choice(EXTENT), values.integer(WINDOW_STEPS), values.integer(INTERVAL_STEPS)));

    /** Nothing beyond what every run has. */
    public static final Measures BASIC = new Measures(Extent.BASIC, 10_000, 35_000);

    /** How much is measured. */
    public enum Extent {
        /** What every run has. */
        BASIC,
        /** Also spike trains, currents, branching, avalanches and spectral radii. */
        DYNAMICS,
        /** Also incoming weights, their changes, and responses to classes and images. */
        ALL
    }

    public Measures {
        WINDOW_STEPS.check(windowSteps);
        INTERVAL_STEPS.check(intervalSteps);
    }

    @Override
    public Variant<Measures> variant() {
        return VARIANT;
    }
}
