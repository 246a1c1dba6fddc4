package org.slumber.engine.plasticity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Spike-synchrony-dependent plasticity (Tian, Kembay, Truong, Eshraghian and Kavehei 2025), on excitatory synapses: at the
 * end of each window of L steps, a weight grows by A₊·exp(−Δt²/2σ²) where both neurons spiked in it, Δt the difference of
 * their first spikes, and else falls by A_b. It has no timing sign and no dependence on the weight. That it acts in
 * windows of a running network, in place of samples of a network that gradients train, is our reading.
 *
 * @param pairs the pair rule that it may be added to
 * @param mode whether it is
 * @param amplitude A₊, 0 to 1000
 * @param depressionRatio A_b/A₊, 0 to 1000
 * @param width σ, above 0, up to 1e6 ms
 * @param windowSteps L, 1 to 100 000
 */
public record Ssdp(PairWindow pairs, Mode mode, double amplitude, double depressionRatio, double width, int windowSteps)
        implements PlasticityRule {
    private static final ChoiceParameter<Mode> MODE =
            ChoiceParameter.of("ssdp.mode", "in place of the pair rule or added to it", Mode.INSTEAD);
    /** A₊; also of the surrogate-gradient network. */
    public static final RealParameter AMPLITUDE = RealParameter.of(
            "ssdp.amplitude", "weight", "A+, strengthening by first spikes at once", Range.closed(0, 1000), 1.5e-4);
    /** A_b/A₊; also of the surrogate-gradient network. */
    public static final RealParameter DEPRESSION_RATIO = RealParameter.of(
            "ssdp.depressionRatio",
            "1",
            "A_b over A+, weakening where one stays silent",
            Range.closed(0, 1000),
            1 / 3.0);
    /** σ; also of the surrogate-gradient network. */
    public static final RealParameter WIDTH =
            RealParameter.of("ssdp.width", "ms", "sigma of the difference of first spikes", Range.positive(1e6), 1);

    private static final WholeParameter WINDOW_STEPS = WholeParameter.of(
            "ssdp.windowSteps", "steps", "L, length of a window (our reading)", Range.closed(1, 100_000), 20);
    public static final Variant<Ssdp> VARIANT = PairWindow.declare(
                    Variant.of("ssdp", Ssdp.class, "synchrony within windows, on excitatory synapses"), Ssdp::pairs)
            .with(MODE, Ssdp::mode)
            .with(AMPLITUDE, Ssdp::amplitude)
            .with(DEPRESSION_RATIO, Ssdp::depressionRatio)
            .with(WIDTH, Ssdp::width)
            .with(WINDOW_STEPS, Ssdp::windowSteps)
            .neutral(AMPLITUDE, 0)
            .brief(AMPLITUDE, 0.05)
            .madeBy(values -> new Ssdp(
                    PairWindow.of(values),
                    values.choice(MODE),
                    values.real(AMPLITUDE),
                    values.real(DEPRESSION_RATIO),
                    values.real(WIDTH),
                    values.integer(WINDOW_STEPS)));

    /** What becomes of the pair rule. */
    public enum Mode {
        /** It does not act on excitatory synapses. */
        INSTEAD,
        /** It acts as well. */
        ADDED
    }

    public Ssdp {
        AMPLITUDE.check(amplitude);
        DEPRESSION_RATIO.check(depressionRatio);
        WIDTH.check(width);
        WINDOW_STEPS.check(windowSteps);
    }

    @Override
    public Variant<Ssdp> variant() {
        return VARIANT;
    }

    @Override
    public double relativeCost() {
        return 0.8;
    }

    @Override
    public Plasticity on(SpikingNetwork network, Set<SynapseKind> kinds) {
        return new Kernel(this, network);
    }

    private static final class Kernel implements Plasticity {
        private static final SynapseKind KIND = SynapseKind.EXCITATORY;
        private static final int SILENT = -1;

        private final SpikingNetwork network;
        private final Ssdp rule;
        private final Optional<PairKernel> pairs;
        private final AdditiveUpdate update;
        private final int[] allPres;
        /** {@code [neuron]}: step of the window in which it spiked first. */
        private final int[] first;
        /** {@code [difference of first spikes]}: change where both spiked. */
        private final double[] together;
        /** {@code [first spike of pre]}: the row of posts that belongs to it, once it is made. */
        private final double[][] rowOfFirst;

        private final boolean[] made;
        private final double[] rowOfSilent;
        private final double[][] changeOfRow;
        private int step;

        Kernel(Ssdp rule, SpikingNetwork network) {
            this.rule = rule;
            this.network = network;
            pairs = rule.mode == Mode.ADDED
                    ? Optional.of(new PairKernel(
                            rule.pairs, network, Set.of(SynapseKind.EXCITATORY), new AdditiveUpdate(network)))
                    : Optional.empty();
            update = new AdditiveUpdate(network);
            Topology topology = network.topology();
            allPres = new int[topology.inputs() + topology.excitatory()];
            Arrays.setAll(allPres, pre -> pre);
            first = new int[topology.inputs() + topology.neurons()];
            Arrays.fill(first, SILENT);
            together = new double[rule.windowSteps];
            for (int difference = 0; difference < together.length; difference++) {
                double distance = difference / rule.width;
                together[difference] = rule.amplitude * StrictMath.exp(-distance * distance / 2);
            }
            rowOfFirst = new double[rule.windowSteps][];
            made = new boolean[rule.windowSteps];
            rowOfSilent = new double[topology.neurons()];
            Arrays.fill(rowOfSilent, -rule.amplitude * rule.depressionRatio);
            changeOfRow = new double[allPres.length][];
        }

        @Override
        public void afterStep() {
            pairs.ifPresent(PairKernel::afterStep);
            int[] spiking = network.spikes();
            for (int s = 0; s < network.spikeCount(); s++) {
                if (first[spiking[s]] == SILENT) {
                    first[spiking[s]] = step;
                }
            }
            step++;
            if (step == rule.windowSteps) {
                endWindow();
                step = 0;
            }
        }

        private void endWindow() {
            Arrays.fill(made, false);
            for (int pre : allPres) {
                changeOfRow[pre] = first[pre] == SILENT ? rowOfSilent : row(first[pre]);
            }
            update.rows(KIND, allPres, 0, allPres.length, changeOfRow);
            Arrays.fill(first, SILENT);
        }

        /** {@code [post]}: change of the rows of the neurons that spiked first in this step. */
        private double[] row(int firstOfPre) {
            if (rowOfFirst[firstOfPre] == null) {
                rowOfFirst[firstOfPre] = new double[rowOfSilent.length];
            }
            double[] row = rowOfFirst[firstOfPre];
            if (!made[firstOfPre]) {
                made[firstOfPre] = true;
                int inputs = network.topology().inputs();
                for (int post = 0; post < row.length; post++) {
                    int firstOfPost = first[inputs + post];
                    row[post] =
                            firstOfPost == SILENT ? rowOfSilent[post] : together[Math.abs(firstOfPost - firstOfPre)];
                }
            }
            return row;
        }

        @Override
        public boolean touchesAll() {
            return step + 1 == rule.windowSteps;
        }

        @Override
        public Optional<LocalChange> localChange() {
            double byPairs = rule.mode == Mode.ADDED ? rule.pairs.largestChange(KIND) : 0;
            double byWindow = rule.amplitude * Math.max(1, rule.depressionRatio);
            return Optional.of(new LocalChange(Math.max(byPairs, byWindow), 0, LocalChange.Reach.ARRIVALS));
        }
    }
}
