package org.slumber.engine.network;

import java.util.List;

/** The circuits of one network; factors multiply, divisions add up. */
final class Circuits {
    private final Circuit.State[] states;

    Circuits(List<Circuit> circuits) {
        states = circuits.stream().map(Circuit::state).toArray(Circuit.State[]::new);
    }

    boolean none() {
        return states.length == 0;
    }

    void reset() {
        for (Circuit.State state : states) {
            state.reset();
        }
    }

    void copyFrom(Circuits other) {
        for (int c = 0; c < states.length; c++) {
            states[c].copyFrom(other.states[c]);
        }
    }

    double inputGain() {
        double gain = 1;
        for (Circuit.State state : states) {
            gain *= state.inputGain();
        }
        return gain;
    }

    double recurrentGain() {
        double gain = 1;
        for (Circuit.State state : states) {
            gain *= state.recurrentGain();
        }
        return gain;
    }

    double shunting() {
        double strength = 0;
        for (Circuit.State state : states) {
            strength += state.shunting();
        }
        return strength;
    }

    void spiked(int excitatory) {
        for (Circuit.State state : states) {
            state.spiked(excitatory);
        }
    }
}
