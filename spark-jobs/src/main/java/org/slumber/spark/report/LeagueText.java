package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.Effect;

/** What a bench of mechanisms found, in words: for each panel the best alone and with sleep, and which are told from none. */
final class LeagueText {
    private static final String NONE = "none";
    private static final int LISTED = 6;

    private LeagueText() {}

    /** The points of the view {@code mechanisms}; none where the runs have only one mechanism. */
    static List<MechanismPoint> points(AnalysisViews views, DatasetNames names) {
        return views.comparedMechanisms().stream()
                .map(row -> MechanismPoint.of(row, names))
                .toList();
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
        String first = String.join(", ", parts) + "; nothing at all has "
                + best(points, point -> point.name().equals(NONE) && point.sleepRatio() == 0)
                        .map(none -> Figures.plain(none.accuracy().mean().getAsDouble()))
                        .orElse("not been run")
                + best(points, point -> point.name().equals(NONE) && point.sleepRatio() > 0)
                        .map(sleep -> ", sleep by itself "
                                + Figures.plain(sleep.accuracy().mean().getAsDouble()))
                        .orElse("")
                + ".";
        return first
                + told(points, Effect.RAISES, "More accurate than nothing, beyond chance for all together,")
                + told(points, Effect.LOWERS, "Less accurate so")
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

    /** What is told from the network that nothing stabilises, as the view says it: after Dunnett over all of the panel. */
    private static String told(List<MechanismPoint> points, Effect effect, String words) {
        List<MechanismPoint> told = points.stream()
                .filter(point -> point.effect().equals(Optional.of(effect)))
                .sorted(Comparator.comparingDouble(
                        point -> -Math.abs(point.gain().orElse(0))))
                .toList();
        return told.isEmpty() ? "" : " " + words + (told.size() == 1 ? " is " : " are ") + listed(told) + ".";
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

    private static String listed(List<MechanismPoint> points) {
        return points.stream()
                        .limit(LISTED)
                        .map(point -> point.name()
                                + (point.sleepRatio() > 0
                                        ? " with sleep " + Figures.significant(point.sleepRatio())
                                        : "")
                                + " by " + Figures.plain(Math.abs(point.gain().orElse(0))))
                        .collect(Collectors.joining(", "))
                + (points.size() > LISTED ? " and " + (points.size() - LISTED) + " more" : "");
    }
}
