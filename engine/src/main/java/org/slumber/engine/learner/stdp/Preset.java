package org.slumber.engine.learner.stdp;

import java.util.HashMap;
import java.util.Map;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.homeostasis.Nap;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.network.MembraneNoise;
import org.slumber.engine.network.Wiring;
import org.slumber.engine.neuron.LeakyAdaptive;
import org.slumber.engine.plasticity.PlasticityRule;
import org.slumber.engine.plasticity.TraceRule;
import org.slumber.engine.readout.Readout;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Parameter;

/** The sets of values under which the authors' programs were run; all that is not named here is common to them. */
public enum Preset {
    /** The program of November 2025, which made the paper's accuracy table: the parameters' own defaults. */
    TABLE,
    /** The program released with the paper in January 2026. */
    RELEASED,
    /**
     * The network of the authors' follow-up on naps: larger, faster neurons, images that are not resized, one pass, no noise
     * awake, a trace rule.
     */
    FOLLOWUP;

    /** The parameter that names one. */
    public static final ChoiceParameter<Preset> PRESET =
            ChoiceParameter.of("preset", "values of the paper's program, or of its follow-up's", Preset.TABLE);

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
            case FOLLOWUP -> {
                Map<Parameter, Object> defaults = new HashMap<>(Map.of(
                        Encoding.SIDE,
                        28L,
                        Encoding.SCALING,
                        "none",
                        Encoding.GAIN,
                        0.09,
                        Protocol.STEPS_PER_IMAGE,
                        350L,
                        Protocol.EPOCHS,
                        1L,
                        Protocol.TRAIN_IMAGES,
                        59_000L,
                        Protocol.VALIDATION_IMAGES,
                        1000L,
                        Protocol.TEST_IMAGES,
                        10_000L,
                        MembraneNoise.WHEN,
                        "asleep"));
                defaults.putAll(Wiring.FOLLOWUP);
                defaults.putAll(LeakyAdaptive.FOLLOWUP);
                defaults.putAll(TraceRule.FOLLOWUP);
                defaults.putAll(Nap.FOLLOWUP);
                defaults.putAll(Readout.FOLLOWUP);
                yield Map.copyOf(defaults);
            }
        };
    }
}
