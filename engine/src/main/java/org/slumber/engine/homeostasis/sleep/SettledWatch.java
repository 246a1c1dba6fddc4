package org.slumber.engine.homeostasis.sleep;

import org.slumber.engine.homeostasis.Site;
import org.slumber.engine.network.ConductionDelays;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightStore;
import org.slumber.engine.network.WeightSum;
import org.slumber.engine.plasticity.LocalChange;
import org.slumber.engine.plasticity.Plasticity;
import org.slumber.engine.plasticity.SynapseKind;

/**
 * Tells when a sleep ends: once both Σ|w_E| and Σ|w_I| stand within a fraction of their initial values (paper section
 * on sleep).
 *
 * <p>Implementation notes. Summing 14 500 decaying weights in every step would cost more than the step. Between exact
 * sums each sum is known to lie in an interval: a decay step multiplies it by no less than the factor of the largest
 * weight and adds no more than w*·max_x(x^λ − x) a synapse, and the rule and the clip each move a synapse that the rule
 * touches by at most its largest change. Only when both intervals reach their goals is the exact sum taken.
 */
final class SettledWatch {
    private final SpikingNetwork network;
    private final Plasticity plasticity;
    private final WeightStore.Ledger ledger;
    private final SleepTargets targets;
    private final Bracket excitatory;
    private final Bracket inhibitory;
    private final double bound;
    private final double lambda;
    /** Whether the step under way touches every synapse. */
    private boolean touchesAll;

    SettledWatch(Sleep sleep, Site site, SleepTargets targets) {
        network = site.network().network();
        plasticity = site.network().plasticity();
        ledger = network.weights().ledger();
        this.targets = targets;
        lambda = sleep.decay();
        bound = network.weights().bounds().maximum();
        excitatory = new Bracket(site.baseline().excitatory(), sleep.tolerance());
        inhibitory = new Bracket(site.baseline().inhibitory(), sleep.tolerance());
    }

    /** Starts from the exact sums at sleep onset, after the targets are found. */
    void begin() {
        Topology topology = network.topology();
        int firstInhibitory = topology.firstInhibitorySynapse();
        LocalChange change = plasticity.localChange().orElseThrow();
        double largest = bound + Math.max(change.excitatory(), change.inhibitory());
        excitatory.begin(targets.excitatory, 0, firstInhibitory, largest, change.excitatory());
        inhibitory.begin(targets.inhibitory, firstInhibitory, topology.synapses(), largest, change.inhibitory());
    }

    /** Whether a sum cannot be at its goal; where it is false, only the exact sums tell. */
    boolean surelyNotSettled() {
        return excitatory.surelyOutside() || inhibitory.surelyOutside();
    }

    /** Whether both sums, taken from weights that are up to date, are at their goals. */
    boolean settled() {
        excitatory.set(WeightSum.excitatory(network));
        inhibitory.set(WeightSum.inhibitory(network));
        return !surelyNotSettled();
    }

    /** Comes before the learning of a step. */
    void prepareLearning() {
        touchesAll = plasticity.touchesAll();
    }

    /** Widens the intervals by what the step just made can have changed. */
    void advance() {
        LocalChange change = plasticity.localChange().orElseThrow();
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
                touchedExcitatory += column(SynapseKind.EXCITATORY, post);
                touchedInhibitory += column(SynapseKind.INHIBITORY, post);
            }
        }
        if (change.reach() == LocalChange.Reach.ARRIVALS_AND_SPIKES) {
            for (int s = network.inputSpikeCount(); s < network.spikeCount(); s++) {
                touchedExcitatory += column(SynapseKind.EXCITATORY, network.spikes()[s] - inputs);
                touchedInhibitory += column(SynapseKind.INHIBITORY, network.spikes()[s] - inputs);
            }
        }
        // none but excitatory synapses have a delay
        touchedExcitatory += network.delays().map(ConductionDelays::earlyCount).orElse(0);
        if (touchesAll) {
            touchedExcitatory += topology.firstInhibitorySynapse();
            touchedInhibitory += topology.synapses() - topology.firstInhibitorySynapse();
        }
        excitatory.advance(touchedExcitatory, change.excitatory());
        inhibitory.advance(touchedInhibitory, change.inhibitory());
    }

    private int column(SynapseKind kind, int post) {
        return kind.columnEnd(network.topology(), post) - kind.columnStart(network.topology(), post);
    }

    /** An interval that holds one sum, and the goal it is held against. */
    private final class Bracket {
        private final double goal;
        private final double slack;
        private double low;
        private double high;
        private double largest;
        private double smallestTarget;
        private double smallestFactor;
        private double largestGain;
        private int touchedBefore;
        private double changeBefore;

        Bracket(double goal, double tolerance) {
            this.goal = goal;
            this.slack = tolerance * goal;
        }

        void begin(double[] targets, int fromSynapse, int toSynapse, double largestWeight, double largestChange) {
            double[] weight = network.weights().values();
            int[] posts = network.topology().posts();
            largest = largestWeight;
            smallestTarget = largestWeight;
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
            touchedBefore = ledger.all() ? Integer.MAX_VALUE : ledger.count();
            changeBefore = largestChange;
            set(sum);
        }

        void set(double sum) {
            low = sum;
            high = sum;
        }

        boolean surelyOutside() {
            return low > goal + slack || high < goal - slack;
        }

        void advance(int touched, double largestChange) {
            if (bound + largestChange > largest) {
                largest = bound + largestChange;
                smallestFactor = StrictMath.pow(largest / smallestTarget, lambda - 1);
            }
            // the clip of this step undoes at most what the update before overshot
            double moved = Math.max(largestChange, changeBefore) * ((double) touched + touchedBefore);
            low = (low - moved) * smallestFactor;
            high = high + moved + largestGain;
            touchedBefore = touched;
            changeBefore = largestChange;
        }
    }
}
