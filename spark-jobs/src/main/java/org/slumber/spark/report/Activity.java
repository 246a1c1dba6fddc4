package org.slumber.spark.report;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What runs did beside scoring, means over those that ended well.
 *
 * @param inhibitionDrift Σ|w| of the inhibitory synapses at the end over its value at the start; empty where there are none
 * @param rate of the neurons that learn, Hz; empty where it was not measured
 * @param silent share of neurons without a spike, fraction; empty where it was not measured
 */
record Activity(OptionalDouble inhibitionDrift, OptionalDouble rate, OptionalDouble silent) {

    static Activity of(Collection<SweepRun> runs) {
        List<SweepRun> ended = runs.stream().filter(SweepRun::ok).toList();
        return new Activity(
                mean(ended, SweepRun::inhibitionDrift), mean(ended, SweepRun::rate), mean(ended, SweepRun::silent));
    }

    private static OptionalDouble mean(List<SweepRun> runs, Function<SweepRun, OptionalDouble> value) {
        return runs.stream()
                .map(value)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }
}
