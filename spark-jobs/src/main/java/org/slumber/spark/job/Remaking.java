package org.slumber.spark.job;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.data.Samples;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.RunStatus;

/**
 * Makes runs of a results folder again on this machine, one by one, each watched by an observer, and compares what comes
 * out with what is stored, as {@link Verification} does.
 */
public final class Remaking {
    private final SparkSession spark;
    private final ResultsFolder folder;
    private final ResultTables tables;
    private final DatasetShelf shelf;
    private final Simulation simulation;

    /**
     * The runs of one folder.
     *
     * @param data where the data sets are
     * @throws InvalidInputException where the folder cannot be read or has no runs
     */
    public Remaking(SparkSession spark, ResultsFolder folder, DataPlaces data, Simulation simulation) {
        this.spark = spark;
        this.folder = folder;
        this.simulation = simulation;
        tables = ResultTables.open(spark, folder);
        shelf = new DatasetShelf(data, DatasetShelf.Missing.REFUSED);
    }

    /**
     * A run that can be made again.
     *
     * @param row of {@code runs}
     * @param spec what to run
     * @param samples what it draws from
     */
    public record StoredRun(Row row, RunSpec spec, Samples samples) {
        /** Its identity. */
        public String id() {
            return row.getAs("run_id");
        }
    }

    /** What a reader must know of the folder's rows, a sentence each. */
    public List<String> notes() {
        return tables.notes();
    }

    /**
     * The rows of some runs, by their ids.
     *
     * @param ids or how they begin, as far as that names one run
     * @throws InvalidInputException where there is no such run, or several
     */
    public List<Row> named(List<String> ids) {
        Map<String, Row> named = new LinkedHashMap<>();
        for (String id : ids) {
            List<Row> found = tables.runs()
                    .where(col("run_id").startsWith(id))
                    .orderBy("run_id")
                    .collectAsList();
            if (found.isEmpty()) {
                throw new InvalidInputException("results folder " + folder.display() + " has no run " + id);
            }
            if (found.size() > 1) {
                throw new InvalidInputException("results folder " + folder.display() + " has " + found.size()
                        + " runs whose id begins with " + id + ", among them "
                        + found.get(0).getAs("run_id") + " and " + found.get(1).getAs("run_id"));
            }
            named.put(found.get(0).getAs("run_id"), found.get(0));
        }
        return List.copyOf(named.values());
    }

    /**
     * The rows of some runs, in the order of their ids.
     *
     * @param condition in SQL on the columns of {@code runs}, and {@code accuracy}, the test accuracy
     * @throws InvalidInputException where no run fulfils it
     */
    public List<Row> fulfilling(String condition) {
        List<Row> found = tables.runs()
                .withColumn("accuracy", col("test_accuracy"))
                .where(condition)
                .drop("accuracy")
                .orderBy("run_id")
                .collectAsList();
        if (found.isEmpty()) {
            throw new InvalidInputException(
                    "results folder " + folder.display() + " has no run for which " + condition);
        }
        return found;
    }

    /**
     * What a row was made from.
     *
     * @throws InvalidInputException where it has no result, another engine made it, or its data set is not to be had
     */
    public StoredRun run(Row row) {
        String id = row.getAs("run_id");
        String version = row.getAs("engine_version");
        if (!Engine.VERSION.equals(version)) {
            throw new InvalidInputException("run " + id + " was made by engine version " + version + ", and this is "
                    + Engine.VERSION + ", whose results may be others; take the program of that version");
        }
        String status = row.getAs("status");
        if (!RunStatus.OK.text().equals(status)) {
            throw new InvalidInputException("run " + id + " has no result to hold it to, as it "
                    + (status.equals(RunStatus.FAILED.text()) ? "failed: " + row.getAs("error") : "was stopped early"));
        }
        RunOrder order = shelf.orderOf(row);
        return new StoredRun(
                row, order.spec(), shelf.datasets().get(order.dataset()).dataset());
    }

    /**
     * Makes a run again.
     *
     * @param observer who watches
     * @return every difference of what came out from what is stored; none where they are equal to the bit
     * @throws InvalidInputException with what the run, or its observer, threw
     */
    public List<Verification.Difference> make(StoredRun run, RunObserver observer) {
        RunOrder order = shelf.orderOf(run.row());
        SweepPlan.PlannedDataset dataset = shelf.datasets().get(order.dataset());
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Simulation watched = (spec, images, unused) -> simulation.run(spec, images, observer);
        RunAttempt.Outcome outcome = new RunAttempt(watched, order, dataset.dataset(), null).make();
        if (outcome.error().isPresent()) {
            throw new InvalidInputException(outcome.error().get());
        }
        FinishedRun finished = RunTask.finished(order, dataset.checksum(), outcome, startedAt, Optional.empty());
        List<Verification.Difference> differences = new ArrayList<>();
        RunRows.compare(
                run.id(),
                RunRows.stored(tables, List.of(run.row())).get(run.id()),
                RunRows.made(spark, List.of(finished)).get(run.id()),
                differences,
                new TreeSet<>());
        return differences;
    }
}
