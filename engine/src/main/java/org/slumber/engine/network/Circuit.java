package org.slumber.engine.network;

import org.slumber.engine.spec.SpecPart;

/** What the network makes of its own arrivals and currents in a step: one of the mechanisms of the catalogue. */
public interface Circuit extends SpecPart {
    /** Its state in one network. */
    State state();

    /** A circuit at work: each of these is called once a step, not once a neuron. */
    interface State {
        /** State as before the first step. */
        default void reset() {}

        /** Takes over the state of another of the same circuit. */
        default void copyFrom(State other) {}

        /** Factor on what arrives at excitatory neurons from inputs in this step. */
        default double inputGain() {
            return 1;
        }

        /** Factor on what arrives at excitatory neurons from excitatory ones in this step. */
        default double recurrentGain() {
            return 1;
        }

        /** κ of a division of every neuron's current by 1 + κ·|its inhibitory part|; 0 divides none. */
        default double shunting() {
            return 0;
        }

        /** So many excitatory neurons spiked in this step. */
        default void spiked(int excitatory) {}
    }
}
