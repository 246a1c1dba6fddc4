package org.slumber.spark.results;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.slumber.engine.spec.InvalidInputException;

/**
 * The tables of a results folder as Spark reads them, safely while a sweep goes on.
 *
 * @param runs one row a run
 * @param checkpoints one row a moment of a run
 */
public record ResultTables(Dataset<Row> runs, Dataset<Row> checkpoints) {

    /**
     * Opens the tables as they are now; what is committed later is not in them.
     *
     * @throws InvalidInputException where the folder has no runs
     */
    public static ResultTables open(SparkSession spark, ResultsFolder folder) {
        ResultsFolder.Snapshot snapshot;
        try {
            snapshot = folder.snapshot();
        } catch (IOException e) {
            throw new InvalidInputException("results folder " + folder.display() + " cannot be read: " + e, e);
        }
        if (snapshot.runs().isEmpty()) {
            throw new InvalidInputException("results folder " + folder.display() + " has no runs");
        }
        return new ResultTables(
                read(spark, snapshot.runs(), ResultSchema.RUNS),
                read(spark, snapshot.checkpoints(), ResultSchema.CHECKPOINTS));
    }

    /** Makes the views {@code runs} and {@code checkpoints}. */
    public void createViews() {
        runs.createOrReplaceTempView(ResultsFolder.Table.RUNS.folder());
        checkpoints.createOrReplaceTempView(ResultsFolder.Table.CHECKPOINTS.folder());
    }

    private static Dataset<Row> read(SparkSession spark, List<String> files, StructType schema) {
        if (files.isEmpty()) {
            return spark.createDataFrame(List.of(), schema);
        }
        return spark.read().schema(schema).parquet(files.toArray(String[]::new));
    }
}
