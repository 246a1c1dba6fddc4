package org.slumber.engine.dynamics;

import java.util.List;
import java.util.Optional;

/**
 * What was measured in one window of a run.
 *
 * @param phase where the window lies
 * @param epoch training epoch, from 1; 0 before the first step
 * @param wakeSteps training steps awake up to the moment that the window ends at, or begins at after a sleep, ms
 * @param sleepSteps steps asleep or napping up to it, ms
 * @param slept whether the moment is a sleep, nap or normalisation; false where none came at a moment that is looked at
 *     all the same
 * @param steps length of the window, ms; 0 where only weights were measured
 * @param values what was measured; what has no value is left out
 */
public record DynamicsReading(
        Phase phase, int epoch, long wakeSteps, long sleepSteps, boolean slept, int steps, List<Value> values) {

    /** Where a window lies. */
    public enum Phase {
        /** Before the first step: weights alone. */
        START,
        /** The last steps awake before a sleep. */
        BEFORE,
        /** The sleep itself. */
        DURING,
        /** The first steps awake after it, its weights those at its end. */
        AFTER,
        /** The last steps of an epoch. */
        END
    }

    /** One value. */
    public record Value(DynamicsMeasure measure, Measured group, Estimate estimate) {}

    /** Keeps its own list. */
    public DynamicsReading {
        values = List.copyOf(values);
    }

    /** A value; empty where it was not measured. */
    public Optional<Estimate> value(DynamicsMeasure measure, Measured group) {
        return values.stream()
                .filter(value -> value.measure() == measure && value.group().equals(group))
                .map(Value::estimate)
                .findFirst();
    }
}
