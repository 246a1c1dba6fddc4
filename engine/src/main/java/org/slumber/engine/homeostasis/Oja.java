package org.slumber.engine.homeostasis;

import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightStore;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Forgetting at post-synaptic activity (after Oja 1982, as a rule of spikes: our reading). Where a neuron spikes, each of
 * its incoming excitatory weights is multiplied by 1 − ζ, so that it decays with the rate; or by 1 − ζ·y, y a trace of the
 * neuron's earlier spikes, so that it decays with the square of the rate, as in Oja's equation. No factor is below 0.
 *
 * @param active the steps in which it acts
 * @param form what the decay goes with
 * @param forgetting ζ, in [0, 1]
 * @param traceTimeConstant decay of y, 1 to 1e6 ms
 */
public record Oja(Active active, Form form, double forgetting, double traceTimeConstant) implements Homeostasis {
    private static final ChoiceParameter<Form> FORM = ChoiceParameter.of(
            "oja.form",
            "whether forgetting goes with the rate or its square; as a rule of spikes our reading",
            Form.RATE);
    private static final RealParameter FORGETTING = RealParameter.of(
            "oja.forgetting", "fraction", "zeta, what a post spike takes of a weight", Range.closed(0, 1), 0.001);
    private static final RealParameter TRACE_TIME_CONSTANT = RealParameter.of(
            "oja.traceTimeConstant", "ms", "decay of the trace of post spikes (squared)", Range.closed(1, 1e6), 20);
    public static final Variant<Oja> VARIANT = Variant.of(
                    "oja", Oja.class, "every spike takes a fraction of the weights onto its neuron")
            .with(ACTIVE, Oja::active)
            .with(FORM, Oja::form)
            .with(FORGETTING, Oja::forgetting)
            .with(TRACE_TIME_CONSTANT, Oja::traceTimeConstant)
            .neutral(FORGETTING, 0)
            .brief(FORGETTING, 0.1)
            .madeBy(values -> new Oja(
                    values.choice(ACTIVE),
                    values.choice(FORM),
                    values.real(FORGETTING),
                    values.real(TRACE_TIME_CONSTANT)));

    /** What the decay of a weight goes with. */
    public enum Form {
        /** The rate of the post neuron. */
        RATE,
        /** The square of that rate. */
        SQUARED
    }

    public Oja {
        FORGETTING.check(forgetting);
        TRACE_TIME_CONSTANT.check(traceTimeConstant);
    }

    @Override
    public Variant<Oja> variant() {
        return VARIANT;
    }

    @Override
    public StepHomeostat on(SpikingNetwork network) {
        return new Kernel(this, network);
    }

    private static final class Kernel implements StepHomeostat {
        private final Oja oja;
        private final SpikingNetwork network;
        private final Traces traces;

        Kernel(Oja oja, SpikingNetwork network) {
            this.oja = oja;
            this.network = network;
            traces = new Traces(
                    network, new double[network.topology().neurons()], oja.traceTimeConstant(), Population.EI);
        }

        @Override
        public void afterStep() {
            Topology topology = network.topology();
            WeightStore weights = network.weights();
            boolean squared = oja.form() == Form.SQUARED;
            int[] spiking = network.spikes();
            if (squared) {
                traces.decay();
            }
            for (int s = network.inputSpikeCount(); s < network.spikeCount(); s++) {
                int post = spiking[s] - topology.inputs();
                double kept = Math.max(0, 1 - oja.forgetting() * (squared ? traces.value[post] : 1));
                int end = topology.columnInhibitoryStart(post);
                for (int entry = topology.columnStart(post); entry < end; entry++) {
                    int synapse = topology.columnSynapses()[entry];
                    weights.moveExcitatory(synapse, kept * weights.values()[synapse]);
                }
            }
            if (squared) {
                traces.add(1);
            }
        }

        @Override
        public boolean movesWeights() {
            return true;
        }
    }
}
