package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slumber.spark.report.MechanismPoint.Generalisation;
import org.slumber.spark.report.MechanismPoint.Measure;
import org.slumber.spark.report.MechanismPoint.Stability;

/**
 * Mechanisms against each other, each alone and with sleep: accuracy against how far weights ended from their start, or of
 * the surrogate-gradient network against how far it generalises. Of what was chosen in a search only its fresh seeds are drawn.
 */
final class LeaguePicture {
    private static final List<String> COST = List.of(
            "no.",
            "mechanism",
            "sleep ratio",
            "hidden rate, Hz",
            "rate, difference",
            "95 % interval",
            "CPU, s",
            "CPU, difference",
            "95 % interval");
    private static final int PANELS = 12;
    private static final int MECHANISMS = 60;
    private static final List<String> HEADER = List.of(
            "no.", "mechanism", "sleep ratio", "seeds", "accuracy", "95 % interval", "gain", "95 % interval", "p");

    /** What the bench of a learner looks at; {@code about} is where a dashed line stands on its axis. */
    private record Bench(
            String id, String title, String caption, String query, String axis, int about, List<String> header) {
        private static final Bench STABILITY = new Bench(
                "league",
                "Which mechanism stabilises",
                "Each number is a mechanism, named in the table: hollow alone, filled with sleep, joined by a line in the order"
                        + " of the sleep ratio; mean over seeds with its 95 % interval. Across: Σ|w| of the excitatory synapses"
                        + " at the end over its value at the start; at 1, the dashed line, weights were kept. A mark far from"
                        + " the line has not kept its weights, however accurate. In the table gain is against the same seeds of"
                        + " the network that nothing stabilises, p corrected after Holm.",
                "league",
                "Σ|w| at the end over its start",
                1,
                List.of("weight drift", "saturation", "E rate, Hz", "CPU, s"));
        private static final Bench GENERALISATION = new Bench(
                "gradient-league",
                "What helps the network that learns by gradients",
                "Each number is a mechanism, named in the table: hollow alone, filled with sleep, joined by a line in the order"
                        + " of the sleep ratio; mean over seeds with its 95 % interval. Across: training accuracy of the last"
                        + " epoch minus test accuracy; at 0, the dashed line, images never seen are known as well as those"
                        + " trained on. Below, and as gain and differences in the table, each against the same seeds of the"
                        + " plain network with as strong initial weights and as many neurons, p corrected after Holm for all"
                        + " of a data set in a measure.",
                "relatives",
                "training minus test accuracy",
                0,
                List.of("generalisation gap", "gap, difference", "95 % interval", "gap, p"));

        static Bench of(MechanismPoint point) {
            return point.beside() instanceof Generalisation ? GENERALISATION : STABILITY;
        }
    }

    /**
     * One panel.
     *
     * @param name what its runs share
     * @param axis what accuracy is drawn against
     * @param about where a dashed line stands there: 1 for factors, 0 for differences
     * @param mechanisms by number, the best first
     */
    record Panel(String name, String axis, int about, List<Mechanism> mechanisms) {}

    /**
     * A mechanism.
     *
     * @param number on its marks
     * @param name of it
     * @param points {@code [across, accuracy, low or null, high or null, ratio, seeds]} by ratio
     */
    record Mechanism(int number, String name, List<List<Object>> points) {}

    private LeaguePicture() {}

    /** A picture for each bench that has points, of which some may lack an accuracy or what it is drawn against. */
    static List<Picture> ofAll(List<MechanismPoint> points) {
        return Stream.of(Bench.STABILITY, Bench.GENERALISATION)
                .flatMap(bench -> of(
                        bench,
                        points.stream()
                                .filter(point ->
                                        point.drawn() && Bench.of(point).equals(bench))
                                .toList())
                        .stream())
                .toList();
    }

    private static Optional<Picture> of(Bench bench, List<MechanismPoint> points) {
        Map<String, List<MechanismPoint>> byPanel = points.stream()
                .collect(Collectors.groupingBy(MechanismPoint::panel, TreeMap::new, Collectors.toList()));
        List<Panel> panels = new ArrayList<>();
        List<Chart> differences = new ArrayList<>();
        List<PageTable> tables = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        byPanel.forEach((name, all) -> {
            boolean chosen = all.stream().anyMatch(MechanismPoint::confirmed);
            Map<String, List<MechanismPoint>> ranked = ranked(
                    all.stream().filter(point -> point.confirmed() == chosen).toList());
            if (ranked.size() < 2) {
                return;
            }
            if (panels.size() == PANELS) {
                notes.add(name + " is not drawn; SQL has it (named query " + bench.query + ").");
                return;
            }
            if (ranked.size() > MECHANISMS) {
                notes.add(name + ": the best " + MECHANISMS + " of " + ranked.size()
                        + " mechanisms are drawn; SQL has the others (named query " + bench.query + ").");
            }
            add(bench, name, ranked, panels, tables);
            if (bench.equals(Bench.GENERALISATION)) {
                // beside the others these columns would be wider than a printed page
                tables.add(costs(name, ranked));
                differences.add(differences(name, ranked));
            }
        });
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        List<Chart> charts = new ArrayList<>(List.of(new Chart("league", bench.title, Map.of("panels", panels))));
        charts.addAll(differences);
        return Optional.of(new Picture(bench.id, bench.title, bench.caption, notes, charts, tables));
    }

