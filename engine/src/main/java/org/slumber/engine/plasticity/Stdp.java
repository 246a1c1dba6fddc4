package org.slumber.engine.plasticity;

import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.spec.Plasticity;

/**
 * Equation 7 of a step: every weight is clipped to its bounds, then each synapse whose pre or post neuron spiked in the
 * step before changes by {@link StdpRule}. A weight can so stand one update outside its bounds while the next step
 * reads it.
 *
 * <p>Implementation notes. Only the weights that the last update pushed out of their bounds can need clipping, so they
 * are listed as they leave; whoever else writes weights calls {@link #weightsReplaced()}. A pre neuron j that spiked
 * in the step before has s_j = 1, or 0 where it spiked again, so the change of a whole row is one lookup per post
 * neuron, shared by all rows, and likewise for columns. The lookup for s = 1 is that for s = 0 of the step before, but
 * for the neurons that spiked since. A synapse with both neurons in the list is changed by its row; its column adds 0.
 */
public final class Stdp {
    private final SpikingNetwork network;
    private final Topology topology;
    private final double minimumWeight;
    private final double maximumWeight;
    private final StdpRule excitatory;
    private final StdpRule inhibitory;
    private final int[] clipped;
    private int clippedCount;
    private boolean clipAll = true;

    private final double[] postExcitatory;
    private final double[] postExcitatoryAgain;
    private final double[] postInhibitory;
    private final double[] postInhibitoryAgain;
    private final double[] preOnce;
    private final double[] preAgain;

    /** STDP on a network's weights. */
    public Stdp(SpikingNetwork network, Plasticity plasticity) {
        this.network = network;
        topology = network.topology();
        minimumWeight = plasticity.minimumWeight();
        maximumWeight = plasticity.maximumWeight();
        excitatory = new StdpRule(plasticity, plasticity.excitatoryLearningRate(), 1);
        inhibitory = new StdpRule(plasticity, plasticity.inhibitoryLearningRate(), -1);
        // a synapse is at most in one row, in one column and named once from outside, and one place is written before
        // it
        // is known to count
        clipped = new int[3 * topology.synapses() + 1];
        int neurons = topology.neurons();
        postExcitatory = new double[neurons];
        postExcitatoryAgain = new double[neurons];
        postInhibitory = new double[neurons];
        postInhibitoryAgain = new double[neurons];
        preOnce = new double[topology.inputs() + neurons];
        preAgain = new double[topology.inputs() + neurons];
    }

    /** Says that weights were written from outside: the next update clips them all. */
    public void weightsReplaced() {
        clipAll = true;
    }

    /** Says that this weight may have left its bounds; at most once a synapse between two updates. */
    public void clipNext(int synapse) {
        clipped[clippedCount++] = synapse;
    }

    /** Whether the next update clips every weight. */
    public boolean clipsAll() {
        return clipAll;
    }

    /** Synapses that the next update clips: the first {@link #pendingClips()} entries, where not all are. */
    public int[] clipList() {
        return clipped;
    }

    /** How many entries of {@link #clipList()} count. */
    public int pendingClips() {
        return clippedCount;
    }

    /** Equation 7 for the step that the network has just made. */
    public void update() {
        clip();
        if (network.previousSpikeCount() == 0) {
            return;
        }
        updateRows();
        if (network.previousSpikeCount() > network.previousInputSpikeCount()) {
            updateColumns();
        }
    }

    private void clip() {
        double[] weight = network.weights();
        int firstInhibitory = topology.firstInhibitorySynapse();
        if (clipAll) {
            for (int synapse = 0; synapse < firstInhibitory; synapse++) {
                weight[synapse] = Math.max(minimumWeight, Math.min(maximumWeight, weight[synapse]));
            }
            for (int synapse = firstInhibitory; synapse < weight.length; synapse++) {
                weight[synapse] = Math.max(-maximumWeight, Math.min(-minimumWeight, weight[synapse]));
            }
            clipAll = false;
        } else {
            for (int c = 0; c < clippedCount; c++) {
                int synapse = clipped[c];
                double low = synapse < firstInhibitory ? minimumWeight : -maximumWeight;
                double high = synapse < firstInhibitory ? maximumWeight : -minimumWeight;
                weight[synapse] = Math.max(low, Math.min(high, weight[synapse]));
            }
        }
        clippedCount = 0;
    }

