package org.slumber.spark.analysis.compare;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.results.ColumnRole;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder.Table;

/**
 * Two results folders, A and B, such as before and after a change of the engine or of the sweep's file.
 *
 * <p>A run of A and one of B belong together where point and seed are equal. A parameter that has one value in all of A
 * and another in all of B is taken for the change that the comparison is about: it is named, and tells no points apart.
 * So are the engine's version and the content of a data set, but where one folder has a point by several of them: runs of
 * that point are compared with those of the same engine and data alone ({@link MixedProvenance}).
 *
 * @param a what the runs of A have in common
 * @param b what those of B have in common
 * @param moves what became of each metric at each point, what moved first
 * @param notes what differs beside the results, a sentence each
 */
public record Comparison(FolderRuns a, FolderRuns b, List<Move> moves, List<String> notes) {
    private static final String FOLDER = "folder";
    private static final int SHOWN_OF_CHECKSUM = 8;

    /** Keeps its own copies. */
    public Comparison {
        moves = List.copyOf(moves);
        notes = List.copyOf(notes);
    }

    /** The point's columns, in the order of {@link Move#point}. */
    public static List<String> pointColumns() {
        return AnalysisViews.pointColumns();
    }

    /** Compares two folders. */
    public static Comparison of(ResultTables a, ResultTables b) {
        FolderRuns inA = FolderRuns.of(a.runs());
        FolderRuns inB = FolderRuns.of(b.runs());
        List<String> changed = inA.constants().keySet().stream()
                .filter(inB.constants()::containsKey)
                .filter(name ->
                        !inA.constants().get(name).equals(inB.constants().get(name)))
                .toList();
        Dataset<Row> both =
                a.runs().withColumn(FOLDER, lit("A")).unionByName(b.runs().withColumn(FOLDER, lit("B")));
        for (String name : changed) {
            both = both.withColumn(
                    name, lit(null).cast(ResultSchema.RUNS.fields()[ResultSchema.RUNS.fieldIndex(name)].dataType()));
        }
        List<ComparedRun> runsA = new ArrayList<>();
        List<ComparedRun> runsB = new ArrayList<>();
        for (Row row : rows(both)) {
            (row.getString(0).equals("A") ? runsA : runsB).add(run(row));
        }
        List<String> notes = new ArrayList<>();
        a.notes().forEach(note -> notes.add("A: " + note));
        b.notes().forEach(note -> notes.add("B: " + note));
        notes.addAll(differences(inA, inB, changed));
        MixedProvenance mixed = MixedProvenance.of(runsA, runsB);
        notes.addAll(mixed.notes());
        runsA.replaceAll(mixed::apart);
        runsB.replaceAll(mixed::apart);
        repeated("A", runsA, notes);
        repeated("B", runsB, notes);
        List<Move> moves = MoveTests.of(runsA, runsB, AnalysisViews.metrics());
        identity(runsA, runsB, notes);
        return new Comparison(inA, inB, moves, notes);
    }

    /** Folder, seed, status, fingerprint, provenance, the point's columns, the metrics; the run started last comes last. */
    private static List<Row> rows(Dataset<Row> both) {
        Column[] found = ResultSchema.columns(Table.RUNS, ColumnRole.RESULT).stream()
                .map(name -> col(name))
                .toArray(Column[]::new);
        List<Column> columns = new ArrayList<>(List.of(
                col(FOLDER),
                col("seed"),
                col("status"),
                sha2(to_json(struct(found)).cast("binary"), 256)));
        AnalysisViews.provenanceColumns().forEach(name -> columns.add(col(name)));
        pointColumns().forEach(name -> columns.add(col(name).cast("string")));
        columns.addAll(AnalysisViews.metricColumns());
        return AnalysisViews.withSpecs(both)
                .orderBy("started_at", "run_id")
                .select(columns.toArray(Column[]::new))
                .collectAsList();
    }

    private static ComparedRun run(Row row) {
        int provenance = 4;
        int point = provenance + AnalysisViews.provenanceColumns().size();
        int metrics = point + pointColumns().size();
        double[] values = new double[row.size() - metrics];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.isNullAt(metrics + i) ? Double.NaN : row.getDouble(metrics + i);
        }
        return new ComparedRun(
                texts(row, point, metrics),
                texts(row, provenance, point),
                row.getLong(1),
                row.getString(2).equals("ok"),
                values,
                row.getString(3));
    }

    private static List<String> texts(Row row, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> row.isNullAt(i) ? "" : row.getString(i))
                .toList();
    }

    private static List<String> differences(FolderRuns a, FolderRuns b, List<String> changed) {
        List<String> notes = new ArrayList<>();
        if (!a.engines().equals(b.engines())) {
            notes.add("The engine's version is " + String.join(", ", a.engines()) + " in A and "
                    + String.join(", ", b.engines()) + " in B.");
        }
        for (Map.Entry<String, List<String>> dataset : a.checksums().entrySet()) {
            List<String> other = b.checksums().getOrDefault(dataset.getKey(), dataset.getValue());
            if (!other.equals(dataset.getValue())) {
                notes.add("The data set " + dataset.getKey() + " has another content in A (checksum "
                        + shortened(dataset.getValue()) + ") than in B (" + shortened(other) + ").");
            }
        }
        for (String name : changed) {
            notes.add(name + " is " + a.constants().get(name) + " in A and "
                    + b.constants().get(name) + " in B; points are compared in spite of it.");
        }
        return notes;
    }

    private static String shortened(List<String> checksums) {
        return String.join(
                ", ",
                checksums.stream()
                        .map(sum -> sum.substring(0, Math.min(SHOWN_OF_CHECKSUM, sum.length())))
                        .toList());
    }

    private static void repeated(String folder, List<ComparedRun> runs, List<String> notes) {
        Set<List<Object>> distinct = new HashSet<>();
        long more = runs.stream()
                .filter(ComparedRun::ok)
                .filter(run -> !distinct.add(List.of(run.point(), run.seed())))
                .count();
        if (more > 0) {
            notes.add("In " + folder + ", " + more
                    + " runs are of a point and seed that others have too; of each the one that started last is"
                    + " compared.");
        }
    }

    private static void identity(List<ComparedRun> a, List<ComparedRun> b, List<String> notes) {
        Map<List<Object>, String> inA = fingerprints(a);
        Map<List<Object>, String> inB = fingerprints(b);
        inA.keySet().retainAll(inB.keySet());
        long same = inA.entrySet().stream()
                .filter(run -> run.getValue().equals(inB.get(run.getKey())))
                .count();
        notes.add(
                inA.isEmpty()
                        ? "A and B have no run of the same point and seed."
                        : same + " of the " + inA.size()
                                + " pairs of runs of the same point and seed are identical to the bit but for times and"
                                + " provenance.");
    }

    /** Of the runs that ended well, by point and seed; the one started last. */
    private static Map<List<Object>, String> fingerprints(List<ComparedRun> runs) {
        Map<List<Object>, String> fingerprints = new HashMap<>();
        for (ComparedRun run : runs) {
            if (run.ok()) {
                fingerprints.put(List.of(run.point(), run.seed()), run.fingerprint());
            }
        }
        return fingerprints;
    }
}
