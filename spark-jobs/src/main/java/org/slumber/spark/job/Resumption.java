package org.slumber.spark.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
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
     * Compares a plan with what is committed; takes failed runs out of the folder where they are to be run again.
     *
     * @throws InvalidInputException where the folder holds runs of another engine version and may not
     */
    static Resumption of(SparkSession spark, ResultsFolder folder, SweepPlan plan, SweepJob.Options options)
            throws IOException {
        Set<String> committed = new HashSet<>();
        Set<String> failed = new HashSet<>();
        if (!folder.files(Table.RUNS).isEmpty()) {
            Set<String> versions = new TreeSet<>();
            for (Row row : ResultTables.open(spark, folder)
                    .runs()
                    .select("run_id", "status", "engine_version")
                    .collectAsList()) {
                committed.add(row.getString(0));
                if (row.getString(1).equals(RunStatus.FAILED.text())) {
                    failed.add(row.getString(0));
                }
                versions.add(row.getString(2));
            }
            versions.remove(Engine.VERSION);
            if (!versions.isEmpty() && !options.mixVersions()) {
                throw new InvalidInputException("results folder " + folder.display() + " holds runs of engine version "
                        + String.join(", ", versions) + ", this is " + Engine.VERSION
                        + "; give --mix-versions to have both in it, or another --out");
            }
        }
        int found = committed.size();
        failed.retainAll(plan.runs().stream().map(PlannedRun::id).collect(Collectors.toSet()));
        if (options.retryFailed() && !failed.isEmpty()) {
            new Compaction(spark, folder).without(functions.col("run_id").isin(failed.toArray()));
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
}
