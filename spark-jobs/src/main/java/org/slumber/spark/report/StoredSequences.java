package org.slumber.spark.report;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.slumber.engine.learner.qif.QifSequenceLearner;
import org.slumber.engine.learner.qif.SequenceCue;
import org.slumber.engine.learner.qif.SequenceSleep;
import org.slumber.engine.spec.Parameter;
import org.slumber.spark.analysis.AnalysisViews;

/**
 * What sleep leaves of one kind of stored sequence, by its ratio.
 *
 * @param protocol what it is, e.g. {@code synfire}
 * @param name what tells it from the others of its protocol; empty where it is alone
 * @param doses by sleep ratio, 0 first where there is one
 */
record StoredSequences(String protocol, String name, List<Dose> doses) {
    private static final String RATIO = "sleep_ratio";
    private static final List<Parameter> OF_SLEEP = SequenceSleep.VARIANT.parameters();
    /** What tells kinds apart. */
    private static final List<String> KIND = Stream.of(QifSequenceLearner.VARIANT.parameters(), OF_SLEEP)
            .flatMap(List::stream)
            .map(Parameter::column)
            .filter(column -> !column.equals(RATIO))
            .distinct()
            .toList();

    private static final double HALF = 0.5;

    /**
     * A sleep ratio over its seeds.
     *
     * @param n runs
     * @param replayed mean share of the sequence that was replayed, in [0, 1]
     * @param hopTime mean of the runs that have one, τ
     * @param weights mean Σ|w| of the excitatory weights over its value before any sleep
     */
    record Dose(double ratio, long n, double replayed, OptionalDouble hopTime, OptionalDouble weights) {}

