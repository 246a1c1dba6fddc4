package org.slumber.spark.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.spec.Parameter;
import org.slumber.spark.results.ResultsFolder.Table;

class ResultSchemaTest {
    private static final RunRecord.Timing TIMING = new RunRecord.Timing(Instant.EPOCH, 2, 1, "here");

    @Test
    void everyColumnHasANameOfItsOwnAndAComment() {
        for (Table table : Table.values()) {
            StructType schema = ResultSchema.of(table);
            assertEquals(schema.size(), new HashSet<>(Arrays.asList(schema.fieldNames())).size());
            for (StructField field : schema.fields()) {
                assertTrue(field.name().matches("[a-z][a-z0-9_]*"), field.name());
                assertFalse(field.getComment().get().isBlank(), field.name());
            }
        }
    }

    @Test
    void everyParameterHasItsColumnWithUnitAndValue() {
        var spec = Catalogue.specOf(Map.of("regulariser", "nap", "nap.steps", 50L));
        Row row = ResultSchema.rows(new RunRecord(
                        "id", spec, "sum", Optional.empty(), Optional.of("broken"), TIMING, Optional.empty()))
                .get(Table.RUNS)
                .get(0);
        Map<String, Object> values = Catalogue.valuesOf(spec);
        for (Parameter parameter : Catalogue.parameters()) {
            int index = ResultSchema.RUNS.fieldIndex(parameter.column());
            assertEquals(values.get(parameter.path()), row.get(index), parameter.path());
        }
        StructField resistance = ResultSchema.RUNS.apply("neuron_resistance");
        assertEquals(
                "potential per unit of synaptic current [mV]",
                resistance.getComment().get());
    }

    @Test
    void everyColumnSaysWhetherItIsAResult() {
        assertEquals(
                List.of("run_id", "rung", "rung_epochs", "rung_value", "rung_metric", "whole_run_id"),
                ResultSchema.columns(Table.RUNS, ColumnRole.IDENTITY));
        assertEquals(
                Catalogue.parameters().stream().map(Parameter::column).toList(),
                ResultSchema.columns(Table.RUNS, ColumnRole.PARAMETER));
        assertEquals(
                List.of(
                        "cpu_seconds",
                        "wall_seconds",
                        "started_at",
                        "host",
                        "dataset_checksum",
                        "engine_version",
                        "git_commit",
                        "purpose",
                        "reused_from",
                        "mechanism_jars",
                        "metric_jars",
                        "schema_version"),
                ResultSchema.columns(Table.RUNS, ColumnRole.ORIGIN, ColumnRole.COST, ColumnRole.CIRCUMSTANCE));
        assertEquals(
                List.of("run_id", "checkpoint", "moment", "epoch"),
                ResultSchema.columns(Table.CHECKPOINTS, ColumnRole.IDENTITY));
        assertEquals(
                ResultSchema.CHECKPOINTS.size() - 4,
                ResultSchema.columns(Table.CHECKPOINTS, ColumnRole.RESULT).size());
    }

    @Test
    void aFailedRunHasItsErrorAndNoMetric() {
        Row row = ResultSchema.rows(new RunRecord(
                        "id",
                        Catalogue.specOf(Map.of()),
                        "sum",
                        Optional.empty(),
                        Optional.of("broken"),
                        TIMING,
                        Optional.of("abc")))
                .get(Table.RUNS)
                .get(0);
        assertEquals("failed", value(row, "status"));
        assertEquals("broken", value(row, "error"));
        assertEquals(1.0, value(row, "cpu_seconds"));
        assertEquals("abc", value(row, "git_commit"));
        for (String metric :
                List.of("test_accuracy", "confusion", "saturation", "weights_excitatory_sum_end", "steps")) {
            assertTrue(row.isNullAt(ResultSchema.RUNS.fieldIndex(metric)), metric);
        }
    }

    private static Object value(Row row, String column) {
        return row.get(ResultSchema.RUNS.fieldIndex(column));
    }
}
