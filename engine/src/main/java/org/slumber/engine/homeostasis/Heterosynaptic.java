package org.slumber.engine.homeostasis;

import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightStore;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Heterosynaptic plasticity: where a neuron spikes, each of its incoming excitatory weights moves by −β·(w − w₀)·y³, w₀
 * the initial weight and y a trace of the neuron's earlier spikes, so that bursts bring weights back (Royer &amp; Paré
 * 2003; the equation is the heterosynaptic term of Zenke, Agnes &amp; Gerstner 2015 with a constant reference). No weight
 * moves beyond w₀, which is our reading for bursts so fast that β·y³ exceeds 1.
 *
 * @param active the steps in which it acts
 * @param strength β, 0 to 1000
 * @param traceTimeConstant decay of y, 1 to 1e6 ms
 */
public record Heterosynaptic(Active active, double strength, double traceTimeConstant) implements Homeostasis {
    private static final RealParameter STRENGTH = RealParameter.of(
            "heterosynaptic.strength", "1", "beta, pull towards the initial weight", Range.closed(0, 1000), 0.05);
    private static final RealParameter TRACE_TIME_CONSTANT = RealParameter.of(
            "heterosynaptic.traceTimeConstant", "ms", "decay of the trace of post spikes", Range.closed(1, 1e6), 20);
    public static final Variant<Heterosynaptic> VARIANT = Variant.of(
                    "heterosynaptic", Heterosynaptic.class, "bursts bring the weights onto their neuron back")
            .with(ACTIVE, Heterosynaptic::active)
            .with(STRENGTH, Heterosynaptic::strength)
            .with(TRACE_TIME_CONSTANT, Heterosynaptic::traceTimeConstant)
            .neutral(STRENGTH, 0)
            .brief(STRENGTH, 0.5)
            .madeBy(values ->
                    new Heterosynaptic(values.choice(ACTIVE), values.real(STRENGTH), values.real(TRACE_TIME_CONSTANT)));

    public Heterosynaptic {
        STRENGTH.check(strength);
        TRACE_TIME_CONSTANT.check(traceTimeConstant);
    }

    @Override
    public Variant<Heterosynaptic> variant() {
        return VARIANT;
    }

    @Override
    public StepHomeostat on(SpikingNetwork network) {
        return new Kernel(this, network);
    }

    private static final class Kernel implements StepHomeostat {
        private final double strength;
        private final SpikingNetwork network;
        private final double[] initial;
        private final Traces traces;

        Kernel(Heterosynaptic heterosynaptic, SpikingNetwork network) {
            strength = heterosynaptic.strength();
            this.network = network;
            initial = network.weights().copy();
            traces = new Traces(
                    network,
                    new double[network.topology().neurons()],
                    heterosynaptic.traceTimeConstant(),
                    Population.EI);
        }

        @Override
        public void afterStep() {
            Topology topology = network.topology();
            WeightStore weights = network.weights();
            int[] spiking = network.spikes();
            traces.decay();
            for (int s = network.inputSpikeCount(); s < network.spikeCount(); s++) {
                int post = spiking[s] - topology.inputs();
                double trace = traces.value[post];
                double pull = Math.min(1, strength * trace * trace * trace);
                int end = topology.columnInhibitoryStart(post);
                for (int entry = topology.columnStart(post); entry < end; entry++) {
                    int synapse = topology.columnSynapses()[entry];
                    double weight = weights.values()[synapse];
                    weights.moveExcitatory(synapse, weight - pull * (weight - initial[synapse]));
                }
            }
            traces.add(1);
        }

        @Override
        public boolean movesWeights() {
            return true;
        }
    }
}
