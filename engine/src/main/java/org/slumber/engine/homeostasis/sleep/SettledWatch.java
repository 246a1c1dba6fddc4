package org.slumber.engine.homeostasis.sleep;

import org.slumber.engine.homeostasis.Site;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightStore;
import org.slumber.engine.network.WeightSum;
import org.slumber.engine.plasticity.PlasticityRule.LocalChange;

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
    private final WeightStore.Ledger ledger;
    private final SleepTargets targets;
    private final Bracket excitatory;
    private final Bracket inhibitory;
    private final double maximumWeight;
    private final double lambda;

    SettledWatch(Sleep sleep, Site site, LocalChange change, SleepTargets targets) {
        network = site.network().network();
        ledger = network.weights().ledger();
        this.targets = targets;
        lambda = sleep.decay();
        maximumWeight = network.weights().bounds().maximum() + Math.max(change.excitatory(), change.inhibitory());
        excitatory = new Bracket(site.baseline().excitatory(), sleep.tolerance(), change.excitatory());
        inhibitory = new Bracket(site.baseline().inhibitory(), sleep.tolerance(), change.inhibitory());
    }

    /** Starts from the exact sums at sleep onset, after the targets are found. */
    void begin() {
        Topology topology = network.topology();
        int firstInhibitory = topology.firstInhibitorySynapse();
        excitatory.begin(targets.excitatory, 0, firstInhibitory);
        inhibitory.begin(targets.inhibitory, firstInhibitory, topology.synapses());
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
        private final double largestChange;
        private double low;
        private double high;
        private double smallestFactor;
        private double largestGain;
        private int touchedBefore;

        Bracket(double goal, double tolerance, double largestChange) {
            this.goal = goal;
            this.slack = tolerance * goal;
            this.largestChange = largestChange;
        }

        void begin(double[] targets, int fromSynapse, int toSynapse) {
            double[] weight = network.weights().values();
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
            touchedBefore = ledger.all() ? Integer.MAX_VALUE : ledger.count();
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
            double moved = largestChange * ((double) touched + touchedBefore);
            low = (low - moved) * smallestFactor;
            high = high + moved + largestGain;
            touchedBefore = touched;
        }
    }
}
