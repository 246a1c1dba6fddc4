package org.slumber.engine.homeostasis;

import java.util.Arrays;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.plasticity.Stdp;
import org.slumber.engine.spec.Plasticity;
import org.slumber.engine.spec.Regulariser.Sleep;

/**
 * The decay of sleep, |w| ← w* (|w|/w*)^λ for every synapse in every step, computed for a synapse only when it is
 * read: after n steps without another change, |w| is multiplied by exp((λ^n − 1)·ln(|w|/w*)) (paper section on sleep).
 *
 * <p>Implementation notes. A sleep step reads only the synapses of the neurons that just spiked, a few hundred of
 * 14 500, so one logarithm and one exponential for each of these replace a power for all. Where w* lies outside the
 * weight bounds, the clip of each step binds on the way; as the decay is monotone, the last step from the clipped value
 * gives the same, and the weight is listed for the next clip.
 */
final class LazyDecay {
    /** Steps after which every synapse is brought up to date, which bounds the table of powers. */
    private static final int LONGEST = 4096;

    private final SpikingNetwork network;
    private final Topology topology;
    private final Stdp stdp;
    private final double[] weight;
    private final double minimumWeight;
    private final double maximumWeight;
    /** {@code [n]}: λ^n − 1. */
    private final double[] powerMinusOne = new double[LONGEST + 1];
    /** {@code [synapse]}: decay steps already in its weight. */
    private final int[] decayed;

    private final SleepTargets targets;
    private final double[] logExcitatory;
    private final double[] logInhibitory;
    private int steps;

    LazyDecay(SpikingNetwork network, Stdp stdp, double decay, Plasticity bounds) {
        this.network = network;
        this.stdp = stdp;
        minimumWeight = bounds.minimumWeight();
        maximumWeight = bounds.maximumWeight();
        topology = network.topology();
        weight = network.weights();
        double logDecay = StrictMath.log(decay);
        for (int n = 0; n <= LONGEST; n++) {
            powerMinusOne[n] = StrictMath.expm1(n * logDecay);
        }
        decayed = new int[topology.synapses()];
        targets = new SleepTargets(topology.neurons());
        logExcitatory = new double[topology.neurons()];
        logInhibitory = new double[topology.neurons()];
    }

    /** Finds the targets at sleep onset. */
    void begin(Sleep sleep) {
        targets.find(sleep, network);
        for (int i = 0; i < logExcitatory.length; i++) {
            logExcitatory[i] = StrictMath.log(targets.excitatory[i]);
            logInhibitory[i] = StrictMath.log(targets.inhibitory[i]);
        }
        restart();
    }

    SleepTargets targets() {
        return targets;
    }

    /** Brings up to date what the coming step reads or writes: rows and columns of the last step's spikes. */
    void prepareStep() {
        if (steps == LONGEST) {
            bringUpToDate();
        }
        int[] spiking = network.spikes();
        int[] columnSynapses = topology.columnSynapses();
        int inputs = topology.inputs();
        int firstInhibitoryNeuron = inputs + topology.excitatory();
        for (int s = 0; s < network.spikeCount(); s++) {
            int neuron = spiking[s];
            double[] log = neuron < firstInhibitoryNeuron ? logExcitatory : logInhibitory;
            int[] posts = topology.posts();
            int rowEnd = topology.rowStart(neuron + 1);
            for (int synapse = topology.rowStart(neuron); synapse < rowEnd; synapse++) {
                decay(synapse, log[posts[synapse]]);
            }
            if (neuron >= inputs) {
                int post = neuron - inputs;
                int split = topology.columnInhibitoryStart(post);
                int end = topology.columnStart(post + 1);
                for (int entry = topology.columnStart(post); entry < split; entry++) {
                    decay(columnSynapses[entry], logExcitatory[post]);
                }
                for (int entry = split; entry < end; entry++) {
                    decay(columnSynapses[entry], logInhibitory[post]);
                }
            }
        }
        int[] clipped = stdp.clipList();
        for (int c = 0; c < stdp.pendingClips(); c++) {
            decay(clipped[c], logTarget(clipped[c]));
        }
    }

    /** One more decay step for every synapse. */
    void advance() {
        steps++;
    }

    /** Puts every decay step so far into the weights. */
    void bringUpToDate() {
        for (int synapse = 0; synapse < weight.length; synapse++) {
            decay(synapse, logTarget(synapse));
        }
        restart();
    }

    private void restart() {
        Arrays.fill(decayed, 0);
        steps = 0;
    }

    private double logTarget(int synapse) {
        int post = topology.posts()[synapse];
        return synapse < topology.firstInhibitorySynapse() ? logExcitatory[post] : logInhibitory[post];
    }

    private void decay(int synapse, double logTarget) {
        int pending = steps - decayed[synapse];
        if (pending == 0) {
            return;
        }
        decayed[synapse] = steps;
        double before = weight[synapse];
        double logRatio = SmoothPower.log(Math.abs(before)) - logTarget;
        double after = before * SmoothPower.exp(powerMinusOne[pending] * logRatio);
        double magnitude = Math.abs(after);
        if (magnitude >= minimumWeight && magnitude <= maximumWeight) {
            weight[synapse] = after;
        } else {
            weight[synapse] = decayClipped(before, pending, logTarget);
            stdp.clipNext(synapse);
        }
    }

    /** As {@link #decay}, where the clip to the bounds may bind in each step but the first. */
    private double decayClipped(double before, int pending, double logTarget) {
        double logRatio = SmoothPower.log(Math.abs(before)) - logTarget;
        double beforeLast = before * SmoothPower.exp(powerMinusOne[pending - 1] * logRatio);
        if (pending > 1) {
            double magnitude = Math.max(minimumWeight, Math.min(maximumWeight, Math.abs(beforeLast)));
            beforeLast = Math.copySign(magnitude, before);
        }
        double lastLogRatio = SmoothPower.log(Math.abs(beforeLast)) - logTarget;
        return beforeLast * SmoothPower.exp(powerMinusOne[1] * lastLogRatio);
    }
}
