package org.slumber.spark.job;

import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.Catalogue;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.spec.Parameter;
import org.slumber.spark.job.Verification.Difference;
import org.slumber.spark.results.ColumnRole;
import org.slumber.spark.results.ResultSchema;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;
import org.slumber.spark.results.ResultsFolder.Table;
import org.slumber.spark.sweep.SweepFiles;

/** Folders whose rows were written before columns that tables have now. */
class OlderRowsTest {
    private static final Set<String> STOPPING =
            Set.of("runs.rung", "runs.rung_epochs", "runs.rung_metric", "runs.rung_value", "runs.whole_run_id");

    @TempDir
    static Path root;

    private static final SparkSession SPARK = LocalSpark.session();
    private static ResultTables now;

    @BeforeAll
    static void sweep() throws Exception {
        ResultsFolder folder = folder("now");
        SweepPlan plan = SweepPlan.of(
                SweepFiles.of(
                        """
                        name: one
                        values:
                          training: {epochs: 1, images: 12, stepsPerImage: 60}
                          validation.images: 8
                          test: {images: 16, blocks: 2}
                        """),
                Path.of("none"));
        new SweepJob(SPARK, plan, folder, Simulation.ENGINE, SweepFixture.PLAIN, SweepProgress.NONE).run();
        now = ResultTables.open(SPARK, folder);
    }

    @Test
    void rowsOfAnOlderVersionAreNotComparedInWhatTheyLack() {
        Verification.Report report = verify(
                older("lacking", runs -> runs.drop("rung", "rung_epochs", "rung_value", "rung_metric", "whole_run_id")
                        .withColumn("schema_version", lit(1L))));
        assertEquals(List.of(), report.differences());
        // circumstances are never compared
        List<String> circumstances = ResultSchema.columns(Table.RUNS, ColumnRole.CIRCUMSTANCE);
        Set<String> newer = ResultSchema.newerThan(Table.RUNS, 1).stream()
                .filter(name -> !circumstances.contains(name))
                .map(name -> "runs." + name)
                .collect(Collectors.toSet());
        assertEquals(newer, report.newer());
        assertTrue(newer.containsAll(STOPPING) && newer.contains("runs.accuracy_raw_pixels"), newer.toString());
        assertEquals(1, report.runs());
    }

    @Test
    void onlyTheVersionSaysWhatARowLacks() {
        UnaryOperator<Dataset<Row>> onRung = runs -> runs.withColumn("rung", lit(7L));
        Verification.Report older =
                verify(older("older", runs -> onRung.apply(runs).withColumn("schema_version", lit(1L))));
        assertEquals(List.of(), older.differences(), "rows of version 1 have no rung");
        Verification.Report newer = verify(older("newer", onRung));
        assertEquals(
                List.of("rung 7 null"),
                newer.differences().stream().map(OlderRowsTest::text).toList());
        assertEquals(Set.of(), newer.newer());
    }

    @Test
    void aParameterThatARowWasWrittenBeforeIsPassedOverWhereItMeansTheSameRun() {
        Verification.Report same = verify(older("same", runs -> runs.drop("encoding_gain")));
        assertEquals(List.of(), same.differences());
        assertEquals(Set.of("runs.encoding_gain"), same.newer());
        Verification.Report other = verify(older("other", runs -> runs.drop("training_epochs")));
        assertEquals("run_id", other.differences().get(0).column(), "the default is not what was run");
    }

    @Test
    void parametersThatWereAddedAreReadAsWhatTheyImplied() {
        List<String> added = Catalogue.parameters().stream()
                .filter(parameter -> parameter.impliedValue().isPresent())
                .map(Parameter::column)
                .toList();
        Verification.Report report = verify(older("added", runs -> runs.drop(added.toArray(String[]::new))));
        assertEquals(List.of(), report.differences());
        assertTrue(
                report.newer().containsAll(Set.of("runs.neuron_model", "runs.plasticity_rule")),
                report.newer().toString());
    }

    private static String text(Difference difference) {
        return difference.column() + " " + difference.stored() + " " + difference.rerun();
    }

    /** The rows as an older program would have left them. */
    private static ResultsFolder older(String name, UnaryOperator<Dataset<Row>> runs) {
        ResultsFolder folder = folder(name);
        runs.apply(now.runs()).coalesce(1).write().parquet(folder.of(Table.RUNS).toString());
        now.checkpoints()
                .coalesce(1)
                .write()
                .parquet(folder.of(Table.CHECKPOINTS).toString());
        return folder;
    }

    private static Verification.Report verify(ResultsFolder folder) {
        return new Verification(SPARK, folder, DataPlaces.of(Path.of("none")), Simulation.ENGINE).run(10, 1);
    }

    private static ResultsFolder folder(String name) {
        return ResultsFolder.of(
                root.resolve(name).toString(), SPARK.sparkContext().hadoopConfiguration());
    }
}
