package org.slumber.engine.learner.surrogate;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Divisive normalisation of currents: those of each hidden layer are the steady state of a recurrent circuit, an ORGaNIC
 * (Rawat, Heeger and Martiniani 2024, <a href="https://arxiv.org/abs/2409.18946">arXiv 2409.18946</a>, and the program
 * published with it, martiniani-lab/dynamic-divisive-norm). Theirs does not spike; that its fixed point stands before the
 * membranes of spiking neurons is our reading. With x what the layer reads and z its drive,
 *
 * <pre>{@code
 * z = W·x
 * y_n = z_n/√(σ² + Σ_m P_nm·z_m²)
 * I_n = γ_n·y_n + bias_n
 * }</pre>
 *
 * Of their input gain b and their gain b₀ of the semisaturation, y depends on b/b₀ alone, which here is 1. Drives keep their
 * sign, as currents do. P = exp(log P) is above 0 and learnt by its logarithm, γ as it is; of the output layer nothing is
 * normalised. Where a drive stands still it is normalised once an image, else in every step.
 *
 * <p>P starts as theirs, 1 for a neuron on itself and uniform in (0, 1) for one on another, divided by its number of neurons, so
 * that a layer's pool is no larger where the layer is; that of all neurons together starts as their mean. Sleep,
 * synchrony-dependent plasticity, weight noise and weight decay act on neither P nor γ.
 *
 * @param pool which neurons a neuron is divided by
 * @param semisaturation σ, the drive at which a neuron by itself is at half of its largest y², above 0, up to 1000
 * @param gain γ at the start, −1000 to 1000
 */
public record DivisiveNormalisation(Pool pool, double semisaturation, double gain) implements SurrogateCircuit {
    private static final ChoiceParameter<Pool> POOL = ChoiceParameter.of(
                    "divisiveNormalisation.pool",
                    "which neurons of its layer a current is divided by: each has weights of its own on all, or all have one"
                            + " pool and one weight; our reading",
                    Pool.FULL)
            .added();
    private static final RealParameter SEMISATURATION = RealParameter.of(
                    "divisiveNormalisation.semisaturation",
                    "threshold",
                    "sigma, the drive below which currents are hardly divided; our reading",
                    Range.positive(1000),
                    0.1)
            .added();
    private static final RealParameter GAIN = RealParameter.of(
                    "divisiveNormalisation.gain",
                    "threshold",
                    "gamma, factor on what was divided, at the start; our reading",
                    Range.closed(-1000, 1000),
                    1)
            .added();
    public static final Variant<DivisiveNormalisation> VARIANT = Variant.of(
                    "divisive-normalisation",
                    DivisiveNormalisation.class,
                    "currents of hidden layers divided by a pool of them, the fixed point of ORGaNICs (our reading for neurons"
                            + " that spike)")
            .with(POOL, DivisiveNormalisation::pool)
            .with(SEMISATURATION, DivisiveNormalisation::semisaturation)
            .with(GAIN, DivisiveNormalisation::gain)
            .madeBy(values ->
                    new DivisiveNormalisation(values.choice(POOL), values.real(SEMISATURATION), values.real(GAIN)));

    /** Which neurons of its layer a current is divided by. */
    public enum Pool {
        /** Every neuron has a weight of its own on every one. */
        FULL,
        /** One weight on all, the same for every neuron. */
        ONE
    }

    public DivisiveNormalisation {
        SEMISATURATION.check(semisaturation);
        GAIN.check(gain);
    }

    @Override
    public Variant<DivisiveNormalisation> variant() {
        return VARIANT;
    }

    /** Fills what a layer learns as training starts. */
    void start(PoolWeights weights, UniformRandomProvider random) {
        Arrays.fill(weights.gain(), gain);
        int neurons = weights.gain().length;
        double[][] logs = weights.logs();
        if (pool == Pool.ONE) {
            logs[0][0] = -StrictMath.log(neurons);
            return;
        }
        for (int post = 0; post < neurons; post++) {
            for (int pre = 0; pre < neurons; pre++) {
                // in (0, 1), as 0 has no logarithm
                double share = pre == post ? 1 : 1 - random.nextDouble();
                logs[post][pre] = StrictMath.log(share / neurons);
            }
        }
    }
}
