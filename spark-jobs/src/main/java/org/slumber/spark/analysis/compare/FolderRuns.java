package org.slumber.spark.analysis.compare;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slumber.spark.results.ColumnRole;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder.Table;

/**
 * What the runs of one folder have in common.
 *
 * @param runs how many
 * @param failed how many of them failed
 * @param engines versions of the engine that made them
 * @param commits of the program that made them
 * @param checksums the contents of each data set
 * @param constants columns of parameters that have one value in all runs that have any, the seed aside
 */
public record FolderRuns(
        long runs,
        long failed,
        List<String> engines,
        List<String> commits,
        Map<String, List<String>> checksums,
        Map<String, String> constants) {

    static FolderRuns of(Dataset<Row> runs) {
        List<String> parameters = ResultSchema.columns(Table.RUNS, ColumnRole.PARAMETER).stream()
                .filter(name -> !name.equals("seed"))
                .toList();
        List<Column> aggregates = new ArrayList<>();
        for (String name : parameters) {
            aggregates.add(min(col(name)).cast("string"));
            aggregates.add(max(col(name)).cast("string"));
        }
        Row extremes = runs.agg(
                        aggregates.get(0),
                        aggregates.subList(1, aggregates.size()).toArray(Column[]::new))
                .head();
        Map<String, String> constants = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            String least = extremes.getString(2 * i);
            if (least != null && least.equals(extremes.getString(2 * i + 1))) {
                constants.put(parameters.get(i), least);
            }
        }
        Map<String, List<String>> checksums = new TreeMap<>();
        for (Row row :
                runs.groupBy("dataset").agg(collect_set("dataset_checksum")).collectAsList()) {
            checksums.put(row.getString(0), sorted(row, 1));
        }
        Row provenance = runs.agg(collect_set("engine_version"), collect_set("git_commit"))
                .head();
        return new FolderRuns(
                runs.count(),
                runs.where(col("status").equalTo("failed")).count(),
                sorted(provenance, 0),
                sorted(provenance, 1),
                checksums,
                constants);
    }

    private static List<String> sorted(Row row, int place) {
        return List.copyOf(new TreeSet<>(row.<String>getList(place)));
    }
}
