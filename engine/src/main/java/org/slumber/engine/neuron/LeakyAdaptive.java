package org.slumber.engine.neuron;

import java.util.Arrays;
import java.util.Map;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * The leaky integrate-and-fire neuron with an adaptive threshold (paper section on the neuron model). Potentials in mV,
 * time constants in ms, resistance in mV per unit of synaptic current.
 *
 * @param synapticTimeConstant τ_syn, 1 to 1e6 ms
 * @param membraneTimeConstant τ_m, 1 to 1e6 ms
 * @param resistance R, 0 to 1e6
 * @param restingPotential v_rest, also the potential at the start, within the clamp
 * @param resetPotential potential after a spike, within the clamp
 * @param minimumPotential lower clamp of the membrane potential, −1000 to 1000 mV
 * @param maximumPotential upper clamp of the membrane potential, −1000 to 1000 mV
 * @param restingThreshold θ without adaptation, −1000 to 1000 mV
 * @param minimumThreshold lower clamp of θ, −1000 to 1000 mV
 * @param maximumThreshold upper clamp of θ, −1000 to 1000 mV
 * @param adaptationTimeConstant decay of the adaptation a, 1 to 1e6 ms
 * @param adaptationIncrement what a spike adds to a, 0 to 1000 mV
 * @param inhibitorySynapticTimeConstant τ_syn of inhibitory neurons, 1 to 1e6 whole ms; 0 is that of all
 * @param inhibitoryMembraneTimeConstant τ_m of inhibitory neurons, 1 to 1e6 whole ms; 0 is that of all
 */
