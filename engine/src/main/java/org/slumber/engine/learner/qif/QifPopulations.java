package org.slumber.engine.learner.qif;

import java.io.Serializable;
import java.util.function.Function;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * The populations: their neurons follow dV/dt = V² + η_i + input, η_i of a Cauchy distribution, spike where V reaches +∞ and
 * begin again at −∞. Potentials, excitabilities and weights are without a unit, time in τ.
 *
 * @param count P, 3 to 200
 * @param meanExcitability η, centre of the distribution of η_i, −1000 to 1000; at most −√3·Δ it takes weights for a population
 *     to have two states
 * @param halfWidth Δ, half-width at half-maximum of the distribution, above 0, up to 1000
 * @param neurons N of each population, in the model of neurons, 10 to 4096
 * @param excitability how η_i are chosen in the model of neurons
 */
public record QifPopulations(
        int count, double meanExcitability, double halfWidth, int neurons, Excitability excitability)
        implements Serializable {
    static final WholeParameter COUNT =
            WholeParameter.of("qif.populations", "1", "populations of the stored sequence", Range.closed(3, 200), 8);
    private static final RealParameter MEAN_EXCITABILITY = RealParameter.of(
            "qif.meanExcitability", "1", "eta, centre of the neurons' excitabilities", Range.closed(-1000, 1000), -5);
    private static final RealParameter HALF_WIDTH = RealParameter.of(
            "qif.halfWidth",
            "1",
            "Delta, half-width of the Cauchy distribution of excitabilities",
            Range.positive(1000),
            1);
    private static final WholeParameter NEURONS = WholeParameter.of(
            "qif.neurons", "neurons", "neurons of a population (qif.model spiking)", Range.closed(10, 4096), 2048);
    private static final ChoiceParameter<Excitability> EXCITABILITY = ChoiceParameter.of(
            "qif.excitability",
            "how excitabilities are chosen: the quantiles of their distribution, the same in each population, or drawn"
                    + " (qif.model spiking)",
            Excitability.QUANTILES);

    /** How the excitabilities of a population's neurons are chosen. */
    public enum Excitability {
        /** η_i = η + Δ·tan(π/2·(2i − N − 1)/(N + 1)), i from 1 to N, as Montbrió and others have it. */
        QUANTILES,
        /** From the stream {@code qif-excitability}, as Shimizu and Toyoizumi have it. */
        DRAWN
    }

    public QifPopulations {
        COUNT.check(count);
        MEAN_EXCITABILITY.check(meanExcitability);
        HALF_WIDTH.check(halfWidth);
        NEURONS.check(neurons);
    }

    /** Declares these parameters. */
    static <R extends SpecPart> Variant.Builder<R> declare(
            Variant.Builder<R> builder, Function<R, QifPopulations> populations) {
        return builder.with(COUNT, part -> populations.apply(part).count())
                .with(MEAN_EXCITABILITY, part -> populations.apply(part).meanExcitability())
                .with(HALF_WIDTH, part -> populations.apply(part).halfWidth())
                .with(NEURONS, part -> populations.apply(part).neurons())
                .with(EXCITABILITY, part -> populations.apply(part).excitability());
    }

    /** From the values of its parameters. */
    static QifPopulations make(Values values) {
        return new QifPopulations(
                values.integer(COUNT),
                values.real(MEAN_EXCITABILITY),
                values.real(HALF_WIDTH),
                values.integer(NEURONS),
                values.choice(EXCITABILITY));
    }

    /**
     * Rate at which a population stands still under a constant input, 1/τ: with I = η + input,
     * {@code r = √((I + √(I² + Δ²))/2)/π}, where dr/dt = dv/dt = 0.
     */
    double steadyRate(double input) {
        double drive = meanExcitability + input;
        double root = Math.sqrt(drive * drive + halfWidth * halfWidth);
        // for a large negative drive the sum cancels
        double sum = drive >= 0 ? drive + root : halfWidth * halfWidth / (root - drive);
        return Math.sqrt(sum / 2) / Math.PI;
    }

    /** Mean membrane potential of a population whose rate stands still: v = −Δ/(2πr). */
    double steadyPotential(double rate) {
        return -halfWidth / (2 * Math.PI * rate);
    }
}
