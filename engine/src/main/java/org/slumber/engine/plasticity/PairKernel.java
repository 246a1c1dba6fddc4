package org.slumber.engine.plasticity;

import java.util.Optional;
import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;

/**
 * Nearest-neighbour pairs of spikes on one network: which synapses change after a step, and by how much before a
 * dependence on their weight, which is the {@link WeightUpdate}'s.
 *
 * <p>Implementation notes. A pre neuron j that spiked in the step before has s_j = 1, or 0 where it spiked again, so the
 * change of a whole row is one lookup per post neuron, shared by all rows, and likewise for columns. After few spikes, as
 * in most steps asleep, a lookup a synapse costs less than one a neuron. A synapse with both neurons in the list is
 * changed by its row; by its column it changes by 0.
 */
final class PairKernel implements Plasticity {
    /** Spikes up to which changes are looked up by synapse. */
    private static final int FEW = 8;

    private final SpikingNetwork network;
    private final Topology topology;
    private final PairWindow pairs;
    private final WeightUpdate update;
    private final SynapseKind[] kinds;
    private final int firstInhibitory;
    private final boolean excitatory;
    private final boolean inhibitory;
    private final StdpWindow excitatoryWindow;
    private final StdpWindow inhibitoryWindow;
    private final ChangeByNeuron postExcitatory;
    private final ChangeByNeuron postInhibitory;
    private final ChangeByNeuron preExcitatory;
    private final ChangeByNeuron preInhibitory;
    /** {@code [neuron]}: whether it spiked in the step before; all false between steps. */
    private final boolean[] spiked;
    /** {@code [spike][post]} or {@code [spike][pre]}: the arrays that a {@link WeightUpdate} is given. */
    private final double[][] changeOfRow;

    private final double[][] changeOfExcitatoryColumn;
    private final double[][] changeOfInhibitoryColumn;
    /** {@code [spike][post]} and {@code [spike][pre]}: changes after few spikes, only where there is a synapse. */
    private final double[][] fewByPost;

    private final double[][] fewByPre;

    private long step;

    /** @param kinds the synapses that change */
    PairKernel(PairWindow pairs, SpikingNetwork network, Set<SynapseKind> kinds, WeightUpdate update) {
        this.network = network;
        this.pairs = pairs;
        this.update = update;
        this.kinds = kinds.stream().sorted().toArray(SynapseKind[]::new);
        topology = network.topology();
        excitatory = kinds.contains(SynapseKind.EXCITATORY);
        inhibitory = kinds.contains(SynapseKind.INHIBITORY);
        int inputs = topology.inputs();
        firstInhibitory = inputs + topology.excitatory();
        int all = inputs + topology.neurons();
        excitatoryWindow = new StdpWindow(pairs, SynapseKind.EXCITATORY);
        inhibitoryWindow = new StdpWindow(pairs, SynapseKind.INHIBITORY);
        postExcitatory = new ChangeByNeuron(excitatoryWindow, 1, inputs, all, inputs);
        postInhibitory = new ChangeByNeuron(inhibitoryWindow, 1, inputs, firstInhibitory, inputs);
        preExcitatory = new ChangeByNeuron(excitatoryWindow, -1, 0, firstInhibitory, 0);
        preInhibitory = new ChangeByNeuron(inhibitoryWindow, -1, firstInhibitory, all, 0);
        spiked = new boolean[all];
        changeOfRow = new double[all][];
        changeOfExcitatoryColumn = new double[all][];
        changeOfInhibitoryColumn = new double[all][];
        fewByPost = new double[FEW][topology.neurons()];
        fewByPre = new double[FEW][all];
    }

    @Override
    public void afterStep() {
        step++;
        int count = network.previousSpikeCount();
        if (count == 0) {
            return;
        }
        int[] spiking = network.previousSpikes();
        int firstPost = network.previousInputSpikeCount();
        int excitatorySpikes = network.previousExcitatorySpikeCount();
        boolean few = count <= FEW;
        if (few) {
            lookUpBySynapse(spiking, count);
        } else {
            lookUpByNeuron(spiking, count, firstPost, excitatorySpikes);
        }
        // one call of each, so that the loops behind them are compiled once
        for (SynapseKind kind : kinds) {
            boolean ofExcitatory = kind == SynapseKind.EXCITATORY;
            update.rows(
                    kind,
                    spiking,
                    ofExcitatory ? 0 : excitatorySpikes,
                    ofExcitatory ? excitatorySpikes : count,
                    changeOfRow);
            update.columns(
                    kind,
                    spiking,
                    firstPost,
                    count,
                    ofExcitatory ? changeOfExcitatoryColumn : changeOfInhibitoryColumn);
        }
        if (!few && firstPost < count) {
            preExcitatory.takeBackIn(network);
            preInhibitory.takeBackIn(network);
        }
    }

