package org.slumber.engine.plasticity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Inhibitory synapses that balance their post neuron (Vogels, Sprekeler, Zenke, Clopath and Gerstner 2011): with traces x
 * of the pre and y of the post neuron, an arriving spike changes |w| by η·(y − 2ρτ), one of the post neuron by η·x. It has
 * no timing sign. Uncorrelated spikes leave weights alone where the post neuron fires at ρ, whatever the pre neuron does.
 *
 * @param learningRate η, 0 to 1000
 * @param targetRate ρ, 0 to 1000 Hz
 * @param timeConstant τ of both traces, 0.1 to 1e6 ms
 */
public record VogelsInhibitory(double learningRate, double targetRate, double timeConstant) implements InhibitoryRule {
    private static final RealParameter LEARNING_RATE =
            RealParameter.of("vogels.learningRate", "weight", "eta", Range.closed(0, 1000), 0.001);
    private static final RealParameter TARGET_RATE = RealParameter.of(
            "vogels.targetRate",
            "Hz",
            "rho, rate of the post neurons that leaves weights alone",
            Range.closed(0, 1000),
            10);
    private static final RealParameter TIME_CONSTANT =
            RealParameter.of("vogels.timeConstant", "ms", "tau of both traces", Range.closed(0.1, 1e6), 20);
    public static final Variant<VogelsInhibitory> VARIANT = Variant.of(
                    "vogels", VogelsInhibitory.class, "inhibition grows onto neurons that fire above a target")
            .with(LEARNING_RATE, VogelsInhibitory::learningRate)
            .with(TARGET_RATE, VogelsInhibitory::targetRate)
            .with(TIME_CONSTANT, VogelsInhibitory::timeConstant)
            .neutral(LEARNING_RATE, 0)
            .brief(LEARNING_RATE, 0.05)
            .madeBy(values -> new VogelsInhibitory(
                    values.real(LEARNING_RATE), values.real(TARGET_RATE), values.real(TIME_CONSTANT)));

    private static final double STEPS_A_SECOND = 1000;

    public VogelsInhibitory {
        LEARNING_RATE.check(learningRate);
        TARGET_RATE.check(targetRate);
        TIME_CONSTANT.check(timeConstant);
    }

    @Override
    public Variant<VogelsInhibitory> variant() {
        return VARIANT;
    }

    @Override
    public Plasticity beside(PlasticityRule rule, SpikingNetwork network, RandomStreams streams) {
        return new BothKinds(rule.on(network, Set.of(SynapseKind.EXCITATORY), streams), new Kernel(this, network));
    }

    private static final class Kernel implements Plasticity {
        private static final SynapseKind KIND = SynapseKind.INHIBITORY;

        private final SpikingNetwork network;
        private final VogelsInhibitory rule;
        private final double offset;
        private final GatheredUpdate update;
        private final SpikeTrace pre;
        private final SpikeTrace post;
        /** {@code [post]}: change of w by an arriving spike. */
        private final double[] byPost;
        /** {@code [neuron]}: change of w by a spike, of inhibitory neurons. */
        private final double[] byPre;

        private final double[][] changeOfRow;
        private final double[][] changeOfColumn;

        Kernel(VogelsInhibitory rule, SpikingNetwork network) {
            this.rule = rule;
            this.network = network;
            offset = 2 * rule.targetRate / STEPS_A_SECOND * rule.timeConstant;
            update = new GatheredUpdate(network);
            Topology topology = network.topology();
            int inputs = topology.inputs();
            int firstInhibitory = inputs + topology.excitatory();
            pre = new SpikeTrace(topology.inhibitory(), firstInhibitory, rule.timeConstant, false);
            post = new SpikeTrace(topology.excitatory(), inputs, rule.timeConstant, false);
            int all = inputs + topology.neurons();
            byPost = new double[topology.neurons()];
            byPre = new double[all];
            changeOfRow = new double[all][];
            changeOfColumn = new double[all][];
            Arrays.fill(changeOfRow, byPost);
            Arrays.fill(changeOfColumn, byPre);
        }

        @Override
        public void afterStep() {
            pre.decay();
            post.decay();
            // w is negative: what strengthens it lowers it
            double rate = KIND.sign() * rule.learningRate;
            int from = network.previousExcitatorySpikeCount();
            int to = network.previousSpikeCount();
            if (from < to) {
                for (int i = 0; i < post.value.length; i++) {
                    byPost[i] = rate * (post.value[i] - offset);
                }
                update.rows(KIND, network.previousSpikes(), from, to, changeOfRow);
                pre.add(network.previousSpikes(), from, to);
            }
            int firstSpike = network.inputSpikeCount();
            int lastSpike = network.excitatorySpikeCount();
            if (firstSpike < lastSpike) {
                int firstInhibitory = byPre.length - pre.value.length;
                for (int k = 0; k < pre.value.length; k++) {
                    byPre[firstInhibitory + k] = rate * pre.value[k];
                }
                update.columns(KIND, network.spikes(), firstSpike, lastSpike, changeOfColumn);
                post.add(network.spikes(), firstSpike, lastSpike);
            }
        }

        @Override
        public Optional<LocalChange> localChange() {
            double largest = Math.max(Math.max(post.largest(), offset), pre.largest());
            return Optional.of(new LocalChange(0, rule.learningRate * largest, LocalChange.Reach.ARRIVALS_AND_SPIKES));
        }
    }
}
