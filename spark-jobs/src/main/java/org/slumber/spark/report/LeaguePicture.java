package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Mechanisms against each other: how far weights ended from their start, and accuracy; each mechanism alone and with sleep.
 * Of what was chosen in a search only its fresh seeds are drawn.
 */
final class LeaguePicture {
    private static final String ID = "league";
    private static final String TITLE = "Which mechanism stabilises";
    private static final int PANELS = 6;
    private static final int MECHANISMS = 60;
    private static final List<String> HEADER = List.of(
            "no.",
            "mechanism",
            "sleep ratio",
            "seeds",
            "accuracy",
            "95 % interval",
            "gain",
            "p",
            "weight drift",
            "saturation",
            "E rate, Hz",
            "CPU, s");

    /**
     * One panel.
     *
     * @param name what its runs share
     * @param mechanisms by number, the best first
     */
    record Panel(String name, List<Mechanism> mechanisms) {}

    /**
     * A mechanism.
     *
     * @param number on its marks
     * @param name of it
     * @param points {@code [weight drift, accuracy, low or null, high or null, ratio, seeds]} by ratio
     */
    record Mechanism(int number, String name, List<List<Object>> points) {}

    private LeaguePicture() {}

    /** The picture of points of which some may lack an accuracy or a drift; none where there are none. */
    static List<Picture> ofAll(List<MechanismPoint> points) {
        return of(points.stream()
                .filter(point -> point.accuracy().mean().isPresent()
                        && point.weightDrift().isPresent()
                        && point.weightDrift().getAsDouble() > 0)
                .toList());
    }

    /** The picture of points that have an accuracy and a drift. */
    static List<Picture> of(List<MechanismPoint> points) {
        Map<String, List<MechanismPoint>> byPanel = new LinkedHashMap<>();
        points.stream().sorted(Comparator.comparing(MechanismPoint::panel)).forEach(point -> byPanel.computeIfAbsent(
                        point.panel(), key -> new ArrayList<>())
                .add(point));
        List<Panel> panels = new ArrayList<>();
        List<PageTable> tables = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        byPanel.forEach((name, all) -> {
            boolean chosen = all.stream().anyMatch(MechanismPoint::confirmed);
            Map<String, List<MechanismPoint>> ranked = ranked(
                    all.stream().filter(point -> point.confirmed() == chosen).toList());
            if (panels.size() < PANELS && ranked.size() > 1) {
                if (ranked.size() > MECHANISMS) {
                    notes.add(name + ": the best " + MECHANISMS + " of " + ranked.size()
                            + " mechanisms are drawn; SQL has the others (named query league).");
                }
                add(name, ranked, panels, tables);
            }
        });
        if (panels.isEmpty()) {
            return List.of();
        }
        return List.of(new Picture(
                ID,
                TITLE,
                "Each number is a mechanism, named in the table: hollow alone, filled with sleep, joined by a line in the order"
                        + " of the sleep ratio; mean over seeds with its 95 % interval. Across: Σ|w| of the excitatory synapses"
                        + " at the end over its value at the start; at 1, the dashed line, weights were kept. A mark far from"
                        + " the line has not kept its weights, however accurate. In the table gain is against the same seeds of"
                        + " the network that nothing stabilises, p corrected after Holm.",
                notes,
                List.of(new Chart("league", TITLE, Map.of("panels", panels))),
                tables));
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
            String name, Map<String, List<MechanismPoint>> ranked, List<Panel> panels, List<PageTable> tables) {
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
        panels.add(new Panel(name, mechanisms));
        tables.add(new PageTable(name, HEADER, rows));
    }

    private static List<Object> drawn(MechanismPoint point) {
        return Arrays.asList(
                Figures.drawn(point.weightDrift()),
                Figures.drawn(point.accuracy().mean()),
                Figures.drawn(point.accuracy().low()),
                Figures.drawn(point.accuracy().high()),
                point.sleepRatio(),
                point.n());
    }

    private static List<String> row(int number, MechanismPoint point) {
        Spread accuracy = point.accuracy();
        return List.of(
                String.valueOf(number),
                point.name(),
                Figures.parameter(point.sleepRatio()),
                String.valueOf(point.n()),
                plain(accuracy.mean()),
                accuracy.low().isPresent() ? plain(accuracy.low()) + " to " + plain(accuracy.high()) : "–",
                point.gain().isPresent() ? Figures.signed(point.gain().getAsDouble()) : "–",
                plain(point.p()),
                Figures.factor(point.weightDrift().getAsDouble()),
                plain(point.saturation()),
                point.excitatoryRate().isPresent()
                        ? Figures.significant(point.excitatoryRate().getAsDouble())
                        : "–",
                point.cpuSeconds().isPresent()
                        ? Figures.significant(point.cpuSeconds().getAsDouble())
                        : "–");
    }

    private static String plain(OptionalDouble value) {
        return value.isPresent() ? Figures.plain(value.getAsDouble()) : "–";
    }
}
