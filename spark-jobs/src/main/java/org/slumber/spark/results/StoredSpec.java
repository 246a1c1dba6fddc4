package org.slumber.spark.results;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Parameter;

/** The way back from a row of {@code runs} to what was run. */
public final class StoredSpec {
    private StoredSpec() {}

    /**
     * What a row was made from. A parameter without a value is one that the spec does not have, or that did not exist
     * yet: then the row means what it implied.
     *
     * @param row of {@code runs}, with its schema and all columns
     * @throws InvalidInputException where this engine does not take its values
     */
    public static RunSpec of(Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        String learner =
                String.valueOf(row.<Object>getAs(Catalogue.LEARNERS.selector().column()));
        for (Parameter parameter : Catalogue.parameters()) {
            Optional.<Object>ofNullable(row.getAs(parameter.column()))
                    .or(() -> Catalogue.impliedValue(parameter, learner))
                    .ifPresent(value -> values.put(parameter.path(), value));
        }
        try {
            JarsUsed.requireMechanisms(row);
            return Catalogue.specOf(values);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "run " + row.getAs("run_id") + " cannot be made again: " + e.getMessage(), e);
        }
    }
}
