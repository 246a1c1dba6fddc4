package org.slumber.engine.circuit;

import org.slumber.engine.network.Circuit;
import org.slumber.engine.spec.ChoiceParameter;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * Divisive normalisation: a pool follows the excitatory spikes of the network, A ← A + (κ·S − A)/τ with S of them in a
 * step, and from the next step on what arrives at excitatory neurons from excitatory ones is divided by √(1 + A), so that
 * recurrence is gated off as activity grows. It is our reading of ORGaNICs (Rawat, Heeger &amp; Martiniani 2024), a model
 * of rates, for this network of spikes.
 *
 * @param strength κ, 0 to 1e6 per spike; 0 divides nothing
 * @param timeConstant τ of the pool, 1 to 1e9 ms
 * @param scope what is divided
 */
public record Divisive(double strength, double timeConstant, Scope scope) implements Circuit {
    private static final RealParameter STRENGTH = RealParameter.of(
            "divisive.strength",
            "1",
            "kappa, weight of an excitatory spike in the pool that divides; our reading",
            Range.closed(0, 1e6),
            0.1);
    private static final RealParameter TIME_CONSTANT =
            RealParameter.of("divisive.timeConstant", "ms", "tau of the pool", Range.closed(1, 1e9), 10);
    private static final ChoiceParameter<Scope> SCOPE = ChoiceParameter.of(
            "divisive.scope", "excitation that is divided: of excitatory neurons, or of inputs too", Scope.RECURRENT);
    public static final Variant<Divisive> VARIANT = Variant.of(
                    "divisive",
                    Divisive.class,
                    "recurrent excitation is divided as activity grows (our reading of a model of rates)")
            .with(STRENGTH, Divisive::strength)
            .with(TIME_CONSTANT, Divisive::timeConstant)
            .with(SCOPE, Divisive::scope)
            .neutral(STRENGTH, 0)
            .brief(STRENGTH, 10)
            .madeBy(values -> new Divisive(values.real(STRENGTH), values.real(TIME_CONSTANT), values.choice(SCOPE)));

    /** What is divided of that which arrives at excitatory neurons. */
    public enum Scope {
        /** What comes from excitatory neurons. */
        RECURRENT,
        /** What comes from excitatory neurons and from inputs. */
        ALL
    }

    public Divisive {
        STRENGTH.check(strength);
        TIME_CONSTANT.check(timeConstant);
    }

    @Override
    public Variant<Divisive> variant() {
        return VARIANT;
    }

    @Override
    public State state() {
        return new Pool(this);
    }

    private static final class Pool implements State {
        private final Divisive divisive;
        /** A. */
        private double pool;

        Pool(Divisive divisive) {
            this.divisive = divisive;
        }

        @Override
        public void reset() {
            pool = 0;
        }

        @Override
        public void copyFrom(State other) {
            pool = ((Pool) other).pool;
        }

        @Override
        public double inputGain() {
            return divisive.scope() == Scope.ALL ? recurrentGain() : 1;
        }

        @Override
        public double recurrentGain() {
            return 1 / Math.sqrt(1 + pool);
        }

        @Override
        public void spiked(int excitatory) {
            pool += (divisive.strength() * excitatory - pool) / divisive.timeConstant();
        }
    }
}
