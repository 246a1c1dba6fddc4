package org.slumber.engine.homeostasis;

import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.spec.Variant;

/** Moves no weight but says that it does, so that a sleep computes its decay as the equation reads. */
public record Restless() implements Homeostasis {
    @Override
    public Active active() {
        return Active.SLEEP;
    }

    @Override
    public StepHomeostat on(SpikingNetwork network) {
        return new StepHomeostat() {
            @Override
            public void afterStep() {}

            @Override
            public boolean movesWeights() {
                return true;
            }
        };
    }

    @Override
    public Variant<?> variant() {
        throw new UnsupportedOperationException("not of the catalogue");
    }
}
