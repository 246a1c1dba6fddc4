package org.slumber.engine.homeostasis;

import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightSum;
import org.slumber.engine.plasticity.Stdp;
import org.slumber.engine.spec.Plasticity;

/**
 * Tells when a sleep ends: once both Σ|w_E| and Σ|w_I| stand within a fraction of their initial values (paper section
 * on sleep).
 *
 * <p>Implementation notes. Summing 14 500 decaying weights in every step would cost more than the step. Between exact
 * sums each sum is known to lie in an interval: a decay step multiplies it by no less than the factor of the largest
 * weight and adds no more than w*·max_x(x^λ − x) a synapse, and STDP and its clip move a touched synapse by at most η
 * each. Only when both intervals reach their goals is the exact sum taken.
 */
final class SettledWatch {
    private final SpikingNetwork network;
    private final Stdp stdp;
    private final LazyDecay decay;
    private final Bracket excitatory;
    private final Bracket inhibitory;
    private final double maximumWeight;
    private final double lambda;

    SettledWatch(
            SpikingNetwork network,
            Stdp stdp,
            LazyDecay decay,
            Plasticity plasticity,
            WeightBaseline baseline,
            double tolerance,
            double lambda) {
        this.network = network;
        this.stdp = stdp;
        this.decay = decay;
        this.lambda = lambda;
        maximumWeight = plasticity.maximumWeight()
                + Math.max(plasticity.excitatoryLearningRate(), plasticity.inhibitoryLearningRate());
        excitatory = new Bracket(baseline.excitatory(), tolerance, plasticity.excitatoryLearningRate());
        inhibitory = new Bracket(baseline.inhibitory(), tolerance, plasticity.inhibitoryLearningRate());
    }

    /** Starts from the exact sums at sleep onset, after the targets are found. */
    void begin() {
        Topology topology = network.topology();
        int firstInhibitory = topology.firstInhibitorySynapse();
        excitatory.begin(decay.targets().excitatory, 0, firstInhibitory);
        inhibitory.begin(decay.targets().inhibitory, firstInhibitory, topology.synapses());
    }

    /** Whether both sums are at their goals. */
    boolean settled() {
        if (excitatory.surelyOutside() || inhibitory.surelyOutside()) {
            return false;
        }
        decay.bringUpToDate();
        excitatory.set(WeightSum.excitatory(network));
        inhibitory.set(WeightSum.inhibitory(network));
        return !excitatory.surelyOutside() && !inhibitory.surelyOutside();
    }

    /** Widens the intervals by what the step just made can have changed. */
    void advance() {
        int touchedExcitatory = 0;
        int touchedInhibitory = 0;
        Topology topology = network.topology();
        int inputs = topology.inputs();
        int[] spiking = network.previousSpikes();
        for (int s = 0; s < network.previousSpikeCount(); s++) {
            int row = topology.rowStart(spiking[s] + 1) - topology.rowStart(spiking[s]);
            int post = spiking[s] - inputs;
            if (post >= topology.excitatory()) {
                touchedInhibitory += row;
            } else {
                touchedExcitatory += row;
            }
            if (post >= 0) {
                int split = topology.columnInhibitoryStart(post);
                touchedExcitatory += split - topology.columnStart(post);
                touchedInhibitory += topology.columnStart(post + 1) - split;
            }
        }
        excitatory.advance(touchedExcitatory);
        inhibitory.advance(touchedInhibitory);
    }

    /** An interval that holds one sum, and the goal it is held against. */
    private final class Bracket {
        private final double goal;
        private final double slack;
        private final double learningRate;
        private double low;
        private double high;
        private double smallestFactor;
        private double largestGain;
        private int touchedBefore;

        Bracket(double goal, double tolerance, double learningRate) {
            this.goal = goal;
            this.slack = tolerance * goal;
            this.learningRate = learningRate;
        }

        void begin(double[] targets, int fromSynapse, int toSynapse) {
            double[] weight = network.weights();
            int[] posts = network.topology().posts();
            double largest = maximumWeight;
            double smallestTarget = maximumWeight;
            double targetSum = 0;
            double sum = 0;
            for (int synapse = fromSynapse; synapse < toSynapse; synapse++) {
                double target = targets[posts[synapse]];
                largest = Math.max(largest, Math.abs(weight[synapse]));
                smallestTarget = Math.min(smallestTarget, target);
                targetSum += target;
                sum += Math.abs(weight[synapse]);
            }
            smallestFactor = StrictMath.pow(largest / smallestTarget, lambda - 1);
            // x^λ − x is largest at x = λ^(1/(1−λ)), where it is (1/λ − 1)·x
            largestGain = lambda == 1 ? 0 : targetSum * (1 / lambda - 1) * StrictMath.pow(lambda, 1 / (1 - lambda));
            // weights never clipped before may lie anywhere: MAX_VALUE makes the sum be taken again after the first
            // step
            touchedBefore = stdp.clipsAll() ? Integer.MAX_VALUE : stdp.pendingClips();
            set(sum);
        }

        void set(double sum) {
            low = sum;
            high = sum;
        }

        boolean surelyOutside() {
            return low > goal + slack || high < goal - slack;
        }

        void advance(int touched) {
            // the clip of this step undoes at most what the update before overshot
            double moved = learningRate * ((double) touched + touchedBefore);
            low = (low - moved) * smallestFactor;
            high = high + moved + largestGain;
            touchedBefore = touched;
        }
    }
}
