package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.sweep.SweepFiles;

class SweepPlanTest {
    @TempDir
    Path data;

    @Test
    void twoNamesOfOneDataSetAreOneRunAndTwoSetsAreTwo() throws Exception {
        write(data.resolve("a"), 1);
        write(data.resolve("copy"), 1);
        write(data.resolve("b"), 2);
        Path a = data.resolve("a");
        String pair = a + "/train-images-idx3-ubyte:" + a + "/train-labels-idx1-ubyte";
        SweepPlan plan = plan(a + ", " + a + "/, " + data + "/./a, " + data.resolve("copy") + ", '" + pair + "', "
                + data.resolve("b"));
        assertEquals(2, plan.size());
        assertEquals(4, plan.duplicates());
        assertEquals(2, plan.datasets().size());
        assertNotEquals(plan.runId(0), plan.runId(1));
        assertEquals(plan.runId(0), plan(data + "/copy/").runId(0));
    }

    /** A learner that cannot read events is refused while the sweep is planned, among others that can. */
    @Test
    void eventsThatALearnerCannotReadAreRefusedBeforeAnythingRuns() {
        assertEquals(
                "test.yaml: data set gap-xor has spikes in time, which learner stdp cannot read; learner"
                        + " surrogate-gradient with surrogate.stimulus events can",
                assertThrows(
                                InvalidInputException.class,
                                () -> SweepPlan.of(
                                        SweepFiles.of(
                                                "name: a\nvalues: {dataset: gap-xor}\naxes: {learner: [surrogate-gradient, stdp]}\n"),
                                        data))
                        .getMessage());
    }

    /** Two settings of a generated set are two sets, two seeds of a run draw from one, and so do runs of few and fewer. */
    @Test
    void generatedEventsAreOneSetForAllSeeds() {
        SweepPlan plan = SweepPlan.of(
                SweepFiles.of(
                        """
                        name: a
                        values: {learner: surrogate-gradient, dataset: randman, surrogate.batch: 4, test.images: 20}
                        axes: {randman.dimensions: [1, 2], training.images: [40, 60], seed: [1, 2, 3]}
                        """),
                data);
        assertEquals(12, plan.size());
        assertEquals(2, plan.datasets().size());
        assertEquals(10_000, plan.datasets().get(0).dataset().size());
    }

    private SweepPlan plan(String datasets) {
        return SweepPlan.of(
                SweepFiles.of("name: a\naxes: {dataset: [" + datasets + "]}\n"
                        + "values: {training.images: 2, validation.images: 0, test.images: 2, test.blocks: 1}"),
                data);
    }

    private static void write(Path folder, int grey) throws Exception {
        Files.createDirectories(folder);
        ByteBuffer images =
                ByteBuffer.allocate(16 + 4).putInt(0x803).putInt(4).putInt(1).putInt(1);
        images.put(new byte[] {(byte) grey, 2, 3, 4});
        ByteBuffer labels = ByteBuffer.allocate(8 + 4).putInt(0x801).putInt(4).put(new byte[] {0, 1, 0, 1});
        Files.write(folder.resolve("train-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve("train-labels-idx1-ubyte"), labels.array());
    }
}
