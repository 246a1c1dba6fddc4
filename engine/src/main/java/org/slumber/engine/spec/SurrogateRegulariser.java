package org.slumber.engine.spec;

import java.io.Serializable;

/** What keeps the weights of the surrogate-gradient network small: nothing, or sleep between batches. */
public sealed interface SurrogateRegulariser extends Serializable {

    /** Which variant this is, by the names that both learners share. */
    Regulariser.Kind kind();

    /** The weights are left to the gradient alone. */
    record None() implements SurrogateRegulariser {
        @Override
        public Regulariser.Kind kind() {
            return Regulariser.Kind.NONE;
        }
    }

    /**
     * Sleep: training stops after every so many batches, copies of the network run on noise alone, pair STDP changes
     * the weights once, and every weight decays once towards w* (paper section on the surrogate-gradient network).
     *
     * @param ratio sleeps per batch, in [0, 1], as {@link #batchesBetween()} rounds it; 0 never sleeps; batches are counted
     *     from the start of each epoch
     * @param decay λ, in (0, 1]: |w| ← w* (|w|/w*)^λ once a sleep
     * @param target w*, above 0, up to 1e6
     * @param copies copies of the network that the STDP change is averaged over, 1 to 10 000
     * @param steps steps of a sleep, 1 to 10 000
     * @param noise standard deviation of the noise on every membrane in every step, in thresholds, 0 to 1000
     * @param traceTimeConstant τ of the traces, 0.1 to 1e6 steps
     * @param potentiation change by a spike of the post neuron per unit of the pre neuron's trace, 0 to 1000
     * @param depression change, downwards, by a spike of the pre neuron per unit of the post neuron's trace, 0 to 1000
     * @param plasticityRate factor on the averaged STDP change, 0 to 1000
     */
    record Sleep(
            double ratio,
            double decay,
            double target,
            int copies,
            int steps,
            double noise,
            double traceTimeConstant,
            double potentiation,
            double depression,
            double plasticityRate)
            implements SurrogateRegulariser {
        /** 1/ratio may round to just under a whole number, as it does for 0.3 − 0.1. */
        private static final double QUOTIENT_ROUNDING = 1e-12;

        public Sleep {
            Bounds.inRange("sleep.ratio", ratio, 0, 1);
            Bounds.positive("sleep.decay", decay, 1);
            Bounds.positive("sleep.staticTarget", target, 1e6);
            Bounds.inRange("surrogate.sleepCopies", copies, 1, 10_000);
            Bounds.inRange("surrogate.sleepSteps", steps, 1, SurrogateGradientLearner.MAXIMUM_STEPS);
            Bounds.inRange("surrogate.sleepNoise", noise, 0, 1000);
            Bounds.inRange("surrogate.traceTimeConstant", traceTimeConstant, 0.1, 1e6);
            Bounds.inRange("surrogate.potentiation", potentiation, 0, 1000);
            Bounds.inRange("surrogate.depression", depression, 0, 1000);
            Bounds.inRange("surrogate.plasticityRate", plasticityRate, 0, 1000);
        }

        /** Batches from one sleep to the next: ⌊1/ratio⌋, and more than any run has at ratio 0. */
        public long batchesBetween() {
            return (long) Math.floor(1 / ratio * (1 + QUOTIENT_ROUNDING));
        }

        @Override
        public Regulariser.Kind kind() {
            return Regulariser.Kind.SLEEP;
        }
    }
}