    /** The kinds of a folder, by protocol and name; none where no run stored a sequence. */
    static List<StoredSequences> of(AnalysisViews views) {
        Column[] keys = Stream.concat(KIND.stream(), Stream.of(RATIO))
                .map(name -> col(name))
                .toArray(Column[]::new);
        List<Row> rows = views.tables()
                .runs()
                .where(col("status").equalTo("ok").and(col("replayed_fraction").isNotNull()))
                .groupBy(keys)
                .agg(
                        count(lit(1)).as("n"),
                        avg("replayed_fraction").as("replayed"),
                        avg("hop_time").as("hop_time"),
                        avg("weights_excitatory_sum_ratio_end").as("weights"))
                .collectAsList();
        Map<String, List<Row>> protocols = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Cells.text(row, SequenceCue.PROTOCOL.column()), TreeMap::new, Collectors.toList()));
        List<StoredSequences> kinds = new ArrayList<>();
        protocols.forEach((protocol, own) -> kinds.addAll(of(protocol, own)));
        return kinds;
    }

    private static List<StoredSequences> of(String protocol, List<Row> rows) {
        List<String> varying = KIND.stream()
                .filter(column -> rows.stream()
                                .map(row -> row.get(row.fieldIndex(column)))
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        > 1)
                .toList();
        Map<String, List<Row>> named = new TreeMap<>();
        rows.stream().filter(row -> ratio(row) > 0).forEach(row -> named.computeIfAbsent(
                        name(row, varying), key -> new ArrayList<>())
                .add(row));
        List<String> ofSleep = OF_SLEEP.stream().map(Parameter::column).toList();
        List<String> awake =
                varying.stream().filter(column -> !ofSleep.contains(column)).toList();
        Map<String, Row> without = new LinkedHashMap<>();
        rows.stream().filter(row -> ratio(row) == 0).forEach(row -> without.put(name(row, awake), row));
        List<StoredSequences> kinds = new ArrayList<>();
        named.forEach((name, own) -> {
            List<Dose> doses = new ArrayList<>();
            Optional.ofNullable(without.get(name(own.get(0), awake)))
                    .map(StoredSequences::dose)
                    .ifPresent(doses::add);
            own.stream()
                    .map(StoredSequences::dose)
                    .sorted((one, other) -> Double.compare(one.ratio(), other.ratio()))
                    .forEach(doses::add);
            kinds.add(new StoredSequences(protocol, name, doses));
        });
        return kinds.isEmpty()
                ? without.entrySet().stream()
                        .map(alone -> new StoredSequences(protocol, alone.getKey(), List.of(dose(alone.getValue()))))
                        .toList()
                : kinds;
    }

    private static double ratio(Row row) {
        return Cells.real(row, RATIO).orElse(0);
    }

    private static Dose dose(Row row) {
        return new Dose(
                ratio(row),
                row.<Long>getAs("n"),
                Cells.real(row, "replayed").orElseThrow(),
                Cells.real(row, "hop_time"),
                Cells.real(row, "weights"));
    }

    private static String name(Row row, List<String> columns) {
        return columns.stream()
                .filter(column -> row.get(row.fieldIndex(column)) != null)
                .map(column -> column.replaceFirst("^qif_", "").replace('_', ' ') + " "
                        + (row.get(row.fieldIndex(column)) instanceof Double number
                                ? Figures.parameter(number)
                                : row.get(row.fieldIndex(column))))
                .collect(Collectors.joining(", "));
    }

    /** Protocol and name. */
    String fullName() {
        return protocol + (name.isEmpty() ? "" : ", " + name);
    }

    /** What is replayed without sleep; empty where no run has none. */
    Optional<Dose> without() {
        return doses.stream().filter(dose -> dose.ratio() == 0).findFirst();
    }

    /** The last dose up to which at least half of what is replayed without sleep is left; empty where there is none. */
    Optional<Dose> halfLeft() {
        return lastLeft(HALF);
    }

    /** The same of all of it. */
    Optional<Dose> allLeft() {
        return lastLeft(1);
    }

    private Optional<Dose> lastLeft(double share) {
        if (without().isEmpty()) {
            return Optional.empty();
        }
        Optional<Dose> last = Optional.empty();
        for (Dose dose : doses) {
            if (dose.replayed() < share * without().get().replayed()) {
                break;
            }
            if (dose.ratio() > 0) {
                last = Optional.of(dose);
            }
        }
        return last;
    }

    /** What sleep leaves of them in words, a sentence a protocol. */
    static List<String> sentences(List<StoredSequences> sequences) {
        Map<String, List<StoredSequences>> protocols = sequences.stream()
                .collect(Collectors.groupingBy(StoredSequences::protocol, TreeMap::new, Collectors.toList()));
        List<String> sentences = new ArrayList<>();
        protocols.forEach((protocol, own) -> sentences.add(sentence(
                protocol,
                own.stream()
                        .filter(each -> each.without().isPresent()
                                && each.without().get().replayed() > 0
                                && each.doses().size() > 1)
                        .toList(),
                own.size())));
        return sentences;
    }

    /** @param judged those with runs without sleep, which replay something, and with it */
    private static String sentence(String protocol, List<StoredSequences> judged, int all) {
        String kinds = Figures.count(all, "kind", "kinds") + " of " + protocol;
        if (judged.isEmpty()) {
            return "Of " + kinds
                    + " none has runs both with sleep and without it that replay anything, so that what sleep"
                    + " leaves cannot be said.";
        }
        List<StoredSequences> lasting = judged.stream()
                .filter(each -> each.halfLeft().isPresent())
                .sorted(Comparator.comparingDouble(each -> each.halfLeft().get().ratio()))
                .toList();
        String found = "Of " + kinds + " " + range(judged) + " of the sequence is replayed without sleep";
        int lost = judged.size() - lasting.size();
        String none = lost == 0
                ? ""
                : "; of " + (lasting.isEmpty() ? "each" : String.valueOf(lost))
                        + " the smallest sleep ratio tried leaves less than half of that";
        if (lasting.isEmpty()) {
            return found + none + ".";
        }
        StoredSequences least = lasting.get(0);
        StoredSequences most = lasting.get(lasting.size() - 1);
        return found + none + "; at least half of that is left up to a sleep ratio of " + least.end()
                + (most.end().equals(least.end()) ? "" : " at the least, and of " + most.end() + " at the most") + ".";
    }

    private static String range(List<StoredSequences> judged) {
        DoubleSummaryStatistics shares = judged.stream()
                .mapToDouble(each -> each.without().orElseThrow().replayed())
                .summaryStatistics();
        return Figures.plain(shares.getMin())
                + (shares.getMin() == shares.getMax() ? "" : " to " + Figures.plain(shares.getMax()));
    }

    /** The dose that leaves half of it, with what there is then. */
    private String end() {
        Dose dose = halfLeft().orElseThrow();
        List<String> told = new ArrayList<>();
        if (!name.isEmpty()) {
            told.add(name);
        }
        dose.weights().ifPresent(left -> told.add(Figures.plain(left) + " of the excitatory weights"));
        OptionalDouble before = without().orElseThrow().hopTime();
        if (before.isPresent() && dose.hopTime().isPresent()) {
            told.add("hops " + Figures.factor(dose.hopTime().getAsDouble() / before.getAsDouble()) + " times as long");
        }
        return Figures.parameter(dose.ratio()) + (told.isEmpty() ? "" : " (" + String.join(", ", told) + ")");
    }
}