public record LeakyAdaptive(
        double synapticTimeConstant,
        double membraneTimeConstant,
        double resistance,
        double restingPotential,
        double resetPotential,
        double minimumPotential,
        double maximumPotential,
        double restingThreshold,
        double minimumThreshold,
        double maximumThreshold,
        double adaptationTimeConstant,
        double adaptationIncrement,
        int inhibitorySynapticTimeConstant,
        int inhibitoryMembraneTimeConstant)
        implements NeuronModel {
    private static final Range TIME = Range.closed(1, 1e6);
    private static final Range POTENTIAL = Range.closed(-1000, 1000);

    private static final RealParameter SYNAPTIC_TIME_CONSTANT =
            RealParameter.of("neuron.synapticTimeConstant", "ms", "decay of the synaptic current", TIME, 30);
    private static final RealParameter MEMBRANE_TIME_CONSTANT =
            RealParameter.of("neuron.membraneTimeConstant", "ms", "decay of the membrane potential", TIME, 30);
    private static final RealParameter RESISTANCE = RealParameter.of(
            "neuron.resistance", "mV", "potential per unit of synaptic current", Range.closed(0, 1e6), 30);
    private static final RealParameter RESTING_POTENTIAL =
            RealParameter.of("neuron.restingPotential", "mV", "membrane potential at rest", POTENTIAL, -70);
    private static final RealParameter RESET_POTENTIAL =
            RealParameter.of("neuron.resetPotential", "mV", "membrane potential after a spike", POTENTIAL, -80);
    private static final RealParameter MINIMUM_POTENTIAL =
            RealParameter.of("neuron.minimumPotential", "mV", "lower clamp of the membrane potential", POTENTIAL, -100);
    private static final RealParameter MAXIMUM_POTENTIAL =
            RealParameter.of("neuron.maximumPotential", "mV", "upper clamp of the membrane potential", POTENTIAL, 40);
    private static final RealParameter RESTING_THRESHOLD =
            RealParameter.of("neuron.restingThreshold", "mV", "threshold without adaptation", POTENTIAL, -55);
    private static final RealParameter MINIMUM_THRESHOLD =
            RealParameter.of("neuron.minimumThreshold", "mV", "lower clamp of the threshold", POTENTIAL, -90);
    private static final RealParameter MAXIMUM_THRESHOLD =
            RealParameter.of("neuron.maximumThreshold", "mV", "upper clamp of the threshold", POTENTIAL, 0);
    private static final RealParameter ADAPTATION_TIME_CONSTANT =
            RealParameter.of("neuron.adaptationTimeConstant", "ms", "decay of the adaptation", TIME, 100);
    private static final RealParameter ADAPTATION_INCREMENT =
            RealParameter.of("neuron.adaptationIncrement", "mV", "adaptation a spike adds", Range.closed(0, 1000), 3);
    private static final WholeParameter INHIBITORY_SYNAPTIC_TIME_CONSTANT = WholeParameter.of(
                    "neuron.inhibitorySynapticTimeConstant",
                    "ms",
                    "neuron.synapticTimeConstant of inhibitory neurons; 0 = that of all",
                    Range.closed(0, 1e6),
                    0)
            .added();
    private static final WholeParameter INHIBITORY_MEMBRANE_TIME_CONSTANT = WholeParameter.of(
                    "neuron.inhibitoryMembraneTimeConstant",
                    "ms",
                    "neuron.membraneTimeConstant of inhibitory neurons; 0 = that of all",
                    Range.closed(0, 1e6),
                    0)
            .added();

    public static final Variant<LeakyAdaptive> VARIANT = Variant.of(
                    "leaky-adaptive", LeakyAdaptive.class, "leaky integrate-and-fire with a threshold that adapts")
            .with(SYNAPTIC_TIME_CONSTANT, LeakyAdaptive::synapticTimeConstant)
            .with(MEMBRANE_TIME_CONSTANT, LeakyAdaptive::membraneTimeConstant)
            .with(RESISTANCE, LeakyAdaptive::resistance)
            .with(RESTING_POTENTIAL, LeakyAdaptive::restingPotential)
            .with(RESET_POTENTIAL, LeakyAdaptive::resetPotential)
            .with(MINIMUM_POTENTIAL, LeakyAdaptive::minimumPotential)
            .with(MAXIMUM_POTENTIAL, LeakyAdaptive::maximumPotential)
            .with(RESTING_THRESHOLD, LeakyAdaptive::restingThreshold)
            .with(MINIMUM_THRESHOLD, LeakyAdaptive::minimumThreshold)
            .with(MAXIMUM_THRESHOLD, LeakyAdaptive::maximumThreshold)
            .with(ADAPTATION_TIME_CONSTANT, LeakyAdaptive::adaptationTimeConstant)
            .with(ADAPTATION_INCREMENT, LeakyAdaptive::adaptationIncrement)
            .with(INHIBITORY_SYNAPTIC_TIME_CONSTANT, LeakyAdaptive::inhibitorySynapticTimeConstant)
            .with(INHIBITORY_MEMBRANE_TIME_CONSTANT, LeakyAdaptive::inhibitoryMembraneTimeConstant)
            .madeBy(values -> new LeakyAdaptive(
                    values.real(SYNAPTIC_TIME_CONSTANT),
                    values.real(MEMBRANE_TIME_CONSTANT),
                    values.real(RESISTANCE),
                    values.real(RESTING_POTENTIAL),
                    values.real(RESET_POTENTIAL),
                    values.real(MINIMUM_POTENTIAL),
                    values.real(MAXIMUM_POTENTIAL),
                    values.real(RESTING_THRESHOLD),
                    values.real(MINIMUM_THRESHOLD),
                    values.real(MAXIMUM_THRESHOLD),
                    values.real(ADAPTATION_TIME_CONSTANT),
                    values.real(ADAPTATION_INCREMENT),
                    values.integer(INHIBITORY_SYNAPTIC_TIME_CONSTANT),
                    values.integer(INHIBITORY_MEMBRANE_TIME_CONSTANT)));

    /** The authors' follow-up. */
    public static final Map<Parameter, Object> FOLLOWUP = Map.of(
            SYNAPTIC_TIME_CONSTANT,
            10.0,
            INHIBITORY_SYNAPTIC_TIME_CONSTANT,
            9L,
            MEMBRANE_TIME_CONSTANT,
            20.0,
            INHIBITORY_MEMBRANE_TIME_CONSTANT,
            15L,
            RESISTANCE,
            15.0,
            ADAPTATION_TIME_CONSTANT,
            200.0,
            ADAPTATION_INCREMENT,
            0.5);

    /** The paper's values, common to both of its presets. */
    public static final LeakyAdaptive PUBLISHED =
            new LeakyAdaptive(30, 30, 30, -70, -80, -100, 40, -55, -90, 0, 100, 3);

    public LeakyAdaptive {
        SYNAPTIC_TIME_CONSTANT.check(synapticTimeConstant);
        MEMBRANE_TIME_CONSTANT.check(membraneTimeConstant);
        RESISTANCE.check(resistance);
        MINIMUM_POTENTIAL.check(minimumPotential);
        MAXIMUM_POTENTIAL.check(maximumPotential);
        Range.ordered(MINIMUM_POTENTIAL.path(), minimumPotential, MAXIMUM_POTENTIAL.path(), maximumPotential);
        Range clamp = Range.closed(minimumPotential, maximumPotential);
        clamp.check(RESTING_POTENTIAL.path(), restingPotential);
        clamp.check(RESET_POTENTIAL.path(), resetPotential);
        RESTING_THRESHOLD.check(restingThreshold);
        MINIMUM_THRESHOLD.check(minimumThreshold);
        MAXIMUM_THRESHOLD.check(maximumThreshold);
        Range.ordered(MINIMUM_THRESHOLD.path(), minimumThreshold, MAXIMUM_THRESHOLD.path(), maximumThreshold);
        ADAPTATION_TIME_CONSTANT.check(adaptationTimeConstant);
        ADAPTATION_INCREMENT.check(adaptationIncrement);
        INHIBITORY_SYNAPTIC_TIME_CONSTANT.check(inhibitorySynapticTimeConstant);
        INHIBITORY_MEMBRANE_TIME_CONSTANT.check(inhibitoryMembraneTimeConstant);
    }

    /** Whose excitatory and inhibitory neurons have the same time constants. */
    public LeakyAdaptive(
            double synapticTimeConstant,
            double membraneTimeConstant,
            double resistance,
            double restingPotential,
            double resetPotential,
            double minimumPotential,
            double maximumPotential,
            double restingThreshold,
            double minimumThreshold,
            double maximumThreshold,
            double adaptationTimeConstant,
            double adaptationIncrement) {
        this(
                synapticTimeConstant,
                membraneTimeConstant,
                resistance,
                restingPotential,
                resetPotential,
                minimumPotential,
                maximumPotential,
                restingThreshold,
                minimumThreshold,
                maximumThreshold,
                adaptationTimeConstant,
                adaptationIncrement,
                0,
                0);
    }

    private double inhibitorySynaptic() {
        return inhibitorySynapticTimeConstant == 0 ? synapticTimeConstant : inhibitorySynapticTimeConstant;
    }

    private double inhibitoryMembrane() {
        return inhibitoryMembraneTimeConstant == 0 ? membraneTimeConstant : inhibitoryMembraneTimeConstant;
    }

    @Override
    public Variant<LeakyAdaptive> variant() {
        return VARIANT;
    }

    @Override
    public Neurons neurons(int excitatory, int inhibitory) {
        return new State(this, excitatory, inhibitory);
    }

    /**
     * The state, and equations 1 to 5 of a step.
     *
     * <p>Implementation notes. The pass over the neurons is split into loops that the compiler turns into vector code:
     * no branch, no call, one array index. Spikes are found by the sign of θ − v, appended without a branch.
     */
    static final class State implements Neurons {
        private final LeakyAdaptive neuron;
        private final double[] membranePotential;
        /** {@code [neuron]}: I. */
        final double[] synapticCurrent;
        /** {@code [neuron]}: J, the inhibitory part of I; followed where inhibition also divides. */
        private final double[] inhibitoryCurrent;
        /** {@code [neuron]}: a, mV. */
        final double[] adaptation;

        private final double[] threshold;
        private final double[] thresholdOffset;
        private boolean hasThresholdOffset;
        /** Neurons from here on have the time constants of inhibitory ones: none where these are those of all. */
        private final int firstOther;

        State(LeakyAdaptive neuron, int excitatory, int inhibitory) {
            this.neuron = neuron;
            int count = excitatory + inhibitory;
            boolean alike = neuron.inhibitorySynaptic() == neuron.synapticTimeConstant
                    && neuron.inhibitoryMembrane() == neuron.membraneTimeConstant;
            firstOther = alike ? count : excitatory;
            membranePotential = new double[count];
            synapticCurrent = new double[count];
            inhibitoryCurrent = new double[count];
            adaptation = new double[count];
            threshold = new double[count];
            thresholdOffset = new double[count];
            reset();
        }

        @Override
        public void reset() {
            Arrays.fill(membranePotential, neuron.restingPotential());
            Arrays.fill(synapticCurrent, 0);
            Arrays.fill(inhibitoryCurrent, 0);
            Arrays.fill(adaptation, 0);
            for (int i = 0; i < threshold.length; i++) {
                threshold[i] = clampThreshold(neuron.restingThreshold()) + thresholdOffset[i];
            }
        }

        @Override
        public void copyFrom(Neurons neurons) {
            State other = (State) neurons;
            System.arraycopy(other.membranePotential, 0, membranePotential, 0, membranePotential.length);
            System.arraycopy(other.synapticCurrent, 0, synapticCurrent, 0, synapticCurrent.length);
            System.arraycopy(other.inhibitoryCurrent, 0, inhibitoryCurrent, 0, inhibitoryCurrent.length);
            System.arraycopy(other.adaptation, 0, adaptation, 0, adaptation.length);
            System.arraycopy(other.threshold, 0, threshold, 0, threshold.length);
            System.arraycopy(other.thresholdOffset, 0, thresholdOffset, 0, thresholdOffset.length);
            hasThresholdOffset = other.hasThresholdOffset;
        }

        /** I ← I + (−I + arriving)/τ_syn, then v ← v + (−(v − v_rest) + R·I)/τ_m + ξ, clamped. */
        @Override
        public void integrate(double[] arriving, double[] noise) {
            integrate(0, firstOther, neuron.synapticTimeConstant, neuron.membraneTimeConstant, arriving, noise);
            int count = membranePotential.length;
            integrate(firstOther, count, neuron.inhibitorySynaptic(), neuron.inhibitoryMembrane(), arriving, noise);
            clampPotential();
        }

        private void integrate(int from, int to, double synaptic, double membrane, double[] arriving, double[] noise) {
            double[] potential = membranePotential;
            double[] current = synapticCurrent;
            double resistance = neuron.resistance();
            double resting = neuron.restingPotential();
            for (int i = from; i < to; i++) {
                double input = current[i] + (-current[i] + arriving[i]) / synaptic;
                current[i] = input;
                potential[i] = potential[i] + (-(potential[i] - resting) + resistance * input) / membrane + noise[i];
            }
        }

        /** J ← J + (−J + inhibition)/τ_syn; the rest as above with I/(1 + κ·|J|) in place of I. */
        @Override
        public void integrateShunted(double[] arriving, double[] inhibition, double strength, double[] noise) {
            double synaptic = neuron.synapticTimeConstant;
            double membrane = neuron.membraneTimeConstant;
            integrateShunted(0, firstOther, synaptic, membrane, arriving, inhibition, strength, noise);
            synaptic = neuron.inhibitorySynaptic();
            membrane = neuron.inhibitoryMembrane();
            integrateShunted(
                    firstOther, membranePotential.length, synaptic, membrane, arriving, inhibition, strength, noise);
            clampPotential();
        }

        private void integrateShunted(
                int from,
                int to,
                double synaptic,
                double membrane,
                double[] arriving,
                double[] inhibition,
                double strength,
                double[] noise) {
            double[] potential = membranePotential;
            double[] current = synapticCurrent;
            double[] inhibitory = inhibitoryCurrent;
            double resistance = neuron.resistance();
            double resting = neuron.restingPotential();
            for (int i = from; i < to; i++) {
                current[i] = current[i] + (-current[i] + arriving[i]) / synaptic;
                inhibitory[i] = inhibitory[i] + (-inhibitory[i] + inhibition[i]) / synaptic;
                double input = current[i] / (1 + strength * Math.abs(inhibitory[i]));
                potential[i] = potential[i] + (-(potential[i] - resting) + resistance * input) / membrane + noise[i];
            }
        }

        private void clampPotential() {
            double[] potential = membranePotential;
            double minimum = neuron.minimumPotential();
            double maximum = neuron.maximumPotential();
            for (int i = 0; i < potential.length; i++) {
                potential[i] = Math.max(minimum, Math.min(maximum, potential[i]));
            }
        }

        /** i spikes where v_i > θ_i, θ as the previous step left it. */
        @Override
        public int findSpikes(int[] spiking, int count, int first) {
            double[] potential = membranePotential;
            double[] threshold = this.threshold;
            int end = count;
            for (int i = 0; i < potential.length; i++) {
                spiking[end] = first + i;
                end += (int) (Double.doubleToRawLongBits(threshold[i] - potential[i]) >>> 63);
            }
            return end;
        }

        /** a ← a − a/τ_a, + increment where spiked; θ = clamp(θ_rest + a) + h; v = v_reset where spiked. */
        @Override
        public void adapt(int[] spiking, int from, int to, int first) {
            double[] adaptation = this.adaptation;
            double[] threshold = this.threshold;
            double constant = neuron.adaptationTimeConstant();
            double resting = neuron.restingThreshold();
            double minimum = neuron.minimumThreshold();
            double maximum = neuron.maximumThreshold();
            for (int i = 0; i < adaptation.length; i++) {
                double decayed = adaptation[i] - adaptation[i] / constant;
                adaptation[i] = decayed;
                threshold[i] = resting + decayed;
            }
            for (int i = 0; i < threshold.length; i++) {
                threshold[i] = Math.max(minimum, Math.min(maximum, threshold[i]));
            }
            for (int s = from; s < to; s++) {
                int i = spiking[s] - first;
                adaptation[i] += neuron.adaptationIncrement();
                threshold[i] = clampThreshold(resting + adaptation[i]);
                membranePotential[i] = neuron.resetPotential();
            }
            if (hasThresholdOffset) {
                for (int i = 0; i < threshold.length; i++) {
                    threshold[i] += thresholdOffset[i];
                }
            }
        }

        private double clampThreshold(double value) {
            return Math.max(neuron.minimumThreshold(), Math.min(neuron.maximumThreshold(), value));
        }

        @Override
        public double potentialOfCurrent() {
            return neuron.resistance() / neuron.membraneTimeConstant();
        }

        @Override
        public double[] membranePotential() {
            return membranePotential;
        }

        @Override
        public double[] threshold() {
            return threshold;
        }

        @Override
        public int clampedThresholds(int neurons) {
            int clamped = 0;
            for (int i = 0; i < neurons; i++) {
                double unclamped = neuron.restingThreshold() + adaptation[i];
                clamped += unclamped >= neuron.maximumThreshold() || unclamped <= neuron.minimumThreshold() ? 1 : 0;
            }
            return clamped;
        }

        @Override
        public double[] thresholdOffset() {
            hasThresholdOffset = true;
            return thresholdOffset;
        }

        @Override
        public boolean hasThresholdOffset() {
            return hasThresholdOffset;
        }
    }
}
