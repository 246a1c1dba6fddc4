package org.slumber.engine.learner.qif;

import java.io.Serializable;
import java.util.function.Function;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;

/**
 * The sequence in the weights: each population excites the next, the last the first, and itself, and inhibits all. From
 * population l to k, {@code w_kl = J1·[k = l + 1 mod P] + J2·[k = l] − J1/P} (Shimizu and Toyoizumi 2025); a spike of one of
 * N neurons raises the potentials there by w_kl/N.
 *
 * @param forward J1, 0 to 1000
 * @param recurrent J2, 0 to 1000
 * @param noise σ of log-normal factors on the weights, 0 to 10: of each pair of neurons, scaled to a mean of 1 and the same
 *     from any population to any other, as in the authors' program; of each pair of populations where there are no neurons,
 *     exp(σξ − σ²/2), our reading
 */
public record StoredSequence(double forward, double recurrent, double noise) implements Serializable {
    static final RealParameter FORWARD = RealParameter.of(
            "qif.forward", "weight", "J1, from each population to the next", Range.closed(0, 1000), 15);
    private static final RealParameter RECURRENT =
            RealParameter.of("qif.recurrent", "weight", "J2, within each population", Range.closed(0, 1000), 15);
    private static final RealParameter NOISE = RealParameter.of(
            "qif.weightNoise",
            "1",
            "sigma of log-normal factors on the weights: of pairs of neurons (qif.model spiking), of pairs of populations"
                    + " (rate; our reading)",
            Range.closed(0, 10),
            0);

    public StoredSequence {
        FORWARD.check(forward);
        RECURRENT.check(recurrent);
        NOISE.check(noise);
    }

    /** Declares these parameters. */
    static <R extends SpecPart> Variant.Builder<R> declare(
            Variant.Builder<R> builder, Function<R, StoredSequence> stored) {
        return builder.with(FORWARD, part -> stored.apply(part).forward())
                .with(RECURRENT, part -> stored.apply(part).recurrent())
                .with(NOISE, part -> stored.apply(part).noise());
    }

    /** From the values of its parameters. */
    static StoredSequence make(Values values) {
        return new StoredSequence(values.real(FORWARD), values.real(RECURRENT), values.real(NOISE));
    }

    /** The weights without noise, {@code [post·populations + pre]}. */
    double[] weights(int populations) {
        double[] weights = new double[populations * populations];
        for (int post = 0; post < populations; post++) {
            for (int pre = 0; pre < populations; pre++) {
                weights[post * populations + pre] = (post == (pre + 1) % populations ? forward : 0)
                        + (post == pre ? recurrent : 0)
                        - forward / populations;
            }
        }
        return weights;
    }
}
