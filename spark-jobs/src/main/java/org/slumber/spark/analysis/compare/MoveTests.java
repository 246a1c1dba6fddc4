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
     */
    static List<Move> of(List<ComparedRun> a, List<ComparedRun> b, List<String> metrics) {
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
        return tests.corrected();
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
        double[] valuesA = values(a, a.keySet(), metric);
        double[] valuesB = values(b, b.keySet(), metric);
        if (valuesA.length == 0 && valuesB.length == 0) {
            return;
        }
        List<Long> shared = a.keySet().stream()
                .filter(b::containsKey)
                .filter(seed -> !Double.isNaN(a.get(seed).metrics()[metric])
                        && !Double.isNaN(b.get(seed).metrics()[metric]))
                .toList();
        int identical = (int) shared.stream()
                .filter(seed -> a.get(seed).fingerprint().equals(b.get(seed).fingerprint()))
                .count();
        boolean paired = shared.size() > 1 || (valuesA.length == 1 && valuesB.length == 1 && shared.size() == 1);
        double[] testedA = paired ? values(a, shared, metric) : valuesA;
        double[] testedB = paired ? values(b, shared, metric) : valuesB;
        Optional<MeanTest> test =
                paired ? MeanTest.of(differences(testedA, testedB)) : MeanTest.ofDifference(valuesA, valuesB);
        moves.add(new Move(
                point,
                metrics.get(metric),
                valuesA.length,
                valuesB.length,
                shared.size(),
                identical,
                mean(testedA),
                mean(testedB),
                paired,
                test,
                OptionalDouble.empty(),
                Verdict.UNTESTED));
    }

    private static double[] values(Map<Long, ComparedRun> runs, Iterable<Long> seeds, int metric) {
        List<Double> values = new ArrayList<>();
        for (long seed : seeds) {
            double value = runs.get(seed).metrics()[metric];
            if (!Double.isNaN(value)) {
                values.add(value);
            }
        }
        return values.stream().mapToDouble(x -> x).toArray();
    }

    private static double[] differences(double[] a, double[] b) {
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = b[i] - a[i];
        }
        return differences;
    }

    private static OptionalDouble mean(double... values) {
        return MeanTest.of(values).map(test -> OptionalDouble.of(test.mean())).orElse(OptionalDouble.empty());
    }

    private List<Move> corrected() {
        List<Double> p = moves.stream()
                .flatMap(move -> move.test().stream())
                .flatMapToDouble(test -> test.p().stream())
                .boxed()
                .toList();
        List<Double> adjusted = Holm.adjusted(p);
        List<Move> judged = new ArrayList<>();
        int next = 0;
        for (Move move : moves) {
            boolean tested = move.test().isPresent() && move.test().get().p().isPresent();
            OptionalDouble corrected = tested ? OptionalDouble.of(adjusted.get(next++)) : OptionalDouble.empty();
            judged.add(new Move(
                    move.point(),
                    move.metric(),
                    move.runsA(),
                    move.runsB(),
                    move.pairs(),
                    move.identical(),
                    move.meanA(),
                    move.meanB(),
                    move.paired(),
                    move.test(),
                    corrected,
                    verdict(move, corrected)));
        }
        judged.sort(Comparator.comparing(Move::verdict)
                .thenComparing(move -> move.correctedP().orElse(2))
                .thenComparing(move -> -Math.abs(move.difference().orElse(0))));
        return List.copyOf(judged);
    }

    private static Verdict verdict(Move move, OptionalDouble corrected) {
        if (move.runsA() == 0 || move.runsB() == 0) {
            return move.runsA() == 0 ? Verdict.ONLY_IN_B : Verdict.ONLY_IN_A;
        }
        boolean all = move.pairs() == move.runsA() && move.pairs() == move.runsB();
        if (all && move.identical() == move.pairs()) {
            return Verdict.IDENTICAL;
        }
        if (move.test().isEmpty() || move.test().get().interval().isEmpty()) {
            return move.difference().orElse(0) == 0 ? Verdict.EQUAL : Verdict.UNTESTED;
        }
        Verdict side = move.test().get().mean() > 0 ? Verdict.HIGHER : Verdict.LOWER;
        if (corrected.isEmpty()) {
            return move.test().get().mean() == 0 ? Verdict.EQUAL : side;
        }
        return corrected.getAsDouble() < LEVEL ? side : Verdict.NOISE;
    }
}
