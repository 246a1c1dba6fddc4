package org.slumber.engine.learner.surrogate;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.Function;
import org.slumber.engine.spec.Choice;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Family;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.TextParameter;
import org.slumber.engine.spec.Values;
import org.slumber.engine.spec.Variant;

/**
 * What the surrogate-gradient network is beyond one layer of leaky neurons that spikes pass unhindered.
 *
 * @param above neurons of each hidden layer above the first, from below, 1 to 10 000 each, such as {@code 300,100}; or none
 * @param stateless which neurons forget their membrane
 * @param temporalShare fraction of the first hidden layer that stays stateful and sees differences x(t) − x(t−1), with
 *     x(0) = 0, while the other hidden neurons are stateless, in [0, 1]; our reading of the two branches of STSep (arXiv
 *     2512.05472)
 * @param ratePenalty λ of λ·(rate − ρ)², added to the loss of an image for each hidden layer, 0 to 1e9; rate is the mean
 *     spikes of its neurons a step
 * @param penaltyRate ρ, spikes a step, in [0, 1]
 * @param dropout chance that the spikes of a hidden neuron are not heard by the next layer while a training image is shown,
 *     in [0, 0.99]; those of the others count 1/(1 − dropout)
 */
public record Architecture(
        String above, Stateless stateless, double temporalShare, double ratePenalty, double penaltyRate, double dropout)
        implements Serializable {
    private static final int MAXIMUM_NEURONS = 10_000;
    private static final int MAXIMUM_ABOVE = 31;

    private static final TextParameter ABOVE = TextParameter.of(
                    "surrogate.hiddenAbove",
                    "neurons of each hidden layer above the first, from below, as in 300,100; or none",
                    Family.NONE)
            .added();
    private static final ChoiceParameter<Stateless> STATELESS = ChoiceParameter.of(
                    "surrogate.stateless",
                    "layers whose neurons forget their membrane: v(t) = I(t), no reset",
                    Stateless.NONE)
            .added();
    private static final RealParameter TEMPORAL_SHARE = RealParameter.of(
                    "surrogate.temporalShare",
                    "fraction",
                    "of the first hidden layer of a network with stateless hidden neurons, those that are stateful and see"
                            + " x(t) - x(t-1); our reading",
                    Range.closed(0, 1),
                    0)
            .added();
    private static final RealParameter RATE_PENALTY = RealParameter.of(
                    "surrogate.ratePenalty",
                    "nat",
                    "lambda of lambda*(rate - penaltyRate)^2 in the loss, of the mean rate of each hidden layer",
                    Range.closed(0, 1e9),
                    0)
            .added();
    private static final RealParameter PENALTY_RATE = RealParameter.of(
                    "surrogate.penaltyRate",
                    "1/step",
                    "spikes of a hidden neuron a step that the penalty is 0 at",
                    Range.closed(0, 1),
                    0.1)
            .added();
    private static final RealParameter DROPOUT = RealParameter.of(
                    "surrogate.dropout",
                    "fraction",
                    "hidden neurons that the next layer does not hear while a training image is shown",
                    Range.closed(0, 0.99),
                    0)
            .added();

    /** One hidden layer of stateful neurons, no penalty, no dropout. */
    public static final Architecture PLAIN = new Architecture(Family.NONE, Stateless.NONE, 0, 0, 0.1, 0);

    public Architecture {
        layers(above);
        TEMPORAL_SHARE.check(temporalShare);
        RATE_PENALTY.check(ratePenalty);
        PENALTY_RATE.check(penaltyRate);
        DROPOUT.check(dropout);
    }

    /** Declares these parameters. */
    static <R extends SpecPart> Variant.Builder<R> declare(
            Variant.Builder<R> builder, Function<R, Architecture> architecture) {
        return builder.with(ABOVE, part -> architecture.apply(part).above())
                .with(STATELESS, part -> architecture.apply(part).stateless())
                .with(TEMPORAL_SHARE, part -> architecture.apply(part).temporalShare())
                .with(RATE_PENALTY, part -> architecture.apply(part).ratePenalty())
                .with(PENALTY_RATE, part -> architecture.apply(part).penaltyRate())
                .with(DROPOUT, part -> architecture.apply(part).dropout());
    }

    /** From the values of its parameters. */
    static Architecture make(Values values) {
        return new Architecture(
                values.text(ABOVE),
                values.choice(STATELESS),
                values.real(TEMPORAL_SHARE),
                values.real(RATE_PENALTY),
                values.real(PENALTY_RATE),
                values.real(DROPOUT));
    }

    /** Refuses what acts on nothing beside something else. */
    void check() {
        if (temporalShare > 0 && !stateless.hidden()) {
            throw new InvalidInputException("surrogate.temporalShare must be 0 where surrogate.stateless is "
                    + Choice.nameOf(stateless) + ", was " + temporalShare);
        }
    }

    private static int[] layers(String above) {
        if (above.equals(Family.NONE)) {
            return new int[0];
        }
        try {
            int[] layers = Arrays.stream(above.split(",", -1))
                    .mapToInt(layer -> Integer.parseInt(layer.strip()))
                    .toArray();
            if (layers.length <= MAXIMUM_ABOVE
                    && Arrays.stream(layers).allMatch(layer -> layer >= 1 && layer <= MAXIMUM_NEURONS)) {
                return layers;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InvalidInputException("surrogate.hiddenAbove must be none or the neurons of at most " + MAXIMUM_ABOVE
                + " layers, 1 to " + MAXIMUM_NEURONS + " each, as in 300,100, was " + above);
    }

    /** Neurons of each hidden layer, from below, with so many in the first. */
    int[] hidden(int first) {
        int[] above = layers(this.above);
        int[] hidden = new int[above.length + 1];
        hidden[0] = first;
        System.arraycopy(above, 0, hidden, 1, above.length);
        return hidden;
    }

    /** Of so many neurons of the first hidden layer, those that see differences: the first of them. */
    int temporal(int first) {
        return (int) Math.round(temporalShare * first);
    }

    /** Whether a gradient of constant input needs no recursion over time, with so many hidden layers. */
    boolean hasClosedForm(int depth) {
        return depth == 1 && temporalShare == 0 && ratePenalty == 0 && dropout == 0;
    }
}
