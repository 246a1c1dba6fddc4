package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which runs are taken for lost. */
class DispatcherTest {
    private static final Duration AT_MOST = Duration.ofMinutes(1);
    /** Runs that are expected to take so long go out one by one, s. */
    private static final double LONG = 1000;

    @TempDir
    Path root;

    private final Inbox inbox = new Inbox();
    private Broadcast<SweepPlan.PlannedDataset> dataset;
    private Dispatcher dispatcher;

    @BeforeEach
    void open() {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(new SweepFixture(root).spark.sparkContext());
        spark.sc().register(inbox);
        SweepPlan plan = SweepFixture.plan(2);
        dataset = spark.broadcast(plan.datasets().get(0));
        RunTask task = new RunTask(FakeSimulation.sound(), List.of(dataset), Optional.empty(), Optional.empty(), inbox);
        CostModel costs = new CostModel();
        List<PlannedRun> runs = plan.runs().stream()
                .map(run -> new PlannedRun(run.point(), run.id(), run.dataset(), run.family(), LONG))
                .toList();
        dispatcher = new Dispatcher(spark, plan, task, costs, new RunQueue(costs, runs));
    }

    @AfterEach
    void close() {
        dataset.destroy();
    }

    @Test
    void aRunThatComesBackWhileTheInboxIsEmptiedIsNotLost() throws Exception {
        submitOne();
        awaitWave();
        assertTrue(dispatcher.landed(inbox.take(0)), "the first run");
        submitOne();
        await("the second run", () -> !inbox.arrived().isEmpty());
        // Spark says that a job has ended a moment after its last task has
        Thread.sleep(500);
        assertEquals(List.of(), dispatcher.endWaves(), "nobody has looked for waves since the inbox was emptied");
        awaitWave();
        assertTrue(dispatcher.landed(inbox.take(0)), "the second run");
        assertEquals(List.of(), dispatcher.endWaves());
        assertTrue(dispatcher.done());
    }

    @Test
    void aRunThatIsInFlightAgainIsNotLostWithTheWaveItCameBackFrom() throws Exception {
        submitOne();
        awaitWave();
        assertFalse(dispatcher.landed(outOfMemory(awaitRun())), "it is to be run again");
        submitOne();
        assertTrue(dispatcher.landed(awaitRun()), "the second run");
        submitOne();
        assertEquals(List.of(), dispatcher.endWaves());
        assertTrue(dispatcher.landed(awaitRun()), "the first run, again");
        assertTrue(dispatcher.done());
    }

    private FinishedRun awaitRun() throws Exception {
        await("a run", () -> !inbox.arrived().isEmpty());
        return inbox.take(0);
    }

    private static FinishedRun outOfMemory(FinishedRun run) {
        return new FinishedRun(run.key(), true, true, 0, 0, run.tables());
    }

    private void submitOne() {
        dispatcher.dispatch(1);
        assertEquals(1, dispatcher.inFlight());
        assertFalse(dispatcher.done());
    }

    private void awaitWave() throws Exception {
        await("a wave's end", dispatcher::waveEnded);
    }

    private static void await(String what, BooleanSupplier isSo) throws Exception {
        Instant end = Instant.now().plus(AT_MOST);
        while (!isSo.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "waited in vain for " + what);
            Thread.sleep(10);
        }
    }
}
