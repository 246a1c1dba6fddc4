package org.slumber.spark.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.Engine;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.results.RunStatus;

/**
 * What a results folder lacks of a plan.
 *
 * @param resume the counts, for the user
 * @param toRun the runs left, in the order of the plan
 */
record Resumption(SweepProgress.Resume resume, List<PlannedRun> toRun) {

    /**
     * Compares a plan with what is committed; takes rows out of the folder that it has twice, and failed runs where they
     * are to be run again.
     *
     * @param warnings takes what a user must know of the rows, a sentence each
     * @throws InvalidInputException where the folder holds runs of another engine version and may not
     */
    static Resumption of(
            SparkSession spark,
            ResultsFolder folder,
            SweepPlan plan,
            SweepJob.Options options,
            Consumer<String> warnings)
            throws IOException {
        Set<String> planned = new HashSet<>(2 * plan.size());
        plan.runs().forEach(run -> planned.add(run.id()));
        // of those planned: a folder may hold far more
        Set<String> committed = new HashSet<>();
        Set<String> failed = new HashSet<>();
        int found = 0;
        if (!folder.files(Table.RUNS).isEmpty()) {
            ResultTables tables = ResultTables.open(spark, folder);
            Dataset<Row> runs = tables.runs();
            refuseOtherVersions(folder, runs, options);
            for (Iterator<Row> rows = runs.select("run_id", "status").toLocalIterator(); rows.hasNext(); ) {
                Row row = rows.next();
                found++;
                if (planned.contains(row.getString(0))) {
                    committed.add(row.getString(0));
                    if (row.getString(1).equals(RunStatus.FAILED.text())) {
                        failed.add(row.getString(0));
                    }
                }
            }
            tables.notes().forEach(warnings);
            new Compaction(folder).once(tables);
        }
        if (options.retryFailed() && !failed.isEmpty()) {
            new Compaction(folder).without(failed);
            committed.removeAll(failed);
            failed.clear();
        }
        List<PlannedRun> toRun = new ArrayList<>();
        for (PlannedRun run : plan.runs()) {
            if (!committed.contains(run.id())) {
                toRun.add(run);
            }
        }
        return new Resumption(
                new SweepProgress.Resume(
                        plan.size(), plan.duplicates(), found, plan.size() - toRun.size(), failed.size(), toRun.size()),
                toRun);
    }

    private static void refuseOtherVersions(ResultsFolder folder, Dataset<Row> runs, SweepJob.Options options) {
        if (options.mixVersions()) {
            return;
        }
        List<String> others = runs.select("engine_version").distinct().as(Encoders.STRING()).collectAsList().stream()
                .filter(version -> !version.equals(Engine.VERSION))
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            throw new InvalidInputException("results folder " + folder.display() + " holds runs of engine version "
                    + String.join(", ", others) + ", this is " + Engine.VERSION
                    + "; give --mix-versions to have both in it, or another --out");
        }
    }
}
