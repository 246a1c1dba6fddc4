package org.slumber.engine.learner.stdp;

import java.util.Map;
import org.slumber.engine.network.MembraneNoise;
import org.slumber.engine.network.Wiring;
import org.slumber.engine.plasticity.PlasticityRule;
import org.slumber.engine.readout.Readout;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Parameter;

/** The sets of values under which the paper's program was run; all that is not named here is common to them. */
public enum Preset {
    /** The program of November 2025, which made the paper's accuracy table: the parameters' own defaults. */
    TABLE,
    /** The program released with the paper in January 2026. */
    RELEASED;

    /** The parameter that names one. */
    public static final ChoiceParameter<Preset> PRESET =
            ChoiceParameter.of("preset", "values of the paper's program", Preset.TABLE);

    /** What it changes in the defaults of parameters. */
    public Map<Parameter, Object> defaults() {
        return switch (this) {
            case TABLE -> Map.of();
            case RELEASED ->
                Map.of(
                        Wiring.EXCITATORY_INHIBITORY_WEIGHT,
                        0.40,
                        PlasticityRule.INHIBITORY_LEARNING_RATE,
                        0.0008,
                        MembraneNoise.WHEN,
                        "asleep",
                        Readout.CLASSIFIER,
                        "qda");
        };
    }
}