    /** What each mechanism changes, in the order of the table. */
    private static Chart differences(String panel, Map<String, List<MechanismPoint>> ranked) {
        List<MechanismPoint> points = ranked.values().stream()
                .limit(MECHANISMS)
                .flatMap(List::stream)
                .filter(point -> !point.bare())
                .toList();
        return MarksChart.of(
                "What it changes: " + panel,
                List.of("against the plain network"),
                List.of(
                        panel("accuracy", "change", points, MechanismPoint::gain),
                        panel("generalisation gap", "change", points, point -> generalisation(point)
                                .gap()
                                .difference()),
                        panel("rate of hidden neurons", "change, Hz", points, point -> generalisation(point)
                                .hiddenRate()
                                .difference()),
                        panel("CPU time of a run", "change, s", points, point -> generalisation(point)
                                .cpuSeconds()
                                .difference())));
    }

    private static Generalisation generalisation(MechanismPoint point) {
        return (Generalisation) point.beside();
    }

    private static MarksChart.Panel panel(
            String name, String axis, List<MechanismPoint> points, Function<MechanismPoint, Spread> difference) {
        return new MarksChart.Panel(
                name,
                axis,
                0,
                points.stream()
                        .filter(point -> difference.apply(point).mean().isPresent())
                        .map(point -> new MarksChart.Line(
                                Stream.of(
                                                point.name().equals("none") ? "" : point.name(),
                                                point.sleepRatio() > 0
                                                        ? "sleep " + Figures.parameter(point.sleepRatio())
                                                        : "")
                                        .filter(part -> !part.isEmpty())
                                        .collect(Collectors.joining(", ")),
                                List.of(MarksChart.Mark.of(
                                        0,
                                        difference.apply(point).mean(),
                                        difference.apply(point).low(),
                                        difference.apply(point).high()))))
                        .toList());
    }

    /** By name, the mechanism with the best accuracy first; of each by ratio. */
    private static Map<String, List<MechanismPoint>> ranked(List<MechanismPoint> points) {
        Map<String, List<MechanismPoint>> byName = new LinkedHashMap<>();
        points.stream()
                .sorted(Comparator.comparingDouble((MechanismPoint point) ->
                                -point.accuracy().mean().getAsDouble())
                        .thenComparing(MechanismPoint::name)
                        .thenComparingDouble(MechanismPoint::sleepRatio))
                .forEach(point -> byName.computeIfAbsent(point.name(), key -> new ArrayList<>())
                        .add(point));
        byName.values().forEach(each -> each.sort(Comparator.comparingDouble(MechanismPoint::sleepRatio)));
        return byName;
    }

    private static void add(
            Bench bench,
            String name,
            Map<String, List<MechanismPoint>> ranked,
            List<Panel> panels,
            List<PageTable> tables) {
        List<Mechanism> mechanisms = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        ranked.forEach((mechanism, points) -> {
            int number = mechanisms.size() + 1;
            if (number <= MECHANISMS) {
                mechanisms.add(new Mechanism(
                        number,
                        mechanism,
                        points.stream().map(LeaguePicture::drawn).toList()));
                points.forEach(point -> rows.add(row(number, point)));
            }
        });
        panels.add(new Panel(name, bench.axis, bench.about, mechanisms));
        tables.add(new PageTable(
                name, Stream.of(HEADER, bench.header).flatMap(List::stream).toList(), rows));
    }

    private static List<Object> drawn(MechanismPoint point) {
        return Arrays.asList(
                Figures.drawn(point.across()),
                Figures.drawn(point.accuracy().mean()),
                Figures.drawn(point.accuracy().low()),
                Figures.drawn(point.accuracy().high()),
                point.sleepRatio(),
                point.n());
    }

    private static List<String> row(int number, MechanismPoint point) {
        List<String> cells = new ArrayList<>(List.of(
                String.valueOf(number),
                point.name(),
                Figures.parameter(point.sleepRatio()),
                String.valueOf(point.n()),
                Figures.known(point.accuracy().mean(), Figures::plain),
                point.accuracy().interval(Figures::plain),
                Figures.known(point.gain().mean(), Figures::signed),
                point.gain().interval(Figures::signed),
                Figures.known(point.p(), Figures::plain)));
        cells.addAll(
                point.beside() instanceof Generalisation beside ? cells(beside) : cells((Stability) point.beside()));
        return cells;
    }

    private static List<String> cells(Stability stability) {
        return List.of(
                Figures.known(stability.weightDrift(), Figures::factor),
                Figures.known(stability.saturation(), Figures::plain),
                Figures.known(stability.excitatoryRate(), Figures::significant),
                Figures.known(stability.cpuSeconds(), Figures::significant));
    }

    private static List<String> cells(Generalisation generalisation) {
        Measure gap = generalisation.gap();
        return List.of(
                Figures.known(gap.value().mean(), Figures::signed),
                Figures.known(gap.difference().mean(), Figures::signed),
                gap.difference().interval(Figures::signed),
                Figures.known(gap.p(), Figures::plain));
    }

    private static PageTable costs(String panel, Map<String, List<MechanismPoint>> ranked) {
        List<List<String>> rows = new ArrayList<>();
        int number = 0;
        for (List<MechanismPoint> points : ranked.values()) {
            number++;
            for (MechanismPoint point : number <= MECHANISMS ? points : List.<MechanismPoint>of()) {
                List<String> cells = new ArrayList<>(
                        List.of(String.valueOf(number), point.name(), Figures.parameter(point.sleepRatio())));
                Stream.of(
                                generalisation(point).hiddenRate(),
                                generalisation(point).cpuSeconds())
                        .forEach(cost -> {
                            cells.add(Figures.known(cost.value().mean(), Figures::significant));
                            cells.add(Figures.known(cost.difference().mean(), Figures::significant));
                            cells.add(cost.difference().interval(Figures::significant));
                        });
                rows.add(cells);
            }
        }
        return new PageTable(panel + ": rate and cost", COST, rows);
    }
}
