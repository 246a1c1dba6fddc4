package org.slumber.spark.report;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.Effect;
import org.slumber.spark.report.MechanismPoint.Generalisation;

/** What a bench of mechanisms found, in words: for each panel the best alone and with sleep, and which are told from none. */
final class LeagueText {
    private static final String NONE = "none";
    private static final String GRADIENTS = "surrogate-gradient";
    private static final int LISTED = 6;
    private static final List<String> IS = List.of("is", "are");
    private static final List<String> HAS = List.of("has", "have");

    private LeagueText() {}

    /**
     * The points of the view {@code mechanisms}, and in place of those of the surrogate-gradient network the networks of the
     * view {@code relatives}, where each stands beside its like; none where the runs have only one mechanism.
     */
    static List<MechanismPoint> points(AnalysisViews views, DatasetNames names) {
        Dataset<Row> runs = views.tables().runs();
        Column gradients = col("learner").equalTo(GRADIENTS);
        List<MechanismPoint> points = new ArrayList<>();
        views.comparedMechanisms().forEach(row -> points.add(MechanismPoint.of(row, names)));
        if (!runs.where(gradients).isEmpty()) {
            List<Row> relatives = views.relatives().collectAsList();
            // how sleep is set makes no bench by itself
            if (AnalysisViews.severalMechanisms(runs.where(gradients))
                    || relatives.stream()
                            .anyMatch(row -> !Cells.text(row, "variant").equals("plain")
                                    && row.<Double>getAs("sleep_ratio") == 0)) {
                points.addAll(MechanismPoint.ofRelatives(relatives, names));
            }
        }
        return points;
    }

    /** The sentences, panel by panel; of what was chosen in a search by its fresh seeds alone. */
    static List<String> of(List<MechanismPoint> points) {
        Map<String, List<MechanismPoint>> panels = points.stream()
                .filter(point -> point.accuracy().mean().isPresent())
                .collect(Collectors.groupingBy(MechanismPoint::panel, TreeMap::new, Collectors.toList()));
        List<String> sentences = new ArrayList<>();
        panels.forEach((panel, all) -> {
            boolean chosen = all.stream().anyMatch(MechanismPoint::confirmed);
            sentences.add(sentence(
                    panel,
                    all.stream().filter(point -> point.confirmed() == chosen).toList()));
        });
        return sentences;
    }

    private static String sentence(String panel, List<MechanismPoint> points) {
        long mechanisms = points.stream().map(MechanismPoint::name).distinct().count();
        List<String> parts = new ArrayList<>();
        parts.add("On " + panel + ", of " + mechanisms + " mechanisms (" + seeds(points) + ")");
        best(points, point -> point.sleepRatio() == 0).ifPresent(best -> parts.add("the best alone is " + text(best)));
        best(points, point -> point.sleepRatio() > 0).ifPresent(best -> parts.add("with sleep " + text(best)));
        List<Told> accuracies = points.stream()
                .map(point ->
                        new Told(point, point.effect(), point.gain().mean().orElse(0)))
                .toList();
        List<Told> gaps = points.stream()
                .filter(point -> point.beside() instanceof Generalisation)
                .map(point -> new Told(
                        point,
                        ((Generalisation) point.beside()).gap().effect(),
                        ((Generalisation) point.beside())
                                .gap()
                                .difference()
                                .mean()
                                .orElse(0)))
                .toList();
        String first = String.join(", ", parts) + "; nothing at all has "
                + best(points, MechanismPoint::bare)
                        .map(none -> Figures.plain(none.accuracy().mean().getAsDouble()))
                        .orElse("not been run")
                + best(points, point -> point.name().equals(NONE) && point.sleepRatio() > 0)
                        .map(sleep -> ", sleep by itself "
                                + Figures.plain(sleep.accuracy().mean().getAsDouble()))
                        .orElse("")
                + ".";
        return first
                + told(accuracies, Effect.RAISES, "More accurate than nothing, beyond chance for all together, ", IS)
                + told(accuracies, Effect.LOWERS, "Less accurate so ", IS)
                + told(gaps, Effect.LOWERS, "A smaller gap of training over test accuracy so ", HAS)
                + told(gaps, Effect.RAISES, "A larger one so ", HAS)
                + held(points);
    }

    private static String seeds(List<MechanismPoint> points) {
        long least = points.stream().mapToLong(MechanismPoint::n).min().orElse(0);
        long most = points.stream().mapToLong(MechanismPoint::n).max().orElse(0);
        return (least == most ? "" : least + " to ") + (most == 1 ? "1 seed" : most + " seeds");
    }

    private static Optional<MechanismPoint> best(List<MechanismPoint> points, Predicate<MechanismPoint> among) {
        return points.stream()
                .filter(among)
                .max(Comparator.comparingDouble((MechanismPoint point) ->
                                point.accuracy().mean().getAsDouble())
                        .thenComparing(MechanismPoint::name));
    }

    private static String text(MechanismPoint point) {
        return point.name() + " with " + Figures.plain(point.accuracy().mean().getAsDouble())
                + (point.accuracy().low().isPresent()
                        ? " (" + Figures.plain(point.accuracy().low().getAsDouble()) + " to "
                                + Figures.plain(point.accuracy().high().getAsDouble()) + ")"
                        : "")
                + (point.stable().orElse(1) < 1 ? ", which did not hold in every seed" : "");
    }

    /** What a mechanism does to a measure, for all of its panel together: after Dunnett, or Holm. */
    private record Told(MechanismPoint point, Optional<Effect> effect, double difference) {}

    /** @param verb of one, and of several */
    private static String told(List<Told> measured, Effect effect, String words, List<String> verb) {
        List<Told> told = measured.stream()
                .filter(each -> each.effect().equals(Optional.of(effect)))
                .sorted(Comparator.comparingDouble(each -> -Math.abs(each.difference())))
                .toList();
        return told.isEmpty() ? "" : " " + words + verb.get(told.size() == 1 ? 0 : 1) + " " + listed(told) + ".";
    }

    private static String held(List<MechanismPoint> points) {
        List<MechanismPoint> alone = points.stream()
                .filter(point -> point.sleepRatio() == 0 && point.stable().isPresent())
                .toList();
        List<MechanismPoint> held = alone.stream()
                .filter(point -> point.stable().getAsDouble() == 1)
                .toList();
        return alone.isEmpty()
                ? ""
                : " Weights and rates held alone in " + held.size() + " of " + alone.size()
                        + (held.isEmpty()
                                ? "."
                                : ": "
                                        + held.stream()
                                                .map(MechanismPoint::name)
                                                .limit(LISTED)
                                                .collect(Collectors.joining(", "))
                                        + (held.size() > LISTED ? ", ..." : "") + ".");
    }

    private static String listed(List<Told> told) {
        return told.stream()
                        .limit(LISTED)
                        .map(each -> each.point().name()
                                + (each.point().sleepRatio() > 0
                                        ? " with sleep "
                                                + Figures.significant(
                                                        each.point().sleepRatio())
                                        : "")
                                + " by " + Figures.plain(Math.abs(each.difference())))
                        .collect(Collectors.joining(", "))
                + (told.size() > LISTED ? " and " + (told.size() - LISTED) + " more" : "");
    }
}
