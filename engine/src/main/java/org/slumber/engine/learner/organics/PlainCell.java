package org.slumber.engine.learner.organics;

import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Variant;

/**
 * A plain recurrent network, the control: h ← f(W·x + V·h + bias), h at first 0, all of it learnt, at first uniform in
 * ±1/√units.
 *
 * @param nonlinearity f
 */
public record PlainCell(Nonlinearity nonlinearity) implements RecurrentCell {
    private static final ChoiceParameter<Nonlinearity> NONLINEARITY = ChoiceParameter.of(
            "rnn.nonlinearity",
            "what a unit makes of its input: no more than its positive part, as responses of organics, or tanh",
            Nonlinearity.RECTIFIED);
    public static final Variant<PlainCell> VARIANT = Variant.of(
                    "rnn", PlainCell.class, "a plain recurrent network, the control")
            .with(NONLINEARITY, PlainCell::nonlinearity)
            .madeBy(values -> new PlainCell(values.choice(NONLINEARITY)));

    /** What a unit makes of its input. */
    public enum Nonlinearity {
        /** [u], its positive part. */
        RECTIFIED,
        /** tanh(u). */
        TANH;

        double of(double u) {
            return this == RECTIFIED ? Math.max(0, u) : StrictMath.tanh(u);
        }

        /** f′, by what f is. */
        double derivative(double f) {
            return this == RECTIFIED ? (f > 0 ? 1 : 0) : 1 - f * f;
        }
    }

    @Override
    public Variant<PlainCell> variant() {
        return VARIANT;
    }

    @Override
    public RecurrentNetwork on(int inputs, int units, int steps, RandomStreams streams) {
        PlainNetwork network = new PlainNetwork(nonlinearity, inputs, units, steps);
        network.draw(streams);
        return network;
    }

    @Override
    public double work(int inputs, int units) {
        return units * ((double) inputs + units);
    }
}
