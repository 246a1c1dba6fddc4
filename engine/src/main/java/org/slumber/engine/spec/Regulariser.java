package org.slumber.engine.spec;

import java.io.Serializable;

/** What keeps the weights from running away; one of four. */
public sealed interface Regulariser extends Serializable {

    /** The name of each variant in configurations and results. */
    enum Kind {
        NONE,
        SLEEP,
        NORMALIZE,
        NAP
    }

    /** Which variant this is. */
    Kind kind();

    /** The weights are left to STDP alone. */
    record None() implements Regulariser {
        @Override
        public Kind kind() {
            return Kind.NONE;
        }
    }

    /**
     * Sleep: the wake clock stops, the network runs on noise, and every weight decays geometrically towards w* (paper
     * section on sleep).
     *
     * @param ratio sleep steps per wake step, in [0, 1]; 0 never sleeps
     * @param decay λ, in (0, 1]: |w| ← w* (|w|/w*)^λ a step
     * @param target how w* is found
     * @param staticTarget w* of {@link Target#STATIC}, within the weight bounds
     * @param intervalSteps wake steps between sleeps, 1 to 1e9, counted from the start of each epoch
     * @param maximumSteps most steps of one sleep, 1 to 1e9
     * @param tolerance a sleep ends once both weight sums stand within this fraction of their initial values, in [0, 1]
     */
    record Sleep(
            double ratio,
            double decay,
            Target target,
            double staticTarget,
            int intervalSteps,
            int maximumSteps,
            double tolerance)
            implements Regulariser {

        /** How the decay's fixed point w* is found. */
        public enum Target {
            /** One value for all synapses. */
            STATIC,
            /** The mean |w| of the excitatory and of the inhibitory block at sleep onset, absent synapses as 0. */
            GROUP,
            /** The mean |w| of each post neuron's incoming synapses at sleep onset, E and I apart. */
            POST
        }

        public Sleep {
            Bounds.inRange("sleep.ratio", ratio, 0, 1);
            Bounds.positive("sleep.decay", decay, 1);
            Bounds.positive("sleep.staticTarget", staticTarget, 1e6);
            Bounds.inRange("sleep.intervalSteps", intervalSteps, 1, 1e9);
            Bounds.inRange("sleep.maximumSteps", maximumSteps, 1, 1e9);
            Bounds.inRange("sleep.tolerance", tolerance, 0, 1);
        }

        /** Most steps that one sleep lasts: min(max(1, round(intervalSteps · ratio)), maximumSteps), 0 at ratio 0. */
        public int steps() {
            if (ratio == 0) {
                return 0;
            }
            // half to even, as the authors' program rounds
            return (int) Math.min(Math.max(1, Math.rint(intervalSteps * ratio)), maximumSteps);
        }

        @Override
        public Kind kind() {
            return Kind.SLEEP;
        }
    }

    /** What normalisation and naps restore, block by block (S→E and E→E). */
    enum Restored {
        /** Every weight to the mean initial weight of its block. */
        STATIC,
        /** The sum of the block to its initial sum. */
        LAYER,
        /** The sum of each post neuron's incoming weights to its initial sum. */
        NEURON
    }

    /**
     * Normalisation at once (the authors' follow-up).
     *
     * @param target what is restored
     * @param intervalSteps wake steps between normalisations, 1 to 1e9
     */
    record Normalize(Restored target, int intervalSteps) implements Regulariser {
        public Normalize {
            Bounds.inRange("normalize.intervalSteps", intervalSteps, 1, 1e9);
        }

        @Override
        public Kind kind() {
            return Kind.NORMALIZE;
        }
    }

    /**
     * The same restoration spread over a short sleep with noise and STDP on and no input (the authors' follow-up).
     *
     * @param target what is restored
     * @param steps steps of a nap, 1 to 1e6
     * @param noise standard deviation of the membrane noise during a nap, 0 to 1000 mV
     * @param intervalSteps wake steps between naps, 1 to 1e9
     */
    record Nap(Restored target, int steps, double noise, int intervalSteps) implements Regulariser {
        public Nap {
            Bounds.inRange("nap.steps", steps, 1, 1e6);
            Bounds.inRange("nap.noise", noise, 0, 1000);
            Bounds.inRange("nap.intervalSteps", intervalSteps, 1, 1e9);
        }

        @Override
        public Kind kind() {
            return Kind.NAP;
        }
    }
}
