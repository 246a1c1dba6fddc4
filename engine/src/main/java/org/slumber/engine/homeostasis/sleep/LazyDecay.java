package org.slumber.engine.homeostasis.sleep;

import java.util.Arrays;
import org.slumber.engine.homeostasis.Site;
import org.slumber.engine.network.ConductionDelays;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.network.WeightStore;
import org.slumber.engine.numeric.SmoothPower;
import org.slumber.engine.plasticity.LocalChange.Reach;
import org.slumber.engine.plasticity.Plasticity;

/**
 * The decay of sleep, |w| ← w* (|w|/w*)^λ for every synapse in every step, computed for a synapse only when it is
 * read: after n steps without another change, |w| is multiplied by exp((λ^n − 1)·ln(|w|/w*)) (paper section on sleep).
 * It stands on a rule that says which synapses it looks at.
 *
 * <p>Implementation notes. A sleep step reads only the synapses of the neurons that just spiked, a few hundred of
 * 14 500, so one logarithm and one exponential for each of these replace a power for all. Where w* lies outside the
 * weight bounds, the clip of each step binds on the way; as the decay is monotone, the last step from the clipped value
 * gives the same, and the weight is listed for the next clip. Noise on weights is drawn for all pending steps at once, and
 * clipped at their end.
 */
final class LazyDecay implements SleepDecay {
    /** Steps after which every synapse is brought up to date, which bounds the table of powers. */
    private static final int LONGEST = 4096;
    /** The same where weights are noisy: then no bracket holds a sum, and only exact sums tell when a sleep ends. */
    private static final int LONGEST_NOISY = 100;

    private final SpikingNetwork network;
    private final Plasticity plasticity;
    private final Reach reach;
    private final Topology topology;
    private final WeightStore.Ledger ledger;
    private final double[] weight;
    private final WeightBounds bounds;
    private final WeightNoise noise;
    private final int longest;
    /** {@code [n]}: λ^n − 1. */
    private final double[] powerMinusOne;
    /** {@code [synapse]}: decay steps already in its weight. */
    private final int[] decayed;

    private final SleepTargets targets;
    private final SettledWatch watch;
    private int steps;

    LazyDecay(Sleep sleep, Site site) {
        network = site.network().network();
        plasticity = site.network().plasticity();
        reach = plasticity.localChange().orElseThrow().reach();
        bounds = network.weights().bounds();
        ledger = network.weights().ledger();
        topology = network.topology();
        weight = ledger.weights();
        longest = sleep.weightNoise() == 0 ? LONGEST : LONGEST_NOISY;
        noise = new WeightNoise(sleep, site.streams(), longest);
        powerMinusOne = new double[longest + 1];
        double logDecay = StrictMath.log(sleep.decay());
        for (int n = 0; n <= longest; n++) {
            powerMinusOne[n] = StrictMath.expm1(n * logDecay);
        }
        decayed = new int[topology.synapses()];
        targets = new SleepTargets(sleep, network);
        watch = new SettledWatch(sleep, site, targets);
    }

    @Override
    public void begin() {
        targets.find();
        restart();
        watch.begin();
    }

    @Override
    public boolean settled() {
        if (noise.any() ? steps > 0 && steps < longest : watch.surelyNotSettled()) {
            return false;
        }
        bringUpToDate();
        return watch.settled();
    }

    /** Brings up to date what the coming step reads or writes: rows and columns of the last spikes, and what is under way. */
    @Override
    public void prepareStep() {
        if (steps == longest) {
            bringUpToDate();
        }
        int[] spiking = network.spikes();
        int inputs = topology.inputs();
        int firstInhibitoryNeuron = inputs + topology.excitatory();
        for (int s = 0; s < network.spikeCount(); s++) {
            int neuron = spiking[s];
            double[] log = neuron < firstInhibitoryNeuron ? targets.logExcitatory : targets.logInhibitory;
            int[] posts = topology.posts();
            int rowEnd = topology.rowStart(neuron + 1);
            for (int synapse = topology.rowStart(neuron); synapse < rowEnd; synapse++) {
                decay(synapse, log[posts[synapse]]);
            }
            if (neuron >= inputs) {
                decayColumn(neuron - inputs);
            }
        }
        if (network.delays().isPresent()) {
            ConductionDelays delays = network.delays().get();
            for (int a = 0; a < delays.dueCount(); a++) {
                decay(delays.due()[a], targets.log(delays.due()[a]));
            }
        }
        int[] entered = ledger.synapses();
        for (int c = 0; c < ledger.count(); c++) {
            decay(entered[c], targets.log(entered[c]));
        }
    }

    /** Brings up to date what the rule reads or writes beyond that: the columns of the spikes just made, or all. */
    @Override
    public void prepareLearning() {
        watch.prepareLearning();
        if (plasticity.touchesAll()) {
            bringUpToDate();
        } else if (reach == Reach.ARRIVALS_AND_SPIKES) {
            int inputs = topology.inputs();
            int[] spiking = network.spikes();
            for (int s = network.inputSpikeCount(); s < network.spikeCount(); s++) {
                decayColumn(spiking[s] - inputs);
            }
        }
    }

    private void decayColumn(int post) {
        int[] synapses = topology.columnSynapses();
        int split = topology.columnInhibitoryStart(post);
        int end = topology.columnStart(post + 1);
        for (int entry = topology.columnStart(post); entry < split; entry++) {
            decay(synapses[entry], targets.logExcitatory[post]);
        }
        for (int entry = split; entry < end; entry++) {
            decay(synapses[entry], targets.logInhibitory[post]);
        }
    }

    @Override
    public void afterStep() {
        steps++;
        watch.advance();
    }

    @Override
    public void end() {
        bringUpToDate();
    }

    /** Puts every decay step so far into the weights. */
    private void bringUpToDate() {
        for (int synapse = 0; synapse < weight.length; synapse++) {
            decay(synapse, targets.log(synapse));
        }
        restart();
    }

    private void restart() {
        Arrays.fill(decayed, 0);
        steps = 0;
    }

    private void decay(int synapse, double logTarget) {
        int pending = steps - decayed[synapse];
        if (pending == 0) {
            return;
        }
        decayed[synapse] = steps;
        double before = weight[synapse];
        double logRatio = SmoothPower.log(Math.abs(before)) - logTarget;
        double after = before * SmoothPower.exp(powerMinusOne[pending] * logRatio + noise.next(pending));
        double magnitude = Math.abs(after);
        if (magnitude >= bounds.minimum() && magnitude <= bounds.maximum()) {
            weight[synapse] = after;
        } else {
            weight[synapse] = noise.any() ? after : decayClipped(before, pending, logTarget);
            ledger.enter(synapse);
        }
    }

    /** As {@link #decay}, where the clip to the bounds may bind in each step but the first. */
    private double decayClipped(double before, int pending, double logTarget) {
        double logRatio = SmoothPower.log(Math.abs(before)) - logTarget;
        double beforeLast = before * SmoothPower.exp(powerMinusOne[pending - 1] * logRatio);
        if (pending > 1) {
            double magnitude = Math.max(bounds.minimum(), Math.min(bounds.maximum(), Math.abs(beforeLast)));
            beforeLast = Math.copySign(magnitude, before);
        }
        double lastLogRatio = SmoothPower.log(Math.abs(beforeLast)) - logTarget;
        return beforeLast * SmoothPower.exp(powerMinusOne[1] * lastLogRatio);
    }
}
