package org.slumber.spark.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.Effect;
import org.slumber.spark.analysis.MechanismWords;

/**
 * A mechanism alone or at a sleep ratio, on the bench of its learner: a row of the view {@code mechanisms}, or the measures of
 * a network of the view {@code relatives}.
 *
 * @param panel what it shares with those it is compared with: data set, sign of STDP or layers, circumstances
 * @param name of the mechanism, with what of its parameters is not at its default; {@code none} for the bare network
 * @param sleepRatio 0 alone
 * @param confirmed whether it was chosen by other seeds than these
 * @param n seeds that ended well
 * @param accuracy test accuracy, fraction
 * @param gain in accuracy over the same seeds of the network that it is compared with; empty for that itself
 * @param p of the gain, corrected after Holm
 * @param effect what the gain is, beyond chance for all mechanisms together; empty where there is none to judge
 * @param beside what it is looked at by beside accuracy
 */
record MechanismPoint(
        String panel,
        String name,
        double sleepRatio,
        boolean confirmed,
        long n,
        Spread accuracy,
        Spread gain,
        OptionalDouble p,
        Optional<Effect> effect,
        Beside beside) {
    private static final double LEVEL = 0.05;
    private static final String NONE = "none";

    /** What a bench looks at beside accuracy. */
    sealed interface Beside permits Stability, Generalisation {}

    /**
     * Of a network that learns by STDP: whether it holds.
     *
     * @param weightDrift Σ|w| at the end over its value at the start
     * @param saturation share of synapses at the upper bound at the end, fraction
     * @param excitatoryRate Hz
     * @param cpuSeconds of a run
     * @param stable share of the runs whose weights and rates held
     */
    record Stability(
            OptionalDouble weightDrift,
            OptionalDouble saturation,
            OptionalDouble excitatoryRate,
            OptionalDouble cpuSeconds,
            OptionalDouble stable)
            implements Beside {}

    /**
     * Of a network that learns by gradients: how far it generalises, and at which cost.
     *
     * @param gap training minus test accuracy
     * @param hiddenRate Hz
     * @param cpuSeconds of a run
     */
    record Generalisation(Measure gap, Measure hiddenRate, Measure cpuSeconds) implements Beside {}

    /**
     * A measure beside that of the network that it is compared with.
     *
     * @param value mean over seeds
     * @param difference from the other by seed; empty for that itself
     * @param p of the difference, corrected after Holm
     */
    record Measure(Spread value, Spread difference, OptionalDouble p) {
        private static final Measure NONE = new Measure(Spread.NONE, Spread.NONE, OptionalDouble.empty());

        static Measure of(Row row) {
            return new Measure(
                    new Spread(
                            Cells.real(row, "mean"),
                            OptionalDouble.empty(),
                            Cells.real(row, "low"),
                            Cells.real(row, "high")),
                    new Spread(
                            Cells.real(row, "difference"),
                            OptionalDouble.empty(),
                            Cells.real(row, "difference_low"),
                            Cells.real(row, "difference_high")),
                    Cells.real(row, "p_holm"));
        }

        /** What the difference is beyond chance for all together. */
        Optional<Effect> effect() {
            return p.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            p.getAsDouble() >= LEVEL
                                    ? Effect.UNDECIDED
                                    : difference.mean().orElse(0) > 0 ? Effect.RAISES : Effect.LOWERS);
        }
    }

    /** Of a row of the view {@code mechanisms}. */
    static MechanismPoint of(Row row, DatasetNames names) {
        String timing = Cells.text(row, "timing");
        return new MechanismPoint(
                Stream.of(
                                names.of(Cells.text(row, "dataset")),
                                timing.isEmpty() ? Cells.text(row, "learner") : timing + " timing",
                                Cells.text(row, "circumstances"))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")),
                MechanismWords.of(Cells.text(row, "mechanism"), Figures.parameters(Cells.text(row, "altered"))),
                row.<Double>getAs("sleep_ratio"),
                row.<Boolean>getAs("confirmed"),
                row.<Long>getAs("n"),
                Spread.of(row, "accuracy"),
                Spread.of(row, "difference"),
                Cells.real(row, "p_holm"),
                Optional.ofNullable(row.<String>getAs("verdict")).map(Effect::of),
                new Stability(
                        Cells.real(row, "weight_drift_mean"),
                        Cells.real(row, "saturation_mean"),
                        Cells.real(row, "excitatory_rate_mean"),
                        Cells.real(row, "cpu_seconds_mean"),
                        Cells.real(row, "stable_mean")));
    }

    /** Of all rows of the view {@code relatives}, one a measure of a network. */
    static List<MechanismPoint> ofRelatives(List<Row> rows, DatasetNames names) {
        return by(rows, "dataset", "setting").values().stream()
                .flatMap(panel -> {
                    boolean rates = by(panel, "learning_rate").size() > 1;
                    return by(panel, "initial_scale", "learning_rate", "variant", "sleep_ratio").values().stream()
                            .map(network -> relative(
                                    network.stream()
                                            .collect(Collectors.toMap(
                                                    row -> Cells.text(row, "measure"), Function.identity())),
                                    names,
                                    rates));
                })
                .toList();
    }

    private static Map<List<Object>, List<Row>> by(List<Row> rows, String... columns) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Stream.of(columns)
                                .map(column -> row.<Object>getAs(column))
                                .toList(),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static MechanismPoint relative(Map<String, Row> byMeasure, DatasetNames names, boolean rates) {
        Row row = byMeasure.get("accuracy");
        Measure accuracy = Measure.of(row);
        double scale = row.<Double>getAs("initial_scale");
        String variant = Cells.text(row, "variant");
        boolean plain = variant.equals("plain");
        String name = Stream.of(
                        plain && scale == 1 && !rates ? "" : plain ? NONE : variant,
                        scale == 1 ? "" : "initial weights × " + Figures.parameter(scale),
                        rates
                                ? "learning rate "
                                        + MechanismWords.value(String.valueOf(row.<Object>getAs("learning_rate")))
                                : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return new MechanismPoint(
                names.of(Cells.text(row, "dataset")) + ", gradients, " + Cells.text(row, "setting"),
                name.isEmpty() ? NONE : name,
                row.<Double>getAs("sleep_ratio"),
                false,
                row.<Long>getAs("n"),
                accuracy.value(),
                accuracy.difference(),
                accuracy.p(),
                accuracy.effect(),
                new Generalisation(
                        measure(byMeasure, "generalisation gap"),
                        measure(byMeasure, "hidden rate, Hz"),
                        measure(byMeasure, "CPU time, s")));
    }

    private static Measure measure(Map<String, Row> byMeasure, String name) {
        return Optional.ofNullable(byMeasure.get(name)).map(Measure::of).orElse(Measure.NONE);
    }

    /** Whether it is a network that nothing is done to, which others are compared with. */
    boolean bare() {
        return beside instanceof Generalisation ? gain.mean().isEmpty() : name.equals(NONE) && sleepRatio == 0;
    }

    /** Whether it is drawn: it has an accuracy, and what that is drawn against. */
    boolean drawn() {
        return accuracy.mean().isPresent() && across().isPresent();
    }

    /** What its accuracy is drawn against. */
    OptionalDouble across() {
        if (beside instanceof Generalisation generalisation) {
            return generalisation.gap().value().mean();
        }
        OptionalDouble drift = ((Stability) beside).weightDrift();
        return drift.orElse(0) > 0 ? drift : OptionalDouble.empty();
    }

    /** Share of the runs whose weights and rates held; empty where that is not looked at. */
    OptionalDouble stable() {
        return beside instanceof Stability stability ? stability.stable() : OptionalDouble.empty();
    }
}
