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
 * The inhibitory rule of self-organising recurrent networks (Zheng, Dimitrakakis and Triesch 2013): an arriving spike
 * changes |w| by −η·(1 − z·(1 + 1/h)), z whether the post neuron spikes in this step. It leaves weights alone where that
 * has the probability h/(1 + h), and has no timing sign.
 *
 * @param learningRate η, 0 to 1000
 * @param targetProbability h, above 0, up to 1
 */
public record SornInhibitory(double learningRate, double targetProbability) implements InhibitoryRule {
    private static final RealParameter LEARNING_RATE =
            RealParameter.of("sorn.learningRate", "weight", "eta", Range.closed(0, 1000), 0.001);
    private static final RealParameter TARGET_PROBABILITY = RealParameter.of(
            "sorn.targetProbability",
            "1",
            "h: weights stay where a post neuron answers inhibition with probability h/(1 + h)",
            Range.positive(1),
            0.1);
    public static final Variant<SornInhibitory> VARIANT = Variant.of(
                    "sorn", SornInhibitory.class, "inhibition grows onto neurons that spike in spite of it")
            .with(LEARNING_RATE, SornInhibitory::learningRate)
            .with(TARGET_PROBABILITY, SornInhibitory::targetProbability)
            .neutral(LEARNING_RATE, 0)
            .brief(LEARNING_RATE, 0.05)
            .madeBy(values -> new SornInhibitory(values.real(LEARNING_RATE), values.real(TARGET_PROBABILITY)));

    public SornInhibitory {
        LEARNING_RATE.check(learningRate);
        TARGET_PROBABILITY.check(targetProbability);
    }

    @Override
    public Variant<SornInhibitory> variant() {
        return VARIANT;
    }

    @Override
    public Plasticity beside(PlasticityRule rule, SpikingNetwork network, RandomStreams streams) {
        return new BothKinds(rule.on(network, Set.of(SynapseKind.EXCITATORY), streams), new Kernel(this, network));
    }

    private static final class Kernel implements Plasticity {
        private static final SynapseKind KIND = SynapseKind.INHIBITORY;

        private final SpikingNetwork network;
        private final double ofSilent;
        private final double ofSpiking;
        private final AdditiveUpdate update;
        /** {@code [post]}: change of w. */
        private final double[] byPost;

        private final double[][] changeOfRow;

        Kernel(SornInhibitory rule, SpikingNetwork network) {
            this.network = network;
            ofSilent = KIND.sign() * -rule.learningRate;
            ofSpiking = KIND.sign() * rule.learningRate / rule.targetProbability;
            update = new AdditiveUpdate(network);
            Topology topology = network.topology();
            byPost = new double[topology.neurons()];
            changeOfRow = new double[topology.inputs() + topology.neurons()][];
            Arrays.fill(byPost, ofSilent);
            Arrays.fill(changeOfRow, byPost);
        }

        @Override
        public void afterStep() {
            mark(ofSpiking);
            int from = network.previousExcitatorySpikeCount();
            update.rows(KIND, network.previousSpikes(), from, network.previousSpikeCount(), changeOfRow);
            mark(ofSilent);
        }

        private void mark(double change) {
            int inputs = network.topology().inputs();
            for (int s = network.inputSpikeCount(); s < network.spikeCount(); s++) {
                byPost[network.spikes()[s] - inputs] = change;
            }
        }

        @Override
        public Optional<LocalChange> localChange() {
            double largest = Math.max(Math.abs(ofSilent), Math.abs(ofSpiking));
            return Optional.of(new LocalChange(0, largest, LocalChange.Reach.ARRIVALS));
        }
    }
}
