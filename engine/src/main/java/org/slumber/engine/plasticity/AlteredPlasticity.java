package org.slumber.engine.plasticity;

import java.util.Optional;
import org.slumber.engine.network.ConductionDelays;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightStore;

/**
 * A rule each of whose changes is multiplied, by one factor where it strengthens a synapse and by another where it
 * weakens it; the rule's own traces go on as they would. At −1 every change is turned round, at 0 no weight moves. A delay
 * that falls counts as strengthening, one that grows as weakening.
 *
 * <p>Implementation notes. Of a rule that keeps to the neighbourhood of spikes, only the weights of the rows and columns
 * of the last two steps' spikes are remembered across its turn: asleep a few hundred of 14 500.
 */
public final class AlteredPlasticity implements Plasticity {
    private final SpikingNetwork network;
    private final Topology topology;
    private final WeightStore weights;
    private final Plasticity rule;
    private final double strengthening;
    private final double weakening;
    private final int[] remembered;
    /** {@code [place in the list of those remembered]}: the weight before the rule's turn. */
    private final double[] before;
    /** The same of the delay, where synapses have one. */
    private final double[] delayBefore;
    /** {@code [synapse]}: the last turn in which it was remembered. */
    private final long[] rememberedAt;

    private int count;
    private long turn;

    /**
     * A rule, altered.
     *
     * @param strengthening factor on changes that raise |w|
     * @param weakening factor on changes that lower |w|
     */
    public AlteredPlasticity(SpikingNetwork network, Plasticity rule, double strengthening, double weakening) {
        this.network = network;
        this.rule = rule;
        this.strengthening = strengthening;
        this.weakening = weakening;
        topology = network.topology();
        weights = network.weights();
        remembered = new int[topology.synapses()];
        before = new double[topology.synapses()];
        delayBefore = new double[network.delays().isPresent() ? topology.synapses() : 0];
        rememberedAt = new long[topology.synapses()];
    }

    @Override
    public void afterStep() {
        turn++;
        count = 0;
        if (rule.localChange().isPresent() && !rule.touchesAll()) {
            remember(network.previousSpikes(), network.previousSpikeCount());
            remember(network.spikes(), network.spikeCount());
            network.delays().ifPresent(this::rememberEarly);
        } else {
            for (int synapse = 0; synapse < topology.synapses(); synapse++) {
                remember(synapse);
            }
        }
        rule.afterStep();
        alter();
        network.delays().ifPresent(this::alterDelays);
    }

    @Override
    public Optional<LocalChange> localChange() {
        double most = Math.max(Math.abs(strengthening), Math.abs(weakening));
        return rule.localChange().map(change -> change.times(most));
    }

    @Override
    public boolean touchesAll() {
        return rule.touchesAll();
    }

    private void remember(int[] spiking, int spikes) {
        int inputs = topology.inputs();
        for (int s = 0; s < spikes; s++) {
            int neuron = spiking[s];
            int end = topology.rowStart(neuron + 1);
            for (int synapse = topology.rowStart(neuron); synapse < end; synapse++) {
                remember(synapse);
            }
            if (neuron >= inputs) {
                int columnEnd = topology.columnStart(neuron - inputs + 1);
                for (int entry = topology.columnStart(neuron - inputs); entry < columnEnd; entry++) {
                    remember(topology.columnSynapses()[entry]);
                }
            }
        }
    }

    private void rememberEarly(ConductionDelays delays) {
        for (int a = 0; a < delays.earlyCount(); a++) {
            remember(delays.arrivals()[a]);
        }
    }

    private void remember(int synapse) {
        if (rememberedAt[synapse] != turn) {
            rememberedAt[synapse] = turn;
            remembered[count] = synapse;
            before[count] = weights.values()[synapse];
            if (delayBefore.length > 0) {
                delayBefore[count] = network.delays().orElseThrow().values()[synapse];
            }
            count++;
        }
    }

    private void alterDelays(ConductionDelays delays) {
        for (int c = 0; c < count; c++) {
            double change = delays.values()[remembered[c]] - delayBefore[c];
            if (change != 0) {
                delays.move(remembered[c], delayBefore[c] + change * (change < 0 ? strengthening : weakening));
            }
        }
    }

    private void alter() {
        int firstInhibitory = topology.firstInhibitorySynapse();
        for (int c = 0; c < count; c++) {
            int synapse = remembered[c];
            double change = weights.values()[synapse] - before[c];
            if (change == 0) {
                continue;
            }
            if (synapse < firstInhibitory) {
                weights.moveExcitatory(synapse, before[c] + change * (change > 0 ? strengthening : weakening));
            } else {
                weights.moveInhibitory(synapse, before[c] + change * (change < 0 ? strengthening : weakening));
            }
        }
    }
}
