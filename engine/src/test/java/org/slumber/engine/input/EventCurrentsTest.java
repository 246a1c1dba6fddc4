package org.slumber.engine.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.DataPlaces;
import org.slumber.engine.data.EventSet;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.data.Samples;
import org.slumber.engine.spec.InvalidInputException;

class EventCurrentsTest {
    private static final Encoding ENCODING = Catalogue.specOf(Map.of()).encoding();
    private static final EventSet EVENTS = new EventSet(
            "mine",
            5,
            new int[][] {{}, {0, 999, 2000, 2001, 2999, 4000}},
            new int[][] {{}, {4, 4, 3, 1, 3, 0}},
            new int[2],
            2);

    /** Channel 4 twice in the first ms and 3 twice in the third are one each; the fifth ms is past the end. */
    @Test
    void eachSpikeIsACurrentInItsStep() {
        InputSequences sequences =
                new EventCurrents(1.5, 1000).sequences(ENCODING, EVENTS).orElseThrow();
        InputSequence sequence = sequences.of(1, 4);
        assertArrayEquals(new int[] {0, 1, 1, 3, 3}, sequence.ends());
        assertArrayEquals(new int[] {4, 1, 3}, sequence.inputs());
        assertArrayEquals(new double[] {1.5, 1.5, 1.5}, sequence.values());
        assertArrayEquals(new int[5], sequences.of(0, 4).ends());
    }

    @Test
    void longerStepsHoldMore() {
        InputSequence sequence = new EventCurrents(1, 2500)
                .sequences(ENCODING, EVENTS)
                .orElseThrow()
                .of(1, 2);
        assertArrayEquals(new int[] {0, 3, 5}, sequence.ends());
        assertArrayEquals(new int[] {1, 3, 4, 0, 3}, sequence.inputs());
    }

    @Test
    void whatStandsStillOfASampleIsItsSpikesOnEachChannel() {
        EventCurrents stimulus = new EventCurrents(2, 1000);
        assertArrayEquals(
                new double[] {1, 1, 0, 2, 2},
                stimulus.currents(ENCODING, EVENTS).of(1));
        assertEquals(5, stimulus.inputs(ENCODING, EVENTS));
    }

    @Test
    void generatedSamplesAreShownToTheirEnd() {
        assertEquals(
                100,
                Catalogue.specOf(Map.of("learner", "surrogate-gradient", "dataset", "gap-xor"))
                        .protocol()
                        .stepsPerImage());
        assertEquals(
                17,
                Catalogue.specOf(Map.of(
                                "learner",
                                "surrogate-gradient",
                                "dataset",
                                "randman",
                                "randman.steps",
                                50,
                                "events.stepMicroseconds",
                                3000))
                        .protocol()
                        .stepsPerImage());
    }

    @Test
    void samplesThatAreNotReadAreRefusedInASentence() {
        Samples figures = Geomfig.generate(60);
        String instead = "learner surrogate-gradient with surrogate.stimulus events can";
        String events = "data set gap-xor has spikes in time, which ";
        assertRefused(events + "learner stdp cannot read; " + instead, Map.of());
        assertRefused(
                events + "surrogate.stimulus rows cannot read; surrogate.stimulus events can",
                Map.of("learner", "surrogate-gradient", "surrogate.stimulus", "rows"));
        assertRefused(
                events + "protocol class-incremental cannot read; protocol standard can",
                Map.of("learner", "surrogate-gradient", "protocol", "class-incremental"));
        assertRefused(
                events + "regulariser sleep-replay cannot read; regulariser sleep replays none",
                Map.of("learner", "surrogate-gradient", "regulariser", "sleep-replay"));
        assertRefused(
                "surrogate.synapse must not be chronoplastic with more than 64 inputs, whose controller would cost more"
                        + " than the network; there were 65 (surrogate.stimulus rows has encoding.side of them, events the"
                        + " channels of the data set)",
                Map.of("learner", "surrogate-gradient", "surrogate.synapse", "chronoplastic", "gapXor.channels", 65));
        RunSpec images = Catalogue.specOf(Map.of("learner", "surrogate-gradient", "surrogate.stimulus", "events"));
        assertEquals(
                "data set geomfig has images, which surrogate.stimulus events cannot read; surrogate.stimulus current or"
                        + " rows can",
                assertThrows(InvalidInputException.class, () -> Engine.run(images, figures))
                        .getMessage());
    }

    private static void assertRefused(String message, Map<String, Object> settings) {
        Map<String, Object> given = new HashMap<>(settings);
        given.put("dataset", "gap-xor");
        RunSpec spec = Catalogue.specOf(given);
        Samples samples = spec.samples(DataPlaces.of(Path.of("none")));
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> Engine.run(spec, samples))
                        .getMessage());
    }
}
