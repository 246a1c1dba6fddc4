package org.slumber.engine.plasticity;

import java.util.Optional;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.network.WeightStore;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Pair-based nearest-neighbour STDP (paper section on plasticity): each synapse whose pre or post neuron spiked in the
 * step before changes by {@link StdpWindow}.
 *
 * @param timing the sign convention of the spike-time difference
 * @param excitatoryLearningRate η of excitatory synapses, 0 to 1000
 * @param inhibitoryLearningRate η of inhibitory synapses, 0 to 1000
 * @param potentiationTimeConstant τ_LTP, 0.1 to 1000 ms
 * @param depressionTimeConstant τ_LTD, 0.1 to 1000 ms
 */
public record PairStdp(
        Timing timing,
        double excitatoryLearningRate,
        double inhibitoryLearningRate,
        double potentiationTimeConstant,
        double depressionTimeConstant)
        implements PlasticityRule {
    private static final RealParameter POTENTIATION_TIME_CONSTANT = RealParameter.of(
            "plasticity.potentiationTimeConstant", "ms", "tau of strengthening", Range.closed(0.1, 1000), 10);
    private static final RealParameter DEPRESSION_TIME_CONSTANT = RealParameter.of(
            "plasticity.depressionTimeConstant", "ms", "tau of weakening", Range.closed(0.1, 1000), 7.5);
    public static final Variant<PairStdp> VARIANT = Variant.of(
                    "pair", PairStdp.class, "nearest-neighbour pairs of spikes, additive")
            .with(TIMING, PairStdp::timing)
            .with(EXCITATORY_LEARNING_RATE, PairStdp::excitatoryLearningRate)
            .with(INHIBITORY_LEARNING_RATE, PairStdp::inhibitoryLearningRate)
            .with(POTENTIATION_TIME_CONSTANT, PairStdp::potentiationTimeConstant)
            .with(DEPRESSION_TIME_CONSTANT, PairStdp::depressionTimeConstant)
            .neutral(EXCITATORY_LEARNING_RATE, 0)
            .neutral(INHIBITORY_LEARNING_RATE, 0)
            .madeBy(values -> new PairStdp(
                    values.choice(TIMING),
                    values.real(EXCITATORY_LEARNING_RATE),
                    values.real(INHIBITORY_LEARNING_RATE),
                    values.real(POTENTIATION_TIME_CONSTANT),
                    values.real(DEPRESSION_TIME_CONSTANT)));

    public PairStdp {
        EXCITATORY_LEARNING_RATE.check(excitatoryLearningRate);
        INHIBITORY_LEARNING_RATE.check(inhibitoryLearningRate);
        POTENTIATION_TIME_CONSTANT.check(potentiationTimeConstant);
        DEPRESSION_TIME_CONSTANT.check(depressionTimeConstant);
    }

    @Override
    public Variant<PairStdp> variant() {
        return VARIANT;
    }

    @Override
    public Plasticity on(SpikingNetwork network) {
        return new Kernel(this, network);
    }

    /** No pair moves a weight by more than η. */
    @Override
    public Optional<LocalChange> localChange() {
        return Optional.of(new LocalChange(excitatoryLearningRate, inhibitoryLearningRate));
    }

    /**
     * The rule on one network.
     *
     * <p>Implementation notes. A pre neuron j that spiked in the step before has s_j = 1, or 0 where it spiked again, so
     * the change of a whole row is one lookup per post neuron, shared by all rows, and likewise for columns. A synapse
     * with both neurons in the list is changed by its row; its column adds 0.
     */
    private static final class Kernel implements Plasticity {
        private final SpikingNetwork network;
        private final Topology topology;
        private final WeightBounds bounds;
        private final WeightStore.Ledger ledger;
        private final StdpWindow excitatory;
        private final StdpWindow inhibitory;

        private final double[] postExcitatory;
        private final double[] postExcitatoryAgain;
        private final double[] postInhibitory;
        private final double[] postInhibitoryAgain;
        private final double[] preOnce;
        private final double[] preAgain;

        Kernel(PairStdp rule, SpikingNetwork network) {
            this.network = network;
            topology = network.topology();
            bounds = network.weights().bounds();
            ledger = network.weights().ledger();
            excitatory = new StdpWindow(rule, rule.excitatoryLearningRate(), 1);
            inhibitory = new StdpWindow(rule, rule.inhibitoryLearningRate(), -1);
            int neurons = topology.neurons();
            postExcitatory = new double[neurons];
            postExcitatoryAgain = new double[neurons];
            postInhibitory = new double[neurons];
            postInhibitoryAgain = new double[neurons];
            preOnce = new double[topology.inputs() + neurons];
            preAgain = new double[topology.inputs() + neurons];
        }

        @Override
        public void afterStep() {
            if (network.previousSpikeCount() == 0) {
                return;
            }
            updateRows();
            if (network.previousSpikeCount() > network.previousInputSpikeCount()) {
                updateColumns();
            }
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
                    updateRow(j, again ? postExcitatoryAgain : postExcitatory, bounds.minimum(), bounds.maximum());
                } else {
                    updateRow(j, again ? postInhibitoryAgain : postInhibitory, -bounds.maximum(), -bounds.minimum());
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
            double[] weight = ledger.weights();
            int[] entered = ledger.synapses();
            int[] post = topology.posts();
            int count = ledger.count();
            int end = topology.rowStart(pre + 1);
            for (int synapse = topology.rowStart(pre); synapse < end; synapse++) {
                double changed = weight[synapse] + change[post[synapse]];
                weight[synapse] = changed;
                entered[count] = synapse;
                count += outside(changed, low, high);
            }
            ledger.count(count);
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
                updateColumn(topology.columnStart(post), split, change, bounds.minimum(), bounds.maximum());
                updateColumn(split, topology.columnStart(post + 1), change, -bounds.maximum(), -bounds.minimum());
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
            double[] weight = ledger.weights();
            int[] entered = ledger.synapses();
            int[] pre = topology.columnPres();
            int[] synapses = topology.columnSynapses();
            int count = ledger.count();
            for (int entry = from; entry < to; entry++) {
                int synapse = synapses[entry];
                double changed = weight[synapse] + change[pre[entry]];
                weight[synapse] = changed;
                entered[count] = synapse;
                count += outside(changed, low, high);
            }
            ledger.count(count);
        }

        /** 1 where the value is outside [low, high], else 0, without a branch: the sign bit of a product. */
        private static int outside(double value, double low, double high) {
            return (int) (Double.doubleToRawLongBits((value - low) * (high - value)) >>> 63);
        }
    }
}
