package org.slumber.spark.analysis.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slumber.spark.analysis.Equivalence;
import org.slumber.spark.analysis.Holm;
import org.slumber.spark.analysis.MeanTest;

/** Compares the runs of two folders point by point and metric by metric. */
final class MoveTests {
    private static final double LEVEL = 0.05;

    private final List<String> metrics;
    private final List<Move> moves = new ArrayList<>();

    private MoveTests(List<String> metrics) {
        this.metrics = metrics;
    }

    /**
     * All moves: what moved first, by descending difference over the metric's mean, what is the same last.
     *
     * @param metrics names of the runs' metrics
     * @param margin of fractions, within which a difference does not matter; empty where that is not asked
     */
    static List<Move> of(List<ComparedRun> a, List<ComparedRun> b, List<String> metrics, OptionalDouble margin) {
        MoveTests tests = new MoveTests(metrics);
        Map<List<String>, Map<Long, ComparedRun>> pointsA = byPoint(a);
        Map<List<String>, Map<Long, ComparedRun>> pointsB = byPoint(b);
        Set<List<String>> points = new LinkedHashSet<>(pointsA.keySet());
        points.addAll(pointsB.keySet());
        for (List<String> point : points) {
            for (int metric = 0; metric < metrics.size(); metric++) {
                tests.compare(
                        point, metric, pointsA.getOrDefault(point, Map.of()), pointsB.getOrDefault(point, Map.of()));
            }
        }
        return tests.corrected(margin);
    }

    private static Map<List<String>, Map<Long, ComparedRun>> byPoint(List<ComparedRun> runs) {
        Map<List<String>, Map<Long, ComparedRun>> points = new TreeMap<>(Comparator.comparing(String::valueOf));
        for (ComparedRun run : runs) {
            Map<Long, ComparedRun> own = points.computeIfAbsent(run.point(), key -> new TreeMap<>());
            if (run.ok()) {
                own.put(run.seed(), run);
            }
        }
        return points;
    }

    private void compare(List<String> point, int metric, Map<Long, ComparedRun> a, Map<Long, ComparedRun> b) {
        Map<Long, Double> valuesA = values(a, metric);
        Map<Long, Double> valuesB = values(b, metric);
        if (valuesA.isEmpty() && valuesB.isEmpty()) {
            return;
        }
        List<Long> shared =
                valuesA.keySet().stream().filter(valuesB::containsKey).toList();
        int identical = (int) shared.stream()
                .filter(seed -> a.get(seed).fingerprint().equals(b.get(seed).fingerprint()))
                .count();
        moves.add(new Move(
                point,
                metrics.get(metric),
                valuesA.size(),
                valuesB.size(),
                shared.size(),
                identical,
                mean(valuesA),
                mean(valuesB),
                same(valuesA, valuesB)
                        ? Optional.empty()
                        : MeanTest.ofGroups(valuesA, valuesB, counting(a, metric) + counting(b, metric)),
                OptionalDouble.empty(),
                same(valuesA, valuesB) ? Verdict.EQUAL : Verdict.UNTESTED,
                Optional.empty()));
    }

    private static Map<Long, Double> values(Map<Long, ComparedRun> runs, int metric) {
        Map<Long, Double> values = new TreeMap<>();
        runs.forEach((seed, run) -> {
            if (!Double.isNaN(run.metrics()[metric])) {
                values.put(seed, run.metrics()[metric]);
            }
        });
        return values;
    }

    /** Variance of the mean that counting the scored samples alone gives; 0 for what is not counted. */
    private static double counting(Map<Long, ComparedRun> runs, int metric) {
        double[] variances = runs.values().stream()
                .filter(run -> !Double.isNaN(run.metrics()[metric]))
                .mapToDouble(run -> run.countingVariances()[metric])
                .toArray();
        double sum = 0;
        for (double variance : variances) {
            if (variance == 0) {
                return 0;
            }
            sum += variance / variances.length / variances.length;
        }
        return sum;
    }

    /** Whether all values are one, or in pairs that are equal, but for rounding. */
    private static boolean same(Map<Long, Double> a, Map<Long, Double> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        double first = a.values().iterator().next();
        boolean constant =
                Stream.concat(a.values().stream(), b.values().stream()).allMatch(value -> rounded(value, first));
        return constant
                || (a.keySet().equals(b.keySet())
                        && a.entrySet().stream().allMatch(run -> rounded(run.getValue(), b.get(run.getKey()))));
    }

    private static boolean rounded(double one, double other) {
        return Math.abs(one - other) <= 1e-12 * Math.max(Math.abs(one), Math.abs(other));
    }

    private static OptionalDouble mean(Map<Long, Double> values) {
        return values.values().stream().mapToDouble(x -> x).average();
    }

    private List<Move> corrected(OptionalDouble margin) {
        Map<Move, Double> corrected =
                Holm.adjusted(moves, move -> move.test().map(MeanTest::p).orElse(OptionalDouble.empty()));
        Map<Move, Double> within = margin.isEmpty()
                ? Map.of()
                : Holm.adjusted(
                        moves,
                        move -> Comparison.isFraction(move.metric())
                                ? move.test()
                                        .map(test -> test.equivalenceP(margin.getAsDouble()))
                                        .orElse(OptionalDouble.empty())
                                : OptionalDouble.empty());
        List<Move> judged = new ArrayList<>();
        for (Move move : moves) {
            OptionalDouble p =
                    corrected.containsKey(move) ? OptionalDouble.of(corrected.get(move)) : OptionalDouble.empty();
            Verdict verdict = verdict(move, p);
            judged.add(move.judged(
                    p,
                    verdict,
                    margin.isEmpty() || !Comparison.isFraction(move.metric())
                            ? Optional.empty()
                            : equivalence(verdict, within.getOrDefault(move, 1.0))));
        }
        judged.sort(Comparator.comparing(Move::verdict)
                .thenComparing(move -> move.correctedP().orElse(2))
                .thenComparing(move -> -Math.abs(move.difference().orElse(0))));
        return List.copyOf(judged);
    }

    private static Optional<Equivalence> equivalence(Verdict verdict, double p) {
        return switch (verdict) {
            case EQUAL, IDENTICAL -> Optional.of(Equivalence.EQUIVALENT);
            case ONLY_IN_A, ONLY_IN_B -> Optional.empty();
            default ->
                Optional.of(
                        p < LEVEL
                                ? Equivalence.EQUIVALENT
                                : verdict == Verdict.HIGHER || verdict == Verdict.LOWER
                                        ? Equivalence.DIFFERENT
                                        : Equivalence.UNDECIDED);
        };
    }

    private static Verdict verdict(Move move, OptionalDouble corrected) {
        if (move.runsA() == 0 || move.runsB() == 0) {
            return move.runsA() == 0 ? Verdict.ONLY_IN_B : Verdict.ONLY_IN_A;
        }
        if (move.paired() && move.identical() == move.pairs()) {
            return Verdict.IDENTICAL;
        }
        if (move.verdict() == Verdict.EQUAL || move.test().isEmpty()) {
            return move.verdict();
        }
        return corrected.isPresent() && corrected.getAsDouble() < LEVEL
                ? move.difference().getAsDouble() > 0 ? Verdict.HIGHER : Verdict.LOWER
                : Verdict.UNDECIDED;
    }
}
