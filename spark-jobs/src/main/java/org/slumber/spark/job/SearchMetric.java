package org.slumber.spark.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.results.ColumnRole;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.search.Scale;
import org.slumber.spark.sweep.Nearest;

/**
 * A column that a search looks at.
 *
 * @param table of which it is a column
 * @param column its name
 * @param samples column of {@code runs} with the number of samples of which it is a fraction; empty where it is no count
 * @param scale where its mean may lie
 */
record SearchMetric(Table table, String column, Optional<String> samples, Scale scale) {
    private static final String SCORED = "test_samples";
    private static final String VALIDATED = "validation_images";
    private static final Map<String, String> SAMPLES = Map.of(
            "test_accuracy", SCORED,
            "test_accuracy_logistic_regression", SCORED,
            "test_accuracy_qda", SCORED,
            "test_accuracy_top_responder", SCORED,
            "validation_accuracy", VALIDATED,
            "validation_accuracy_best", VALIDATED,
            "validation_accuracy_final", VALIDATED);

    /**
     * A column by its name.
     *
     * @param key of the sweep file that names it, for messages
     * @throws InvalidInputException where it is no number that is measured
     */
    static SearchMetric of(Table table, String key, String column) {
        List<String> measured = ResultSchema.columns(table, ColumnRole.RESULT, ColumnRole.COST);
        StructType schema = ResultSchema.of(table);
        List<String> known = measured.stream()
                .filter(name -> schema.apply(name).dataType() instanceof NumericType)
                .toList();
        if (!known.contains(column)) {
            throw new InvalidInputException(key + " must be a number that is measured, a column of " + table.folder()
                    + ", was " + column + "; the nearest one is " + Nearest.to(column, known));
        }
        boolean fraction = ResultSchema.described(table).stream()
                .anyMatch(each -> each.name().equals(column) && each.unit().equals("fraction"));
        return new SearchMetric(
                table,
                column,
                Optional.ofNullable(SAMPLES.get(column)),
                // a change of a fraction may be below 0
                fraction && !column.endsWith("_change") ? Scale.FRACTION : Scale.UNBOUNDED);
    }
}
