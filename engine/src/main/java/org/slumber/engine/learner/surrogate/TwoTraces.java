package org.slumber.engine.learner.surrogate;

import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;

/**
 * A fast and a slow trace of every input, chronoplastic synapses whose time is not warped, or always by as much:
 * f(t) = α_f·f(t−1) + x(t), z(t) = α_s^ω·z(t−1) + x(t), I(t) = W·(x(t) + γ_f·f(t) + γ_s·z(t)).
 *
 * @param traces decays and gains
 * @param warp ω, in [0, 1]; 1 is the slow trace itself
 */
public record TwoTraces(TracePair traces, double warp) implements SurrogateSynapse {
    private static final RealParameter WARP = RealParameter.of(
                    "synapse.warp", "1", "omega, the power of the slow trace's decay", Range.closed(0, 1), 1)
            .added();
    public static final Variant<TwoTraces> VARIANT = TracePair.declare(
                    Variant.of("two-traces", TwoTraces.class, "a fast and a slow trace of every input are added to it"),
                    TwoTraces::traces)
            .with(WARP, TwoTraces::warp)
            .madeBy(values -> new TwoTraces(TracePair.make(values), values.real(WARP)));

    public TwoTraces {
        WARP.check(warp);
    }

    @Override
    public Variant<TwoTraces> variant() {
        return VARIANT;
    }

    @Override
    public InputTraces.Kind kind() {
        return traces.kind(warp, false);
    }
}
