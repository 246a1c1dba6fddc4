package org.slumber.engine.plasticity;

import java.util.Optional;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
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
     * the change of a whole row is one lookup per post neuron, shared by all rows, and likewise for columns. After few
     * spikes, as in most steps asleep, a lookup a synapse costs less than one a neuron. A synapse with both neurons in
     * the list is changed by its row, not by its column. Each loop over synapses stands once, in the method that loops
     * over spikes: inlined twice, it runs out of registers and a tenth slower.
     */
    private static final class Kernel implements Plasticity {
        /** Spikes up to which changes are looked up by synapse. */
        private static final int FEW = 8;

        private final SpikingNetwork network;
        private final Topology topology;
        private final int firstInhibitory;
        private final WeightStore.Ledger ledger;
        private final double[] weight;
        private final int[] entered;
        private final double minimum;
        private final double maximum;
        private final StdpWindow excitatory;
        private final StdpWindow inhibitory;
        private final ChangeByNeuron postExcitatory;
        private final ChangeByNeuron postInhibitory;
        private final ChangeByNeuron preExcitatory;
        private final ChangeByNeuron preInhibitory;
        /** {@code [neuron]}: whether it spiked in the step before; all false between steps. */
        private final boolean[] spiked;

        private long step;

        Kernel(PairStdp rule, SpikingNetwork network) {
            this.network = network;
            topology = network.topology();
            firstInhibitory = topology.inputs() + topology.excitatory();
            ledger = network.weights().ledger();
            weight = ledger.weights();
            entered = ledger.synapses();
            minimum = network.weights().bounds().minimum();
            maximum = network.weights().bounds().maximum();
            excitatory = new StdpWindow(rule, rule.excitatoryLearningRate(), 1);
            inhibitory = new StdpWindow(rule, rule.inhibitoryLearningRate(), -1);
            int inputs = topology.inputs();
            int all = inputs + topology.neurons();
            postExcitatory = new ChangeByNeuron(excitatory, 1, inputs, all, inputs);
            postInhibitory = new ChangeByNeuron(inhibitory, 1, inputs, firstInhibitory, inputs);
            preExcitatory = new ChangeByNeuron(excitatory, -1, 0, firstInhibitory, 0);
            preInhibitory = new ChangeByNeuron(inhibitory, -1, firstInhibitory, all, 0);
            spiked = new boolean[all];
        }

        @Override
        public void afterStep() {
            step++;
            int count = network.previousSpikeCount();
            if (count == 0) {
                return;
            }
            if (count <= FEW) {
                updateBySynapse();
                return;
            }
            updateRows();
            if (count > network.previousInputSpikeCount()) {
                updateColumns();
            }
        }

        private void updateBySynapse() {
            int[] spiking = network.previousSpikes();
            int count = network.previousSpikeCount();
            for (int s = 0; s < count; s++) {
                spiked[spiking[s]] = true;
            }
            for (int s = 0; s < count; s++) {
                updateRow(spiking[s]);
                if (spiking[s] >= topology.inputs()) {
                    updateColumn(spiking[s] - topology.inputs());
                }
            }
            for (int s = 0; s < count; s++) {
                spiked[spiking[s]] = false;
            }
        }

        private void updateRow(int pre) {
            int[] steps = network.stepsSinceSpike();
            int[] post = topology.posts();
            boolean isExcitatory = pre < firstInhibitory;
            StdpWindow window = isExcitatory ? excitatory : inhibitory;
            double low = isExcitatory ? minimum : -maximum;
            double high = isExcitatory ? maximum : -minimum;
            int inputs = topology.inputs();
            int count = ledger.count();
            int end = topology.rowStart(pre + 1);
            for (int synapse = topology.rowStart(pre); synapse < end; synapse++) {
                double changed = weight[synapse] + window.change(steps[inputs + post[synapse]] - steps[pre]);
                weight[synapse] = changed;
                entered[count] = synapse;
                count += outside(changed, low, high);
            }
            ledger.count(count);
        }

        private void updateColumn(int post) {
            int[] steps = network.stepsSinceSpike();
            int[] pre = topology.columnPres();
            int[] synapses = topology.columnSynapses();
            int since = steps[topology.inputs() + post];
            int split = topology.columnInhibitoryStart(post);
            int end = topology.columnStart(post + 1);
            int count = ledger.count();
            for (int entry = topology.columnStart(post); entry < end; entry++) {
                if (!spiked[pre[entry]]) {
                    boolean isExcitatory = entry < split;
                    StdpWindow window = isExcitatory ? excitatory : inhibitory;
                    int synapse = synapses[entry];
                    double changed = weight[synapse] + window.change(since - steps[pre[entry]]);
                    weight[synapse] = changed;
                    entered[count] = synapse;
                    count += outside(changed, isExcitatory ? minimum : -maximum, isExcitatory ? maximum : -minimum);
                }
            }
            ledger.count(count);
        }

        private void updateRows() {
            int[] steps = network.stepsSinceSpike();
            int[] spiking = network.previousSpikes();
            int spikes = network.previousSpikeCount();
            postExcitatory.lookUp(step, network);
            if (spiking[spikes - 1] >= firstInhibitory) {
                postInhibitory.lookUp(step, network);
            }
            double[] weight = this.weight;
            int[] entered = this.entered;
            int[] post = topology.posts();
            int count = ledger.count();
            for (int s = 0; s < spikes; s++) {
                int pre = spiking[s];
                boolean isExcitatory = pre < firstInhibitory;
                double[] change = (isExcitatory ? postExcitatory : postInhibitory).of(steps[pre]);
                double low = isExcitatory ? minimum : -maximum;
                double high = isExcitatory ? maximum : -minimum;
                int end = topology.rowStart(pre + 1);
                for (int synapse = topology.rowStart(pre); synapse < end; synapse++) {
                    double changed = weight[synapse] + change[post[synapse]];
                    weight[synapse] = changed;
                    entered[count] = synapse;
                    count += outside(changed, low, high);
                }
            }
            ledger.count(count);
        }

        private void updateColumns() {
            int[] steps = network.stepsSinceSpike();
            int[] spiking = network.previousSpikes();
            preExcitatory.lookUp(step, network);
            preInhibitory.lookUp(step, network);
            preExcitatory.leaveOut(network);
            preInhibitory.leaveOut(network);
            double[] weight = this.weight;
            int[] entered = this.entered;
            int[] pre = topology.columnPres();
            int[] synapses = topology.columnSynapses();
            int count = ledger.count();
            for (int s = network.previousInputSpikeCount(); s < network.previousSpikeCount(); s++) {
                int since = steps[spiking[s]];
                int post = spiking[s] - topology.inputs();
                int entry = topology.columnStart(post);
                int to = topology.columnInhibitoryStart(post);
                double[] change = preExcitatory.of(since);
                double low = minimum;
                double high = maximum;
                // the excitatory part of the column, then the inhibitory one
                for (int part = 0; part < 2; part++) {
                    for (; entry < to; entry++) {
                        int synapse = synapses[entry];
                        double changed = weight[synapse] + change[pre[entry]];
                        weight[synapse] = changed;
                        entered[count] = synapse;
                        count += outside(changed, low, high);
                    }
                    to = topology.columnStart(post + 1);
                    change = preInhibitory.of(since);
                    low = -maximum;
                    high = -minimum;
                }
            }
            ledger.count(count);
            preExcitatory.takeBackIn(network);
            preInhibitory.takeBackIn(network);
        }

        /** 1 where the value is outside [low, high], else 0, without a branch: the sign bit of a product. */
        private static int outside(double value, double low, double high) {
            return (int) (Double.doubleToRawLongBits((value - low) * (high - value)) >>> 63);
        }
    }

    /**
     * The change of a synapse by the neuron at its one end, where the neuron at its other end spiked in the step before.
     *
     * <p>Implementation notes. What is looked up for that other neuron one step after its spike is what was looked up in
     * the step before for no step, but for the neurons that spiked since: so where steps follow each other, one of the
     * two lookups is a swap.
     */
    private static final class ChangeByNeuron {
        private final StdpWindow window;
        private final int sign;
        private final int from;
        private final int to;
        private final int offset;
        private final double[] leftOutOnce;
        private final double[] leftOutAgain;
        private double[] once;
        private double[] again;
        private long lookedUpAt = -1;

        /**
         * @param sign +1 for post neurons, −1 for pre neurons
         * @param from first neuron
         * @param to behind the last neuron
         * @param offset what a neuron's index is lessened by in the arrays
         */
        ChangeByNeuron(StdpWindow window, int sign, int from, int to, int offset) {
            this.window = window;
            this.sign = sign;
            this.from = from;
            this.to = to;
            this.offset = offset;
            once = new double[to - offset];
            again = new double[to - offset];
            leftOutOnce = new double[to - from];
            leftOutAgain = new double[to - from];
        }

        void lookUp(long step, SpikingNetwork network) {
            int[] steps = network.stepsSinceSpike();
            if (lookedUpAt == step - 1) {
                double[] before = again;
                again = once;
                once = before;
                double spikedNow = window.change(-sign);
                int[] spiking = network.spikes();
                for (int s = 0; s < network.spikeCount(); s++) {
                    if (spiking[s] >= from && spiking[s] < to) {
                        once[spiking[s] - offset] = spikedNow;
                    }
                }
            } else {
                for (int neuron = from; neuron < to; neuron++) {
                    once[neuron - offset] = window.change(sign * (steps[neuron] - 1));
                }
            }
            window.look(steps, from, to, sign, offset, again);
            lookedUpAt = step;
        }

        /** {@code [neuron less offset]}: the change where the other neuron spiked so many steps ago, 1 or 0. */
        double[] of(int stepsSinceSpike) {
            return stepsSinceSpike == 0 ? again : once;
        }

        /** Makes the change of the neurons that spiked in the step before 0. */
        void leaveOut(SpikingNetwork network) {
            int[] spiking = network.previousSpikes();
            for (int s = 0; s < network.previousSpikeCount(); s++) {
                int neuron = spiking[s];
                if (neuron >= from && neuron < to) {
                    leftOutOnce[neuron - from] = once[neuron - offset];
                    leftOutAgain[neuron - from] = again[neuron - offset];
                    once[neuron - offset] = 0;
                    again[neuron - offset] = 0;
                }
            }
        }

        /** Undoes {@link #leaveOut}. */
        void takeBackIn(SpikingNetwork network) {
            int[] spiking = network.previousSpikes();
            for (int s = 0; s < network.previousSpikeCount(); s++) {
                int neuron = spiking[s];
                if (neuron >= from && neuron < to) {
                    once[neuron - offset] = leftOutOnce[neuron - from];
                    again[neuron - offset] = leftOutAgain[neuron - from];
                }
            }
        }
    }
}
