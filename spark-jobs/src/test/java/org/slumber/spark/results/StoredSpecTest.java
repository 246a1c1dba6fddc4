package org.slumber.spark.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.results.ResultsFolder.Table;

class StoredSpecTest {
    @Test
    void aStoredRowGivesTheSpecThatItWasMadeFrom() {
        List<RunSpec> specs = new ArrayList<>();
        for (String regulariser : List.of("none", "sleep", "normalize", "nap")) {
            specs.add(Catalogue.specOf(Map.of("regulariser", regulariser, "seed", -1L, "encoding.gain", 0.1)));
        }
        for (String regulariser : List.of("none", "sleep")) {
            specs.add(Catalogue.specOf(Map.of("learner", "surrogate-gradient", "regulariser", regulariser)));
        }
        List<Row> rows = specs.stream().map(StoredSpecTest::row).toList();
        assertEquals(specs, stored(rows).stream().map(StoredSpec::of).toList());
    }

    @Test
    void aRowThatThisEngineDoesNotTakeIsNamed() {
        Row row = row(Catalogue.specOf(Map.of()));
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        values[ResultSchema.RUNS.fieldIndex("training_epochs")] = -1L;
        Row wrong = stored(List.of(RowFactory.create(values))).get(0);
        String refused = assertThrows(InvalidInputException.class, () -> StoredSpec.of(wrong))
                .getMessage();
        assertTrue(refused.startsWith("run id cannot be made again: training.epochs must be "), refused);
    }

    private static Row row(RunSpec spec) {
        return ResultSchema.rows(new RunRecord(
                        "id",
                        spec,
                        "sum",
                        Optional.empty(),
                        Optional.of("broken"),
                        new RunRecord.Timing(Instant.EPOCH, 2, 1, "here"),
                        Optional.empty()))
                .get(Table.RUNS)
                .get(0);
    }

    private static List<Row> stored(List<Row> rows) {
        return LocalSpark.session().createDataFrame(rows, ResultSchema.RUNS).collectAsList();
    }
}
