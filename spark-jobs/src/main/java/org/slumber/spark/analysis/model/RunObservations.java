package org.slumber.spark.analysis.model;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.mixed.Observations;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.sweep.Nearest;

/**
 * The runs of a results folder that ended well, as what a model is fitted to. Its columns are those of {@code runs} that
 * hold numbers or texts, {@code accuracy} for {@code test_accuracy}, and the {@code target}, {@code timing}, {@code
 * variant} and {@code setting} of the views. A run without a regulariser has {@code sleep_ratio} 0 and no decay or target.
 * A simulation that is stored under several ids is one run.
 */
public final class RunObservations {
    private final Dataset<Row> runs;

    private RunObservations(Dataset<Row> runs) {
        this.runs = runs;
    }

    /**
     * The runs.
     *
     * @param where which of them, as a condition in SQL on these columns
     */
    public static RunObservations of(ResultTables tables, Optional<String> where) {
        Column ratio = when(col("regulariser").equalTo("none"), coalesce(col("sleep_ratio"), lit(0.0)))
                .otherwise(col("sleep_ratio"));
        Dataset<Row> rows = AnalysisViews.simulations(tables.runs())
                .where(col("status").equalTo("ok"))
                .withColumn("sleep_ratio", ratio)
                .withColumn("accuracy", col("test_accuracy"));
        return new RunObservations(where.map(rows::where).orElse(rows));
    }

    /** The columns that a model may name. */
    public Set<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        for (StructField field : runs.schema().fields()) {
            if (field.dataType() instanceof NumericType || field.dataType() instanceof StringType) {
                names.add(field.name());
            }
        }
        return names;
    }

    /**
     * Some columns of all these runs, in the order of their ids.
     *
     * @throws InvalidInputException where there is no such column, or no run
     */
    public Observations observations(Collection<String> names) {
        Set<String> known = columns();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new InvalidInputException("the runs have no column of numbers or texts " + name
                        + "; the nearest is " + Nearest.to(name, known));
            }
        }
        List<String> distinct = List.copyOf(new LinkedHashSet<>(names));
        List<Row> rows = runs.orderBy("run_id")
                .select(distinct.stream().map(name -> col(name)).toArray(Column[]::new))
                .collectAsList();
        if (rows.isEmpty()) {
            throw new InvalidInputException("no run that ended well is there to be modelled");
        }
        return FrameObservations.of(rows, rows.get(0).schema());
    }
}
