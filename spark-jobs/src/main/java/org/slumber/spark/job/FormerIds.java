package org.slumber.spark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Parameter;
import org.slumber.engine.spec.Variant;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RowFile;
import org.slumber.spark.results.StoredSpec;
import org.slumber.spark.sweep.SpecHash;

/**
 * Runs that a folder has under another identity than the plan: one that they had while the path of a data set was part of
 * it, or that of the same simulation spelled otherwise, as of sleep at ratio 0 with another decay. In that folder they keep
 * it, so that they are found there and their rows stay as they are.
 */
final class FormerIds {
    private FormerIds() {}

    /** The plan, with the identities that the folder has its runs under. */
    static SweepPlan adopted(SparkSession spark, ResultsFolder folder, SweepPlan plan) throws IOException {
        Set<String> planned = new HashSet<>(2 * plan.size());
        plan.runs().forEach(run -> planned.add(run.id()));
        if (folder.files(Table.RUNS).isEmpty() || stored(folder).containsAll(planned)) {
            return plan;
        }
        Object[] checksums =
                plan.datasets().stream().map(SweepPlan.PlannedDataset::checksum).toArray();
        Dataset<Row> rows = ResultTables.open(spark, folder)
                .runs()
                .where(col("engine_version").equalTo(Engine.VERSION))
                .where(col("dataset_checksum").isin(checksums))
                .where(plan.namesDatasetsByPath() ? lit(true) : spelledOtherwise(plan))
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
            } else {
                today(row, id, plan, planned).ifPresent(now -> ids.putIfAbsent(now, id));
            }
        }
        ids.keySet().removeAll(present);
        return plan.withIds(ids);
    }

    /** The identities of all rows, read without Spark, which would take a second to begin. */
    static Set<String> stored(ResultsFolder folder) throws IOException {
        StructType schema = new StructType().add("run_id", DataTypes.StringType);
        Set<String> ids = new HashSet<>();
        for (Path file : folder.files(Table.RUNS)) {
            try (ParquetReader<Row> rows = RowFile.read(folder.fileSystem(), file, schema)) {
                for (Row row = rows.read(); row != null; row = rows.read()) {
                    ids.add(row.getString(0));
                }
            }
        }
        return ids;
    }

    /** Whether a mechanism does nothing in a row's run, or in that of the plan which is the same simulation. */
    private static Column spelledOtherwise(SweepPlan plan) {
        Column spelled = col("run_id").isin(plan.withIdle().keySet().toArray());
        for (Variant<?> variant : Catalogue.idling()) {
            Column idle = lit(true);
            for (Parameter parameter : variant.parameters()) {
                Object neutral = variant.neutral().get(parameter.path());
                if (neutral != null) {
                    idle = idle.and(col(parameter.column()).equalTo(neutral));
                }
            }
            spelled = spelled.or(idle);
        }
        return spelled;
    }

    /** The identity that the plan has the simulation of a row under; empty where it has it not. */
    private static Optional<String> today(Row row, String id, SweepPlan plan, Set<String> planned) {
        try {
            RunSpec spec = StoredSpec.of(row);
            String checksum = row.getAs("dataset_checksum");
            if (!SpecHash.of(spec).hasRunId(id, checksum, Engine.VERSION)) {
                return Optional.empty();
            }
            String canonical = runId(Catalogue.canonical(spec), checksum);
            if (planned.contains(canonical)) {
                return Optional.of(canonical);
            }
            String acting = runId(Catalogue.withoutIdle(spec), checksum);
            return Optional.of(plan.withIdle().getOrDefault(acting, acting)).filter(planned::contains);
        } catch (InvalidInputException e) {
            // this engine does not take its values, so the plan has no such run
            return Optional.empty();
        }
    }

    private static String runId(RunSpec spec, String checksum) {
        return SpecHash.of(spec).runId(checksum, Engine.VERSION);
    }
}
