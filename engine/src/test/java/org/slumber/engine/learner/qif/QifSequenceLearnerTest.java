package org.slumber.engine.learner.qif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.ResultDigest;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.Chronicle;
import org.slumber.engine.learner.RunCancelledException;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.metrics.SequenceReplay;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;

/** The numbers of both protocols were computed by another program, by the same rule at steps of 1e-4 and 5e-5. */
class QifSequenceLearnerTest {
    private static RunSpec spec(Object... settings) {
        Map<String, Object> given = new HashMap<>(Map.of("learner", "qif-sequence"));
        for (int i = 0; i < settings.length; i += 2) {
            given.put((String) settings[i], settings[i + 1]);
        }
        return Catalogue.specOf(given);
    }

    private static RunResult run(Object... settings) {
        RunSpec spec = spec(settings);
        return Engine.run(spec, spec.samples(DataPlaces.of(Path.of("no such folder"))));
    }

    private static SequenceReplay replay(Object... settings) {
        return ((QifSequenceLearner) spec(settings).learner())
                .run(new RandomStreams(1), new Chronicle(RunObserver.NONE))
                .replay();
    }

    private static double metric(String name, Object... settings) {
        return run(settings).metrics().get(name);
    }

    @Test
    void aSynfireChainHasThePublishedBursts() {
        double[] expected = {0.125, 0.227, 0.338, 0.455, 0.573, 0.691, 0.808, 0.926};
        SequenceReplay replay = replay();
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], replay.burstTimes()[k], 6e-4, "population " + (k + 1));
        }
        assertEquals(0.1175, replay.burstTimes()[7] - replay.burstTimes()[6], 1e-4);
        assertEquals(0.1175, metric("hop_time"), 1e-4);
        assertEquals(153, replay.peakRate(), 0.5);
        assertEquals(8, replay.length());
        assertEquals(1, replay.fraction());
    }

    @Test
    void aReplaySlowsDownOnTheCrestOfItsDriveAndEndsBeforeTheLast() {
        double[] expected = {8.85, 9.88, 10.89, 12.08, 13.72, 18.34};
        SequenceReplay replay = replay("qif.protocol", "replay");
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], replay.burstTimes()[k], 6e-3, "population " + (k + 1));
        }
        assertEquals(6, replay.length());
        assertEquals(0.6, replay.fraction());
        assertEquals(4.62 / 1.03, replay.hopSlowing().orElseThrow(), 0.05);
        assertEquals(3.07, replay.peakRate(), 0.01);
        for (int k = 6; k < 10; k++) {
            assertTrue(Double.isNaN(replay.burstTimes()[k]));
        }
    }

    @Test
    void withoutTheDriveNoneBursts() {
        SequenceReplay replay = replay("qif.protocol", "replay", "qif.driveAmplitude", 0);
        assertEquals(0, replay.length());
        assertTrue(replay.peakRate() < 0.2, "peak " + replay.peakRate());
        RunResult result = run("qif.protocol", "replay", "qif.driveAmplitude", 0);
        assertFalse(result.metrics().containsKey("hop_time"));
        assertFalse(result.metrics().containsKey("hop_slowing"));
    }

    /** What the step's meaning says of its default. */
    @Test
    void theDefaultStepIsAsGoodAsItSays() {
        for (String protocol : List.of("synfire", "replay")) {
            SequenceReplay coarse = replay("qif.protocol", protocol);
            SequenceReplay fine = replay("qif.protocol", protocol, "qif.step", 1e-5);
            assertEquals(fine.length(), coarse.length());
            for (int k = 0; k < fine.length(); k++) {
                assertEquals(fine.burstTimes()[k], coarse.burstTimes()[k], 1e-4);
            }
            assertEquals(1, coarse.peakRate() / fine.peakRate(), 3e-4);
        }
    }

    @Test
    void strongerWeightsForwardMakeTheChainFaster() {
        double last = Double.POSITIVE_INFINITY;
        for (double forward : new double[] {8, 10, 12, 15, 20}) {
            SequenceReplay replay = replay("qif.forward", forward);
            assertEquals(8, replay.length());
            double hop = replay.hopTime().orElseThrow();
            assertTrue(hop < last, "J1 " + forward + ": " + hop + " after " + last);
            last = hop;
        }
        assertEquals(1, replay("qif.forward", 0.5).length());
    }

    @Test
    void moreDecayNeverMakesTheChainLongerNorFaster() {
        double lastLength = 8;
        double lastHop = 0;
        for (double ratio : new double[] {0, 0.01, 0.02, 0.04, 0.08, 0.16, 0.3}) {
            SequenceReplay replay = replay("sleep.ratio", ratio);
            assertTrue(replay.length() <= lastLength, "ratio " + ratio + ": " + replay.length());
            lastLength = replay.length();
            if (replay.length() == 8) {
                double hop = replay.hopTime().orElseThrow();
                assertTrue(hop > lastHop, "ratio " + ratio + ": " + hop + " after " + lastHop);
                lastHop = hop;
            }
        }
        assertTrue(lastLength < 8, "all of it survives everything");
    }

    @Test
    void sleepIsInTheWeightsAndTheirChronicle() {
        RunResult result = run("sleep.ratio", 0.1, "qif.sleeps", 2);
        assertEquals(
                List.of("START", "ONSET", "OFFSET", "ONSET", "OFFSET"),
                result.checkpoints().stream().map(c -> c.moment().name()).toList());
        assertEquals(2, result.work().sleeps());
        assertEquals(7000, result.work().sleepSteps());
        assertEquals(0, result.work().wakeSteps());
        double left = result.weights().get(SynapseGroup.EXCITATORY).endSumRatio();
        assertEquals(Math.pow(0.01 / 13.125, 1 - Math.pow(0.99997, 7000)), left, 1e-12);
    }

    @Test
    void noDataSetIsReadAndNothingIsAccurate() {
        RunResult result = run();
        assertEquals(Optional.empty(), result.learnt());
        RunSpec spec = spec();
        assertEquals("none", spec.dataset());
        assertEquals(0, spec.images());
        Map<String, Object> values = Catalogue.valuesOf(spec);
        for (String path : List.of("protocol", "training.epochs", "encoding.gain", "readout.classifier", "preset")) {
            assertFalse(values.containsKey(path), path);
        }
        // what would be shown is no part of it
        assertEquals(spec, spec("training.epochs", 3, "protocol", "published"));
    }

    @Test
    void noiseOnWeightsIsThatOfItsSeed() {
        for (String model : List.of("rate", "spiking")) {
            String digest = digest(model, 1);
            assertEquals(digest, digest(model, 1));
            assertNotEquals(digest, digest(model, 2));
        }
        // the rate equations draw nothing else
        assertEquals(ResultDigest.of(run("seed", 1)), ResultDigest.of(run("seed", 2)));
    }

    private static String digest(String model, long seed) {
        return ResultDigest.of(run("qif.model", model, "qif.neurons", 50, "qif.weightNoise", 1.0, "seed", seed));
    }

    /** Weak noise hardly matters, as it averages out over a population's neurons. */
    @Test
    void neuronsReplayAsTheRateEquationsDo() {
        SequenceReplay rates = replay();
        for (double noise : new double[] {0, 1}) {
            SequenceReplay neurons = replay("qif.model", "spiking", "qif.neurons", 1000, "qif.weightNoise", noise);
            assertEquals(8, neurons.length());
            assertEquals(rates.hopTime().orElseThrow(), neurons.hopTime().orElseThrow(), 0.01, "noise " + noise);
        }
    }

    @Test
    void aRunCanBeCancelled() {
        RunSpec spec = spec("qif.protocol", "replay");
        assertThrows(
                RunCancelledException.class,
                () -> Engine.run(spec, spec.samples(DataPlaces.of(Path.of("."))), new RunObserver() {
                    @Override
                    public void checkpoint(Checkpoint checkpoint) {}

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "dataset, mnist, 'dataset must be none with the learner qif-sequence, which reads no data set, was mnist'",
        "qif.impulseTime, 50, 'qif.impulseTime must be below qif.duration (40.0), was 50.0'",
        "qif.populations, 2, 'qif.populations must be in [3, 200], was 2'",
        "qif.halfWidth, 0, 'qif.halfWidth must be above 0 and at most 1000, was 0'",
        "qif.model, leaky, 'qif.model must be one of rate, spiking, was leaky'",
        "qif.protocol, ripple, 'qif.protocol must be one of synfire, replay, was ripple'",
        "regulariser, normalize, 'regulariser must be one of none, sleep with the learner qif-sequence, was normalize'"
    })
    void whatItCannotBeIsRefusedInASentence(String path, String text, String message) {
        Object value = text.matches("\\d+") ? Long.valueOf(text) : text;
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> spec(path, value))
                        .getMessage());
    }

    @Test
    void aStepThatIsTooLongFailsTheRunInASentence() {
        String message = assertThrows(InvalidInputException.class, () -> run("qif.step", 0.05))
                .getMessage();
        assertTrue(message.startsWith("qif.step must be below 0.05 with these weights: "), message);
    }

    @Test
    void theEstimateGrowsWithTheWork() {
        assertTrue(spec("qif.duration", 80).expectedSeconds() > 1.9 * spec().expectedSeconds());
        assertTrue(spec("qif.model", "spiking").expectedSeconds()
                > 20 * spec("qif.model", "spiking", "qif.neurons", 200).expectedSeconds());
    }
}