    @Override
    public Optional<LocalChange> localChange() {
        double ofExcitatory = largestChange(SynapseKind.EXCITATORY);
        double ofInhibitory = largestChange(SynapseKind.INHIBITORY);
        return Double.isInfinite(Math.max(ofExcitatory, ofInhibitory))
                ? Optional.empty()
                : Optional.of(new LocalChange(ofExcitatory, ofInhibitory, LocalChange.Reach.ARRIVALS));
    }

    private double largestChange(SynapseKind kind) {
        boolean changes = kind == SynapseKind.EXCITATORY ? excitatory : inhibitory;
        return changes && pairs.learningRate(kind) > 0 ? pairs.largestChange(kind) * update.largestFactor(kind) : 0;
    }

    private void lookUpBySynapse(int[] spiking, int count) {
        int inputs = topology.inputs();
        for (int s = 0; s < count; s++) {
            spiked[spiking[s]] = true;
        }
        for (int s = 0; s < count; s++) {
            lookUpRow(spiking[s], fewByPost[s]);
            changeOfRow[s] = fewByPost[s];
            if (spiking[s] >= inputs) {
                lookUpColumn(spiking[s] - inputs, fewByPre[s]);
                changeOfExcitatoryColumn[s] = fewByPre[s];
                changeOfInhibitoryColumn[s] = fewByPre[s];
            }
        }
        for (int s = 0; s < count; s++) {
            spiked[spiking[s]] = false;
        }
    }

    private void lookUpRow(int pre, double[] byPost) {
        int[] steps = network.stepsSinceSpike();
        int[] post = topology.posts();
        StdpWindow window = pre < firstInhibitory ? excitatoryWindow : inhibitoryWindow;
        int inputs = topology.inputs();
        int since = steps[pre];
        int end = topology.rowStart(pre + 1);
        for (int synapse = topology.rowStart(pre); synapse < end; synapse++) {
            byPost[post[synapse]] = window.change(steps[inputs + post[synapse]] - since);
        }
    }

    private void lookUpColumn(int post, double[] byPre) {
        int[] steps = network.stepsSinceSpike();
        int[] pre = topology.columnPres();
        int since = steps[topology.inputs() + post];
        int split = topology.columnInhibitoryStart(post);
        int end = topology.columnStart(post + 1);
        for (int entry = topology.columnStart(post); entry < end; entry++) {
            StdpWindow window = entry < split ? excitatoryWindow : inhibitoryWindow;
            byPre[pre[entry]] = spiked[pre[entry]] ? 0 : window.change(since - steps[pre[entry]]);
        }
    }

    private void lookUpByNeuron(int[] spiking, int count, int firstPost, int excitatorySpikes) {
        int[] steps = network.stepsSinceSpike();
        if (excitatory) {
            postExcitatory.lookUp(step, network);
        }
        if (inhibitory && excitatorySpikes < count) {
            postInhibitory.lookUp(step, network);
        }
        for (int s = 0; s < count; s++) {
            changeOfRow[s] = (s < excitatorySpikes ? postExcitatory : postInhibitory).of(steps[spiking[s]]);
        }
        if (firstPost == count) {
            return;
        }
        if (excitatory) {
            preExcitatory.lookUp(step, network);
        }
        if (inhibitory) {
            preInhibitory.lookUp(step, network);
        }
        preExcitatory.leaveOut(network);
        preInhibitory.leaveOut(network);
        for (int s = firstPost; s < count; s++) {
            changeOfExcitatoryColumn[s] = preExcitatory.of(steps[spiking[s]]);
            changeOfInhibitoryColumn[s] = preInhibitory.of(steps[spiking[s]]);
        }
    }
}
