package org.slumber.spark.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.slumber.mixed.Interval;

/** Ranks the points of one data set against each other and against no regulariser; the rows of {@link RankingView}. */
final class Competition {
    private static final Comparator<Point> BY_DOSE = Comparator.comparing(Point::ratio, nullsFirst())
            .thenComparing(Point::decay, nullsFirst())
            .thenComparing(Point::target, nullsFirst())
            .thenComparing(Point::variant, nullsFirst());

    /** What competes; all null for no regulariser. */
    private record Point(Double ratio, Double decay, String target, String variant) {
        static final Point WITHOUT = new Point(null, null, null, null);

        static Point of(Row row) {
            return new Point(row.getAs(0), row.getAs(1), row.getAs(2), row.getAs(3));
        }
    }

    /** Accuracy by point and seed. */
    private final SortedMap<Point, Map<Long, Double>> accuracies = new TreeMap<>(BY_DOSE);

    private Competition() {}

    private static <T extends Comparable<T>> Comparator<T> nullsFirst() {
        return Comparator.nullsFirst(Comparator.naturalOrder());
    }

    /**
     * The rows, best first.
     *
     * @param of an array of (ratio, decay, target, variant, seed, accuracy) and one of (seed, accuracy) without the
     *     regulariser, which may be null
     */
    static List<Row> ranked(Row of) {
        Competition competition = new Competition();
        for (Row run : of.<Row>getList(0)) {
            competition.add(Point.of(run), run.getLong(4), run.getAs(5));
        }
        if (!of.isNullAt(1)) {
            for (Row run : of.<Row>getList(1)) {
                competition.add(Point.WITHOUT, run.getLong(0), run.getAs(1));
            }
        }
        return competition.rows();
    }

    private void add(Point point, long seed, Double accuracy) {
        if (accuracy != null) {
            accuracies.computeIfAbsent(point, key -> new TreeMap<>()).put(seed, accuracy);
        }
    }

    private List<Row> rows() {
        List<Point> points = List.copyOf(accuracies.keySet());
        double[][] values = points.stream().map(this::bySeed).toArray(double[][]::new);
        Ranking ranking = Ranking.of(values);
        List<Row> rows = new ArrayList<>();
        for (int index : ranking.order()) {
            Point point = points.get(index);
            Map<Long, Double> own = accuracies.get(point);
            double[] gains = gains(own);
            Optional<Interval> interval = MeanBootstrap.interval(gains);
            rows.add(RowFactory.create(
                    point.ratio(),
                    point.decay(),
                    point.target(),
                    point.variant(),
                    rows.size() + 1L,
                    (long) points.size(),
                    (long) own.size(),
                    own.values().stream().mapToDouble(x -> x).average().orElseThrow(),
                    ranking.probabilities().length == 0 ? null : ranking.probabilities()[index],
                    point.equals(Point.WITHOUT) || gains.length == 0 ? null : mean(gains),
                    point.equals(Point.WITHOUT)
                            ? null
                            : interval.map(Interval::low).orElse(null),
                    point.equals(Point.WITHOUT)
                            ? null
                            : interval.map(Interval::high).orElse(null),
                    Double.isNaN(ranking.optimism()) ? null : ranking.optimism()));
        }
        return rows;
    }

    private double[] bySeed(Point point) {
        SortedSet<Long> seeds = new TreeSet<>();
        accuracies.values().forEach(own -> seeds.addAll(own.keySet()));
        Map<Long, Double> own = accuracies.get(point);
        return seeds.stream()
                .mapToDouble(seed -> own.getOrDefault(seed, Double.NaN))
                .toArray();
    }

    /** The differences from no regulariser, of the seeds that have both. */
    private double[] gains(Map<Long, Double> own) {
        Map<Long, Double> without = accuracies.getOrDefault(Point.WITHOUT, Map.of());
        return own.entrySet().stream()
                .filter(run -> without.containsKey(run.getKey()))
                .mapToDouble(run -> run.getValue() - without.get(run.getKey()))
                .toArray();
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
