package org.slumber.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.Engine;
import org.slumber.spark.results.Provenance;
import org.slumber.spark.results.ProvenanceFiles;
import org.slumber.spark.results.ResultTables;

class SweepProvenanceTest {
    @TempDir
    Path root;

    private SweepFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SweepFixture(root);
    }

    @Test
    void everyStartSaysWhatItWasGivenAndHowItEnded() throws Exception {
        SweepSummary first = fixture.sweep(4, FakeSimulation.failingFrom(4));
        fixture.sweep(6, FakeSimulation.sound());
        List<Provenance> starts = new ProvenanceFiles(fixture.folder).all();
        assertEquals(2, starts.size());
        Provenance start = starts.get(0);
        assertEquals("s", start.sweep().name());
        assertEquals("test.yaml", start.sweep().file());
        assertEquals(
                "name: s\naxes:\n  seed: {from: 1, to: 4, step: 1}",
                start.sweep().conf());
        assertEquals(Map.of("seed", List.of(1L, 2L, 3L, 4L)), start.sweep().axes());
        assertEquals(4, start.sweep().runs());
        assertEquals(Engine.VERSION, start.versions().engine());
        assertEquals(fixture.spark.version(), start.versions().spark());
        assertEquals(new Provenance.Machine("local[2]", RunTask.host(), 2), start.machine());
        assertEquals(
                ResultTables.open(fixture.spark, fixture.folder)
                        .runs()
                        .select("dataset_checksum")
                        .distinct()
                        .collectAsList()
                        .get(0)
                        .getString(0),
                start.datasets().get(0).checksum());
        assertEquals(10_000, start.datasets().get(0).images());
        assertEquals(new Provenance.Counts(0, 0, 0, 4), start.resume());
        Provenance.Ending ending = start.ending().orElseThrow();
        assertEquals(Provenance.Outcome.COMPLETE, ending.outcome());
        assertEquals(4, ending.done());
        assertEquals(1, ending.failed());
        assertEquals(first.cpuSeconds(), ending.cpuSeconds());
        assertFalse(ending.end().isBefore(start.start()));
        assertEquals(new Provenance.Counts(4, 4, 1, 2), starts.get(1).resume());
    }

    @Test
    void aStartThatGoesOnOrWasKilledSaysThatItDidNotEnd() throws Exception {
        List<Provenance> during = new ArrayList<>();
        fixture.job(3, FakeSimulation.sound(), SweepFixture.PLAIN, new SweepProgress() {
                    @Override
                    public void advanced(State state) {
                        during.clear();
                        during.addAll(new ProvenanceFiles(fixture.folder).all());
                    }
                })
                .run();
        assertEquals(1, during.size());
        assertEquals(Optional.empty(), during.get(0).ending());
        assertEquals("not ended", during.get(0).outcomeText());
    }

    @Test
    void aStartThatIsStoppedSaysSo() throws Exception {
        SweepJob job = fixture.job(3, FakeSimulation.sound(), SweepFixture.PLAIN, SweepProgress.NONE);
        job.stop();
        job.run();
        assertEquals("stopped", new ProvenanceFiles(fixture.folder).all().get(0).outcomeText());
    }

    @Test
    void aStartThatGivesUpSaysWhy() {
        SweepProgress breaking = new SweepProgress() {
            @Override
            public void advanced(State state) {
                throw new IllegalStateException("the terminal is gone");
            }
        };
        SweepJob job = fixture.job(3, FakeSimulation.sound(), SweepFixture.PLAIN, breaking);
        assertThrows(IllegalStateException.class, job::run);
        Provenance.Ending ending =
                new ProvenanceFiles(fixture.folder).all().get(0).ending().orElseThrow();
        assertEquals(Provenance.Outcome.ABORTED, ending.outcome());
        assertTrue(ending.error().orElseThrow().startsWith("IllegalStateException: the terminal is gone"));
    }
}