    private void updateRows() {
        int[] steps = network.stepsSinceSpike();
        int[] pre = network.previousSpikes();
        int firstInhibitoryNeuron = topology.inputs() + topology.excitatory();
        int count = network.previousSpikeCount();
        lookUpPosts(steps);
        for (int s = 0; s < count; s++) {
            int j = pre[s];
            boolean again = steps[j] == 0;
            if (j < firstInhibitoryNeuron) {
                updateRow(j, again ? postExcitatoryAgain : postExcitatory, minimumWeight, maximumWeight);
            } else {
                updateRow(j, again ? postInhibitoryAgain : postInhibitory, -maximumWeight, -minimumWeight);
            }
        }
    }

    private void lookUpPosts(int[] steps) {
        int inputs = topology.inputs();
        for (int i = 0; i < postExcitatory.length; i++) {
            int s = steps[inputs + i];
            postExcitatory[i] = excitatory.change(s - 1);
            postExcitatoryAgain[i] = excitatory.change(s);
        }
        int last = network.previousSpikes()[network.previousSpikeCount() - 1];
        if (last >= inputs + topology.excitatory()) {
            for (int i = 0; i < topology.excitatory(); i++) {
                int s = steps[inputs + i];
                postInhibitory[i] = inhibitory.change(s - 1);
                postInhibitoryAgain[i] = inhibitory.change(s);
            }
        }
    }

    private void updateRow(int pre, double[] change, double low, double high) {
        double[] weight = network.weights();
        int[] post = topology.posts();
        int count = clippedCount;
        int end = topology.rowStart(pre + 1);
        for (int synapse = topology.rowStart(pre); synapse < end; synapse++) {
            double changed = weight[synapse] + change[post[synapse]];
            weight[synapse] = changed;
            clipped[count] = synapse;
            count += outside(changed, low, high);
        }
        clippedCount = count;
    }

    private void updateColumns() {
        int[] steps = network.stepsSinceSpike();
        int[] spiking = network.previousSpikes();
        int inputs = topology.inputs();
        lookUpPres(steps);
        for (int s = network.previousInputSpikeCount(); s < network.previousSpikeCount(); s++) {
            double[] change = steps[spiking[s]] == 0 ? preAgain : preOnce;
            int post = spiking[s] - inputs;
            int split = topology.columnInhibitoryStart(post);
            updateColumn(topology.columnStart(post), split, change, minimumWeight, maximumWeight);
            updateColumn(split, topology.columnStart(post + 1), change, -maximumWeight, -minimumWeight);
        }
    }

    private void lookUpPres(int[] steps) {
        int firstInhibitory = topology.inputs() + topology.excitatory();
        for (int j = 0; j < firstInhibitory; j++) {
            preOnce[j] = excitatory.change(1 - steps[j]);
            preAgain[j] = excitatory.change(-steps[j]);
        }
        for (int j = firstInhibitory; j < steps.length; j++) {
            preOnce[j] = inhibitory.change(1 - steps[j]);
            preAgain[j] = inhibitory.change(-steps[j]);
        }
        int[] spiking = network.previousSpikes();
        for (int s = 0; s < network.previousSpikeCount(); s++) {
            preOnce[spiking[s]] = 0;
            preAgain[spiking[s]] = 0;
        }
    }

    /** Changes the incoming synapses listed from one column entry to another. */
    private void updateColumn(int from, int to, double[] change, double low, double high) {
        double[] weight = network.weights();
        int[] pre = topology.columnPres();
        int[] synapses = topology.columnSynapses();
        int count = clippedCount;
        for (int entry = from; entry < to; entry++) {
            int synapse = synapses[entry];
            double changed = weight[synapse] + change[pre[entry]];
            weight[synapse] = changed;
            clipped[count] = synapse;
            count += outside(changed, low, high);
        }
        clippedCount = count;
    }

    /** 1 where the value is outside [low, high], else 0, without a branch: the sign bit of a product. */
    private static int outside(double value, double low, double high) {
        return (int) (Double.doubleToRawLongBits((value - low) * (high - value)) >>> 63);
    }
}
