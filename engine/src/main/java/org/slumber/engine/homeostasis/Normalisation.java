package org.slumber.engine.homeostasis;

import java.util.Optional;
import org.slumber.engine.network.WeightStore;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Restores the weights at once (the authors' follow-up).
 *
 * @param target what is restored
 * @param intervalSteps wake steps between normalisations, 1 to 1e9
 */
public record Normalisation(Restored target, int intervalSteps) implements Regulariser {
    private static final ChoiceParameter<Restored> TARGET =
            ChoiceParameter.of("normalize.target", "what normalisation restores", Restored.LAYER);
    private static final WholeParameter INTERVAL_STEPS = WholeParameter.of(
            "normalize.intervalSteps", "steps", "wake steps between normalisations", Range.closed(1, 1e9), 1050);
    public static final Variant<Normalisation> VARIANT = Variant.of(
                    "normalize", Normalisation.class, "the weights are restored at once, again and again")
            .with(TARGET, Normalisation::target)
            .with(INTERVAL_STEPS, Normalisation::intervalSteps)
            .seldom(INTERVAL_STEPS, 1_000_000_000)
            .brief(INTERVAL_STEPS, 150)
            .madeBy(values -> new Normalisation(values.choice(TARGET), values.integer(INTERVAL_STEPS)));

    public Normalisation {
        INTERVAL_STEPS.check(intervalSteps);
    }

    @Override
    public Variant<Normalisation> variant() {
        return VARIANT;
    }

    @Override
    public Optional<Homeostat> on(Site site) {
        return Optional.of(new Kernel(this, site));
    }

    private static final class Kernel implements Homeostat {
        private final int intervalSteps;
        private final WeightStore weights;
        private final Restoration restoration;

        Kernel(Normalisation normalisation, Site site) {
            intervalSteps = normalisation.intervalSteps();
            weights = site.network().network().weights();
            restoration = new Restoration(site.network().network(), normalisation.target());
        }

        @Override
        public int intervalSteps() {
            return intervalSteps;
        }

        @Override
        public int apply() {
            double[] weight = weights.rewrite();
            double[] factor = restoration.factors();
            for (int synapse = 0; synapse < factor.length; synapse++) {
                weight[synapse] *= factor[synapse];
            }
            return 0;
        }
    }
}
