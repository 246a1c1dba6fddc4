package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.learner.RunCancelledException;

class SpikeRecorderTest {
    private static final RunSpec SPEC = Catalogue.specOf(Map.of(
            "training.images", 12,
            "training.epochs", 1,
            "training.stepsPerImage", 200,
            "validation.images", 0,
            "test.images", 8,
            "sleep.ratio", 0.4,
            "sleep.intervalSteps", 1000));
    private static final Dataset IMAGES = Geomfig.generate(40);

    @Test
    void clipsLieAroundTheFirstSleepAndAtTheEnd() {
        // 2400 steps awake, sleeps of 400 before wake steps 1000 and 2000
        SpikeRecorder recorder = recorded(3200);
        assertEquals(
                List.of(new SpikeRecorder.Sleep(1000, 1400), new SpikeRecorder.Sleep(2400, 2800)), recorder.sleeps());
        List<SpikeRecorder.Clip> clips = recorder.clips();
        assertEquals(
                List.of(750L, 1150L, 2700L),
                clips.stream().map(SpikeRecorder.Clip::from).toList());
        assertEquals(
                List.of(500, 500, 500),
                clips.stream().map(clip -> clip.spikes().size()).toList());
    }

    @Test
    void inputsAreStillAsleep() {
        SpikeRecorder.Clip falling = recorded(3200).clips().get(0);
        int inputs = SPEC.encoding().inputs();
        assertTrue(falling.spikes().subList(0, 250).stream().anyMatch(step -> hasInput(step, inputs)));
        assertTrue(falling.spikes().subList(250, 500).stream().noneMatch(step -> hasInput(step, inputs)));
    }

    private static boolean hasInput(int[] spikes, int inputs) {
        return spikes.length > 0 && spikes[0] < inputs;
    }

    @Test
    void theRunEndsOnceItIsRecorded() {
        SpikeRecorder recorder = new SpikeRecorder(300);
        assertThrows(RunCancelledException.class, () -> Engine.run(SPEC, IMAGES, recorder));
        assertEquals(1, recorder.clips().size());
        assertEquals(300, recorder.clips().get(0).spikes().size());
    }

    private static SpikeRecorder recorded(long steps) {
        SpikeRecorder recorder = new SpikeRecorder(steps);
        assertThrows(RunCancelledException.class, () -> Engine.run(SPEC, IMAGES, recorder));
        return recorder;
    }
}
