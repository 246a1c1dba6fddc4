package org.slumber.spark.job;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.Engine;
import org.slumber.engine.data.Datasets;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.StoredSpec;
import org.slumber.spark.sweep.SpecHash;

/**
 * Runs that a folder has under the identity that they had while the path of a data set was part of it: in that folder they
 * keep it, so that they are found there and their rows stay as they are.
 */
final class FormerIds {
    private FormerIds() {}

    /** The plan, with the identities that the folder has its runs under. */
    static SweepPlan adopted(SparkSession spark, ResultsFolder folder, SweepPlan plan) throws IOException {
        if (!plan.namesDatasetsByPath() || folder.files(Table.RUNS).isEmpty()) {
            return plan;
        }
        Set<String> planned = new HashSet<>(2 * plan.size());
        plan.runs().forEach(run -> planned.add(run.id()));
        Object[] checksums =
                plan.datasets().stream().map(SweepPlan.PlannedDataset::checksum).toArray();
        Dataset<Row> rows = ResultTables.open(spark, folder)
                .runs()
                .where(col("engine_version").equalTo(Engine.VERSION))
                .where(col("dataset_checksum").isin(checksums))
                // of several spellings of the path the same one each time
                .orderBy("run_id");
        Map<String, String> ids = new HashMap<>();
        Set<String> present = new HashSet<>();
        for (Iterator<Row> each = rows.toLocalIterator(); each.hasNext(); ) {
            Row row = each.next();
            String whole = row.getAs("whole_run_id");
            String id = whole == null ? row.getAs("run_id") : whole;
            if (planned.contains(id)) {
                present.add(id);
            } else if (!Datasets.known(row.getAs("dataset"))) {
                today(row, id).filter(planned::contains).ifPresent(now -> ids.putIfAbsent(now, id));
            }
        }
        ids.keySet().removeAll(present);
        return plan.withIds(ids);
    }

    /** The identity that the run of a row has by now; empty where the row's is of another kind. */
    private static Optional<String> today(Row row, String id) {
        try {
            SpecHash hash = SpecHash.of(StoredSpec.of(row));
            String checksum = row.getAs("dataset_checksum");
            return hash.hasRunId(id, checksum, Engine.VERSION)
                    ? Optional.of(hash.runId(checksum, Engine.VERSION))
                    : Optional.empty();
        } catch (InvalidInputException e) {
            // this engine does not take its values, so the plan has no such run
            return Optional.empty();
        }
    }
}
