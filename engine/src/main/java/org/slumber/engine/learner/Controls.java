package org.slumber.engine.learner;

import org.slumber.engine.spec.ChoiceParameter;

/** What is measured beside the test accuracy, so that it can be said what of it is learning. */
public enum Controls {
    /** Nothing. */
    NONE,
    /** The readout on the pixels themselves. */
    PIXELS,
    /**
     * Also the untrained network of the same seed. With the STDP network also the trained one with its weights standing
     * still, as they are and permuted: in all three more passes over the training images and two over those of the test.
     */
    ALL;

    public static final ChoiceParameter<Controls> CONTROLS = ChoiceParameter.of(
                    "controls",
                    "accuracies measured beside that of the test: of the raw pixels, or also of the untrained and, with"
                            + " the learner stdp, of the shuffled network",
                    PIXELS)
            .added();
}
