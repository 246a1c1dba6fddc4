package org.slumber.spark.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order in which the points of a plan are made where not all may be: first those that nothing regularises, as all others
 * are compared with them, then those that were begun, then each time the one that is farthest from all before it in the
 * design (maximin: Johnson, Moore and Ylvisaker 1990). A point is all its seeds.
 */
final class Coverage {
    /** Points from which the farthest is looked for, a few seconds' work; of more, the order is that of a hash. */
    private static final int MOST_POINTS = 4000;

    private Coverage() {}

    /**
     * A point of a plan.
     *
     * @param values what the sweep gives it, but the seed
     * @param missing its runs that are left to make
     * @param begun whether some of its runs are there
     * @param baseline whether nothing regularises it
     */
    record Point(Map<String, Object> values, List<PlannedRun> missing, boolean begun, boolean baseline) {}

    /** The points of a plan that lack runs, in order. */
    static List<Point> order(SweepPlan plan, Collection<PlannedRun> missing) {
        Set<String> lacking = new HashSet<>();
        missing.forEach(run -> lacking.add(run.id()));
        Map<Map<String, Object>, List<PlannedRun>> runs = new LinkedHashMap<>();
        for (PlannedRun run : plan.runs()) {
            Map<String, Object> values = new LinkedHashMap<>(plan.given(run));
            values.remove("seed");
            runs.computeIfAbsent(values, key -> new ArrayList<>()).add(run);
        }
        List<Point> points = new ArrayList<>();
        runs.forEach((values, all) -> {
            List<PlannedRun> left =
                    all.stream().filter(run -> lacking.contains(run.id())).toList();
            points.add(new Point(
                    values,
                    left,
                    left.size() < all.size(),
                    PlannedBaselines.nothingRegularises(plan.spec(all.get(0)))));
        });
        return order(points);
    }

    static List<Point> order(List<Point> points) {
        double[][] places = places(points);
        // what is there already, or will be, keeps others away
        List<Integer> chosen = new ArrayList<>();
        List<Integer> first = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (point.missing().isEmpty()) {
                chosen.add(i);
            } else if (point.baseline() || point.begun()) {
                first.add(i);
            } else {
                others.add(i);
            }
        }
        first.sort(Comparator.comparing(i -> !points.get(i).baseline()));
        chosen.addAll(first);
        List<Integer> order = new ArrayList<>(first);
        if (points.size() > MOST_POINTS) {
            others.sort(Comparator.comparingInt(
                    i -> Integer.reverse(31 * points.get(i).values().hashCode())));
            order.addAll(others);
        } else {
            order.addAll(farthestFirst(places, chosen, others));
        }
        return order.stream().map(points::get).toList();
    }

    private static List<Integer> farthestFirst(double[][] places, List<Integer> chosen, List<Integer> others) {
        double[] nearest = new double[places.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        chosen.forEach(each -> approach(nearest, places, each));
        List<Integer> left = new ArrayList<>(others);
        List<Integer> order = new ArrayList<>();
        while (!left.isEmpty()) {
            int farthest = left.get(0);
            for (int each : left) {
                if (nearest[each] > nearest[farthest]) {
                    farthest = each;
                }
            }
            order.add(farthest);
            left.remove((Integer) farthest);
            approach(nearest, places, farthest);
        }
        return order;
    }

    private static void approach(double[] nearest, double[][] places, int to) {
        for (int i = 0; i < nearest.length; i++) {
            double square = 0;
            for (int k = 0; k < places[i].length; k++) {
                double difference = places[i][k] - places[to][k];
                square += difference * difference;
            }
            nearest[i] = Math.min(nearest[i], square);
        }
    }

    /**
     * {@code [point]}: a coordinate in [0, 1] for each parameter that is a number, by the rank of its value, and two for
     * each value of one that is not, so that any two of them are 1 apart; a parameter that a point does not have is such a
     * value too.
     */
    private static double[][] places(List<Point> points) {
        Set<String> paths = new LinkedHashSet<>();
        points.forEach(point -> paths.addAll(point.values().keySet()));
        double[][] places = new double[points.size()][0];
        for (String path : paths) {
            List<Object> values =
                    points.stream().map(point -> point.values().get(path)).toList();
            Set<Object> distinct = new LinkedHashSet<>(values);
            if (distinct.size() == 1) {
                continue;
            }
            boolean numbers = distinct.stream().filter(Objects::nonNull).allMatch(Number.class::isInstance);
            double[] ranks = numbers ? ranks(values) : new double[values.size()];
            List<Object> kinds = new ArrayList<>(distinct);
            for (int i = 0; i < places.length; i++) {
                if (numbers) {
                    places[i] = with(places[i], ranks[i]);
                }
                if (!numbers || distinct.contains(null)) {
                    for (Object kind : numbers ? Collections.singletonList(null) : kinds) {
                        places[i] = with(places[i], Objects.equals(values.get(i), kind) ? Math.sqrt(0.5) : 0);
                    }
                }
            }
        }
        return places;
    }

    private static double[] ranks(List<Object> values) {
        TreeSet<Double> sorted = new TreeSet<>();
        values.stream().filter(Objects::nonNull).forEach(value -> sorted.add(((Number) value).doubleValue()));
        List<Double> order = new ArrayList<>(sorted);
        return values.stream()
                .mapToDouble(value -> value == null
                        ? 0.5
                        : order.indexOf(((Number) value).doubleValue()) / Math.max(1.0, order.size() - 1.0))
                .toArray();
    }

    private static double[] with(double[] place, double coordinate) {
        double[] longer = Arrays.copyOf(place, place.length + 1);
        longer[place.length] = coordinate;
        return longer;
    }
}
