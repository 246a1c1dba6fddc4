package org.slumber.engine.metrics;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A number that is worked out once a run has ended, and its column in the table of runs.
 *
 * @param name of the column, in lower case with underscores
 * @param unit e.g. {@code Hz}, {@code fraction}; {@code 1} where it has none
 * @param meaning one line for the schema's comment
 * @param since version of the tables of results that it came with: a row that is older is not held to it
 * @param value from what the run found; empty where its formula has no value
 */
public record RunMetric(String name, String unit, String meaning, int since, Function<Findings, OptionalDouble> value) {

    /** A metric of a jar of one's own, which came with no version of the tables. */
    public RunMetric(String name, String unit, String meaning, Function<Findings, OptionalDouble> value) {
        this(name, unit, meaning, 1, value);
    }
}
