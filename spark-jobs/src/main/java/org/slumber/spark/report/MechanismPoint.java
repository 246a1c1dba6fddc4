package org.slumber.spark.report;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.Effect;

/**
 * A mechanism alone or at a sleep ratio: a row of the view {@code mechanisms}.
 *
 * @param panel what it shares with those it is compared with: data set, sign of STDP, circumstances
 * @param name of the mechanism, with what of its parameters is not at its default
 * @param sleepRatio 0 alone
 * @param confirmed whether it was chosen by other seeds than these
 * @param n seeds that ended well
 * @param accuracy test accuracy, fraction
 * @param weightDrift Σ|w| at the end over its value at the start
 * @param saturation share of synapses at the upper bound at the end, fraction
 * @param excitatoryRate Hz
 * @param cpuSeconds of a run
 * @param gain in accuracy over the same seeds of the network that nothing stabilises; empty for that itself
 * @param p of the gain, corrected after Holm
 * @param effect what the gain is, beyond chance for all mechanisms together; empty where there is none to judge
 * @param stable share of the runs whose weights and rates held
 */
record MechanismPoint(
        String panel,
        String name,
        double sleepRatio,
        boolean confirmed,
        long n,
        Spread accuracy,
        OptionalDouble weightDrift,
        OptionalDouble saturation,
        OptionalDouble excitatoryRate,
        OptionalDouble cpuSeconds,
        OptionalDouble gain,
        OptionalDouble p,
        Optional<Effect> effect,
        OptionalDouble stable) {

    static MechanismPoint of(Row row, DatasetNames names) {
        String timing = Cells.text(row, "timing");
        String altered = Cells.text(row, "altered");
        return new MechanismPoint(
                Stream.of(
                                names.of(Cells.text(row, "dataset")),
                                timing.isEmpty() ? Cells.text(row, "learner") : timing + " timing",
                                Cells.text(row, "circumstances"))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")),
                Cells.text(row, "mechanism") + (altered.isEmpty() ? "" : " (" + Figures.parameters(altered) + ")"),
                row.<Double>getAs("sleep_ratio"),
                row.<Boolean>getAs("confirmed"),
                row.<Long>getAs("n"),
                Spread.of(row, "accuracy"),
                Cells.real(row, "weight_drift_mean"),
                Cells.real(row, "saturation_mean"),
                Cells.real(row, "excitatory_rate_mean"),
                Cells.real(row, "cpu_seconds_mean"),
                Cells.real(row, "difference_mean"),
                Cells.real(row, "p_holm"),
                Optional.ofNullable(row.<String>getAs("verdict")).map(Effect::of),
                Cells.real(row, "stable_mean"));
    }
}
