package org.slumber.spark.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

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
    private final NavigableMap<Point, NavigableMap<Long, Score>> accuracies = new TreeMap<>(BY_DOSE);

    private Competition() {}

    private static <T extends Comparable<T>> Comparator<T> nullsFirst() {
        return Comparator.nullsFirst(Comparator.naturalOrder());
    }

    /**
     * The rows, best first.
     *
     * @param of an array of (ratio, decay, target, variant, (seed, accuracy, samples)) and one of (seed, accuracy, samples)
     *     without the regulariser, which may be null
     */
    static List<Row> ranked(Row of) {
        Competition competition = new Competition();
        for (Row run : of.<Row>getList(0)) {
            competition.add(Point.of(run), run.getStruct(4));
        }
        if (!of.isNullAt(1)) {
            for (Row run : of.<Row>getList(1)) {
                competition.add(Point.WITHOUT, run);
            }
        }
        return competition.rows();
    }

    private void add(Point point, Row run) {
        SqlStatistics.addScore(run, accuracies.computeIfAbsent(point, key -> new TreeMap<>()));
        if (accuracies.get(point).isEmpty()) {
            accuracies.remove(point);
        }
    }

    private List<Row> rows() {
        List<Point> points = List.copyOf(accuracies.keySet());
        int without = points.indexOf(Point.WITHOUT);
        Ranking ranking = Ranking.of(
                points.stream().map(accuracies::get).toList(),
                without < 0 ? OptionalInt.empty() : OptionalInt.of(without));
        List<Row> rows = new ArrayList<>();
        for (int index : ranking.order()) {
            Point point = points.get(index);
            NavigableMap<Long, Score> own = accuracies.get(point);
            int place = ranking.places()[index];
            long tied = Arrays.stream(ranking.places())
                    .filter(other -> other == place)
                    .count();
            boolean known = ranking.probabilities().length > 0;
            rows.add(RowFactory.create(
                    point.ratio(),
                    point.decay(),
                    point.target(),
                    point.variant(),
                    (long) place,
                    tied,
                    (long) points.size(),
                    (long) own.size(),
                    own.values().stream().mapToDouble(Score::value).average().orElseThrow(),
                    known ? ranking.expected()[index] : null,
                    known ? ranking.probabilities()[index] : null,
                    known ? ranking.optimism() : null));
        }
        return rows;
    }
}
