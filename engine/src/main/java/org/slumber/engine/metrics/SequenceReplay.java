package org.slumber.engine.metrics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What became of a stored sequence of populations once its first one was struck. The unit of time is the membrane's time
 * constant τ, that of rates 1/τ: with τ = 10 ms a rate of 1 is 100 Hz. What counts as a burst, and the measures, are our
 * reading; the sequence is that of Shimizu and Toyoizumi (2025).
 *
 * @param burstTimes {@code [population]}: when its rate was highest in its first burst since the stroke, τ from the
 *     beginning; NaN where it had none
 * @param peakRate highest rate of any population since the stroke, 1/τ
 */
@SuppressWarnings("ArrayRecordComponent") // a result, of which no two are ever compared
public record SequenceReplay(double[] burstTimes, double peakRate) {
    private static final int SINCE = 10;

    /**
     * A measure and its column.
     *
     * @param value of a replay; empty where it has none
     */
    private record Measure(RunMetric metric, Function<SequenceReplay, OptionalDouble> value) {}

    private static final List<Measure> MEASURES = List.of(
            measure(
                    "sequence_length",
                    "populations",
                    "populations that burst one after another in the stored order, from the first on; 0 where that has no"
                            + " burst (qif-sequence)",
                    replay -> OptionalDouble.of(replay.length())),
            measure(
                    "hop_time",
                    "tau",
                    "median time between the bursts of neighbours in the part of the sequence that was replayed, in membrane"
                            + " time constants; null with fewer than two bursts (qif-sequence)",
                    SequenceReplay::hopTime),
            measure(
                    "hop_slowing",
                    "1",
                    "last time between bursts of neighbours over the first, 1 where the pace is kept; null with fewer than"
                            + " three bursts (qif-sequence)",
                    SequenceReplay::hopSlowing),
            measure(
                    "replayed_fraction",
                    "fraction",
                    "sequence_length over the populations of the stored sequence (qif-sequence)",
                    replay -> OptionalDouble.of(replay.fraction())),
            measure(
                    "peak_rate",
                    "1/tau",
                    "highest rate of any population since the first was struck, spikes of a neuron in a membrane time"
                            + " constant (qif-sequence)",
                    replay -> OptionalDouble.of(replay.peakRate())));

    /** The columns, in order; a run that samples taught has none of them. */
    public static final List<RunMetric> METRICS =
            MEASURES.stream().map(Measure::metric).toList();

    private static Measure measure(
            String name, String unit, String meaning, Function<SequenceReplay, OptionalDouble> value) {
        return new Measure(new RunMetric(name, unit, meaning, SINCE, findings -> OptionalDouble.empty()), value);
    }

    /** The measures that have a value, by the name of their column. */
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        MEASURES.forEach(measure -> measure.value()
                .apply(this)
                .ifPresent(value -> metrics.put(measure.metric().name(), value)));
        return metrics;
    }

    /** Populations that burst one after another in the stored order, from the first on. */
    public int length() {
        int length = 0;
        while (length < burstTimes.length
                && !Double.isNaN(burstTimes[length])
                && (length == 0 || burstTimes[length] > burstTimes[length - 1])) {
            length++;
        }
        return length;
    }

    /** {@link #length()} over the stored populations, in [0, 1]. */
    public double fraction() {
        return (double) length() / burstTimes.length;
    }

    /** Median time between bursts of neighbours in what was replayed, τ; empty with fewer than two bursts. */
    public OptionalDouble hopTime() {
        double[] hops = hops();
        if (hops.length == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(hops);
        int middle = hops.length / 2;
        return OptionalDouble.of(hops.length % 2 == 1 ? hops[middle] : (hops[middle - 1] + hops[middle]) / 2);
    }

    /** Last time between bursts over the first; empty with fewer than three bursts. */
    public OptionalDouble hopSlowing() {
        double[] hops = hops();
        return hops.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(hops[hops.length - 1] / hops[0]);
    }

    private double[] hops() {
        double[] hops = new double[Math.max(0, length() - 1)];
        Arrays.setAll(hops, hop -> burstTimes[hop + 1] - burstTimes[hop]);
        return hops;
    }
}
