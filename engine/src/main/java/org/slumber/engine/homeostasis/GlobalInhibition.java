package org.slumber.engine.homeostasis;

import java.util.OptionalDouble;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightStore;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Inhibition that a global signal strengthens or weakens (Zenke, Agnes &amp; Gerstner 2015), beside what the plasticity
 * rule does to it. H follows the mean rate of the excitatory neurons, H ← H + (1000·z̄ − H)/τ_H, and G = H − ρ. In each
 * step all traces decay; where a spike of inhibitory neuron k arrives, |w| += η·G·(y_i + 1) at each of its synapses, then
 * its trace x_k += 1; where excitatory neuron i spikes, |w| += η·G·x_k at each of its incoming inhibitory synapses, then
 * y_i += 1. At G = 0 nothing changes.
 *
 * @param active the steps in which it acts
 * @param learningRate η, 0 to 1000 weight per Hz
 * @param targetRate ρ, 0 to 1000 Hz
 * @param rateTimeConstant τ_H, 1 to 1e9 ms
 * @param traceTimeConstant decay of x and y, 1 to 1e6 ms
 */
public record GlobalInhibition(
        Active active, double learningRate, double targetRate, double rateTimeConstant, double traceTimeConstant)
        implements Homeostasis {
    private static final RealParameter LEARNING_RATE = RealParameter.of(
            "globalInhibition.learningRate",
            "weight/Hz",
            "eta, change of an inhibitory weight by Hz beyond the target",
            Range.closed(0, 1000),
            1.6e-5);
    private static final RealParameter TARGET_RATE = RealParameter.of(
            "globalInhibition.targetRate", "Hz", "mean rate of the excitatory neurons", Range.closed(0, 1000), 4);
    private static final RealParameter RATE_TIME_CONSTANT = RealParameter.of(
            "globalInhibition.rateTimeConstant", "ms", "tau of the mean rate", Range.closed(1, 1e9), 1e4);
    private static final RealParameter TRACE_TIME_CONSTANT = RealParameter.of(
            "globalInhibition.traceTimeConstant", "ms", "decay of the traces of spikes", Range.closed(1, 1e6), 20);
    public static final Variant<GlobalInhibition> VARIANT = Variant.of(
                    "globalInhibition",
                    GlobalInhibition.class,
                    "inhibition strengthens while the mean rate is above a target")
            .with(ACTIVE, GlobalInhibition::active)
            .with(LEARNING_RATE, GlobalInhibition::learningRate)
            .with(TARGET_RATE, GlobalInhibition::targetRate)
            .with(RATE_TIME_CONSTANT, GlobalInhibition::rateTimeConstant)
            .with(TRACE_TIME_CONSTANT, GlobalInhibition::traceTimeConstant)
            .neutral(LEARNING_RATE, 0)
            .brief(LEARNING_RATE, 1e-3)
            .brief(RATE_TIME_CONSTANT, 100)
            .madeBy(values -> new GlobalInhibition(
                    values.choice(ACTIVE),
                    values.real(LEARNING_RATE),
                    values.real(TARGET_RATE),
                    values.real(RATE_TIME_CONSTANT),
                    values.real(TRACE_TIME_CONSTANT)));

    public GlobalInhibition {
        LEARNING_RATE.check(learningRate);
        TARGET_RATE.check(targetRate);
        RATE_TIME_CONSTANT.check(rateTimeConstant);
        TRACE_TIME_CONSTANT.check(traceTimeConstant);
    }

    @Override
    public Variant<GlobalInhibition> variant() {
        return VARIANT;
    }

    @Override
    public OptionalDouble soughtRate() {
        return OptionalDouble.of(targetRate);
    }

    @Override
    public StepHomeostat on(SpikingNetwork network) {
        return new Kernel(this, network);
    }

    private static final class Kernel implements StepHomeostat {
        private static final double HZ_PER_SPIKE_A_STEP = 1000;

        private final GlobalInhibition inhibition;
        private final SpikingNetwork network;
        private final Topology topology;
        private final WeightStore weights;
        private final double decay;
        /** {@code [inhibitory neuron]}: x. */
        private final double[] arrived;
        /** y. */
        private final Traces fired;

        private double meanRate;

        Kernel(GlobalInhibition inhibition, SpikingNetwork network) {
            this.inhibition = inhibition;
            this.network = network;
            topology = network.topology();
            weights = network.weights();
            decay = StrictMath.exp(-1 / inhibition.traceTimeConstant());
            arrived = new double[topology.inhibitory()];
            fired = new Traces(network, new double[topology.neurons()], inhibition.traceTimeConstant(), Population.E);
        }

        @Override
        public void afterStep() {
            int firstInhibitory = topology.inputs() + topology.excitatory();
            int[] spiking = network.spikes();
            int end = network.inputSpikeCount();
            while (end < network.spikeCount() && spiking[end] < firstInhibitory) {
                end++;
            }
            double spikes = end - network.inputSpikeCount();
            double rate = HZ_PER_SPIKE_A_STEP * spikes / topology.excitatory();
            meanRate += (rate - meanRate) / inhibition.rateTimeConstant();
            double change = inhibition.learningRate() * (meanRate - inhibition.targetRate());
            for (int k = 0; k < arrived.length; k++) {
                arrived[k] *= decay;
            }
            fired.decay();
            int[] arriving = network.previousSpikes();
            for (int s = network.previousSpikeCount() - 1; s >= 0 && arriving[s] >= firstInhibitory; s--) {
                arrive(arriving[s], change);
                arrived[arriving[s] - firstInhibitory]++;
            }
            for (int s = network.inputSpikeCount(); s < end; s++) {
                fire(spiking[s] - topology.inputs(), change);
            }
            fired.add(1);
        }

        private void arrive(int pre, double change) {
            int end = topology.rowStart(pre + 1);
            for (int synapse = topology.rowStart(pre); synapse < end; synapse++) {
                double trace = fired.value[topology.posts()[synapse]];
                weights.moveInhibitory(synapse, weights.values()[synapse] - change * (trace + 1));
            }
        }

        private void fire(int post, double change) {
            int firstInhibitory = topology.inputs() + topology.excitatory();
            int end = topology.columnStart(post + 1);
            for (int entry = topology.columnInhibitoryStart(post); entry < end; entry++) {
                int synapse = topology.columnSynapses()[entry];
                double trace = arrived[topology.columnPres()[entry] - firstInhibitory];
                weights.moveInhibitory(synapse, weights.values()[synapse] - change * trace);
            }
        }

        @Override
        public boolean movesWeights() {
            return true;
        }
    }
}
