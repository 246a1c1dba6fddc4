package org.slumber.engine.plasticity;

import java.util.Optional;
import org.slumber.engine.plasticity.LocalChange.Reach;

/** Two rules at work on one network, each on synapses of its own kind. */
record BothKinds(Plasticity excitatory, Plasticity inhibitory) implements Plasticity {
    @Override
    public void afterStep() {
        excitatory.afterStep();
        inhibitory.afterStep();
    }

    @Override
    public void afterStepAtOnce() {
        excitatory.afterStepAtOnce();
        inhibitory.afterStepAtOnce();
    }

    @Override
    public boolean touchesAll() {
        return excitatory.touchesAll() || inhibitory.touchesAll();
    }

    @Override
    public Optional<LocalChange> localChange() {
        return excitatory.localChange().flatMap(one -> inhibitory.localChange().map(other -> {
            boolean arrivals = one.reach() == Reach.ARRIVALS && other.reach() == Reach.ARRIVALS;
            return new LocalChange(
                    one.excitatory(), other.inhibitory(), arrivals ? Reach.ARRIVALS : Reach.ARRIVALS_AND_SPIKES);
        }));
    }
}
