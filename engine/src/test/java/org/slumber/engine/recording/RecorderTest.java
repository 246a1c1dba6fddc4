package org.slumber.engine.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.ResultDigest;
import org.slumber.engine.RunResult;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.Structure;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.spec.InvalidInputException;

class RecorderTest {
    private static final Dataset FIGURES = Geomfig.generate(40);
    private static final RunSpec STDP = Catalogue.specOf(Map.of(
            "training.images", 8,
            "training.epochs", 2,
            "training.stepsPerImage", 100,
            "validation.images", 4,
            "test.images", 8,
            "test.blocks", 2,
            "sleep.ratio", 0.3,
            "sleep.intervalSteps", 150,
            "encoding.gain", 0.3));
    private static final RunSpec LAYERS = Catalogue.specOf(Map.of(
            "learner", "surrogate-gradient",
            "training.images", 8,
            "training.epochs", 2,
            "training.stepsPerImage", 20,
            "validation.images", 4,
            "test.images", 8,
            "surrogate.batch", 4,
            "surrogate.hidden", 20,
            "surrogate.hiddenAbove", "10",
            "sleep.ratio", 0.5));

    /** Keeps all rows. */
    private static final class Rows implements RecordingSink {
        private final Map<RecordedTable, List<Object[]>> rows = new EnumMap<>(RecordedTable.class);
        private Structure structure;

        @Override
        public void begin(Structure begun) {
            structure = begun;
        }

        @Override
        public void add(RecordedTable table, Object... values) {
            assertEquals(table.columns().size(), values.length);
            rows.computeIfAbsent(table, key -> new ArrayList<>()).add(values);
        }

        List<Object[]> of(RecordedTable table) {
            return rows.getOrDefault(table, List.of());
        }

        /** How many rows have this in a column. */
        long count(RecordedTable table, String column, Object value) {
            int index = table.indexOf(column);
            return of(table).stream().filter(row -> value.equals(row[index])).count();
        }

        double[] weights(String moment, String projection) {
            return of(RecordedTable.WEIGHTS).stream()
                    .filter(row -> row[0].equals(moment) && row[4].equals(projection))
                    .mapToDouble(row -> (Double) row[7])
                    .toArray();
        }
    }

    private static RecordingRequest everything(String weights, boolean membrane) {
        return new RecordingRequest(
                Optional.of(NeuronChoice.parse("--spikes", "all")),
                membrane
                        ? Optional.of(NeuronChoice.parse("--membrane", "excitatory:0-2,inhibitory:1"))
                        : Optional.empty(),
                Optional.of(NeuronChoice.parse("--rates", "all")),
                WeightMoment.parse("--weights", weights),
                true,
                EnumSet.allOf(Phase.class),
                new TreeSet<>());
    }

    @Test
    void theStdpNetworkIsRecordedAndNotChanged() {
        Rows rows = new Rows();
        Recorder recorder = new Recorder(everything("start,onset,offset,epoch,step:123,tested", true), rows);
        RunResult result = Engine.run(STDP, FIGURES, recorder);
        recorder.end();
        assertEquals(ResultDigest.of(Engine.run(STDP, FIGURES)), ResultDigest.of(result));

        // steps of four neurons, each a row, and their times without a gap
        long steps = result.work().wakeSteps()
                + result.work().sleepSteps()
                + result.work().validationSteps()
                + result.work().testSteps();
        assertEquals(4 * steps, rows.of(RecordedTable.MEMBRANE).size());
        assertEquals(
                steps,
                rows.of(RecordedTable.MEMBRANE).stream()
                        .map(row -> row[0])
                        .distinct()
                        .count());
        assertEquals(steps, rows.of(RecordedTable.MEMBRANE).get(4 * (int) steps - 1)[0]);
        assertEquals(4 * result.work().sleepSteps(), rows.count(RecordedTable.MEMBRANE, "phase", "sleep"));
        assertEquals(4 * result.work().testSteps(), rows.count(RecordedTable.MEMBRANE, "phase", "test"));

        // a row an image and neuron; the spikes in them are the spikes outside sleep
        int neurons = rows.structure.populations().stream()
                .mapToInt(Structure.Population::neurons)
                .sum();
        assertEquals((2 * 8 + 2 * 4 + 8) * neurons, rows.of(RecordedTable.RATES).size());
        long counted = rows.of(RecordedTable.RATES).stream()
                .mapToLong(row -> (Long) row[6])
                .sum();
        long spikes = rows.of(RecordedTable.SPIKES).size();
        assertTrue(counted > 1000);
        assertEquals(spikes - rows.count(RecordedTable.SPIKES, "phase", "sleep"), counted);
        assertTrue(rows.of(RecordedTable.SPIKES).stream().allMatch(row -> row[3].equals("sleep") == (row[5] == null)));

        // the rate of excitatory neurons in the last epoch is the run's
        double excitatory = rows.of(RecordedTable.RATES).stream()
                .filter(row -> row[0].equals("training") && row[1].equals(2L) && row[4].equals("excitatory"))
                .mapToDouble(row -> (Double) row[7])
                .average()
                .orElseThrow();
        assertEquals(result.activity().excitatoryRate().getAsDouble(), excitatory, 1e-9);

        // weights: sums of |w| as the checkpoints have them
        double start = sum(rows, "start", "input-excitatory");
        assertEquals(
                result.checkpoints()
                        .get(0)
                        .weights()
                        .get(SynapseGroup.INPUT_EXCITATORY)
                        .sum(),
                start,
                1e-9);
        assertEquals(
                result.work().sleeps() * rows.weights("start", "inhibitory-excitatory").length,
                rows.weights("onset", "inhibitory-excitatory").length);
        assertEquals(
                rows.weights("onset", "excitatory-excitatory").length,
                rows.weights("offset", "excitatory-excitatory").length);
        assertEquals(
                2 * rows.weights("start", "input-excitatory").length, rows.weights("epoch", "input-excitatory").length);
        assertEquals(
                rows.weights("start", "input-excitatory").length, rows.weights("step:123", "input-excitatory").length);
        // the epoch tested is one of the two
        double[] epochs = rows.weights("epoch", "input-excitatory");
        int tested = result.scores().testedEpoch() - 1;
        int synapses = epochs.length / 2;
        assertArrayEquals(
                Arrays.copyOfRange(epochs, tested * synapses, (tested + 1) * synapses),
                rows.weights("tested", "input-excitatory"));

        // features: as many as were scored, of excitatory and inhibitory neurons
        assertEquals(
                (long) result.scores().testSamples()
                        * (neurons - STDP.encoding().inputs()),
                rows.count(RecordedTable.FEATURES, "set", "test"));
        assertEquals(
                Set.of("excitatory", "inhibitory"),
                rows.of(RecordedTable.FEATURES).stream().map(row -> row[3]).collect(Collectors.toSet()));
    }

    private static double sum(Rows rows, String moment, String projection) {
        double sum = 0;
        for (double weight : rows.weights(moment, projection)) {
            sum += Math.abs(weight);
        }
        return sum;
    }

    @Test
    void theLayersOfTheSurrogateGradientNetworkAreRecordedAndNotChanged() {
        Rows rows = new Rows();
        Recorder recorder = new Recorder(everything("start,offset,epoch,step:80,tested", false), rows);
        RunResult result = Engine.run(LAYERS, FIGURES, recorder);
        recorder.end();
        assertEquals(ResultDigest.of(Engine.run(LAYERS, FIGURES)), ResultDigest.of(result));
        int classes = FIGURES.classes();
        assertEquals(
                (2 * 8 + 2 * 4 + 8) * (20 + 10 + classes),
                rows.of(RecordedTable.RATES).size());
        double hidden = rows.of(RecordedTable.RATES).stream()
                .filter(row -> row[0].equals("training")
                        && row[1].equals(2L)
                        && row[4].toString().startsWith("hidden"))
                .mapToDouble(row -> (Double) row[7])
                .average()
                .orElseThrow();
        assertEquals(result.activity().hiddenRate().getAsDouble(), hidden, 1e-9);
        long counted = rows.of(RecordedTable.RATES).stream()
                .mapToLong(row -> (Long) row[6])
                .sum();
        assertEquals(rows.of(RecordedTable.SPIKES).size(), counted);
        assertTrue(counted > 100);
        assertEquals(
                result.checkpoints()
                        .get(0)
                        .weights()
                        .get(SynapseGroup.INPUT_HIDDEN)
                        .sum(),
                sum(rows, "start", "input-hidden1"),
                1e-9);
        assertEquals(20 * 10, rows.weights("step:80", "hidden1-hidden2").length);
        assertEquals(10, rows.weights("tested", "bias-hidden2").length);
        assertEquals(classes * 8L * (20 + 10) / classes, rows.count(RecordedTable.FEATURES, "set", "test"));
    }

    @Test
    void phasesAndEpochsAreThoseAskedFor() {
        Rows rows = new Rows();
        RecordingRequest request = new RecordingRequest(
                Optional.of(NeuronChoice.parse("--spikes", "excitatory:3-40")),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                EnumSet.of(Phase.TRAINING, Phase.VALIDATION),
                new TreeSet<>(List.of(2)));
        Engine.run(STDP, FIGURES, new Recorder(request, rows));
        assertEquals(Set.of(RecordedTable.SPIKES), rows.rows.keySet());
        List<Object[]> spikes = rows.of(RecordedTable.SPIKES);
        assertEquals(spikes.size(), rows.count(RecordedTable.SPIKES, "epoch", 2L));
        assertEquals(
                Set.of("training", "validation"),
                spikes.stream().map(row -> row[3]).collect(Collectors.toSet()));
        assertTrue(spikes.stream().allMatch(row -> (Long) row[2] >= 3 && (Long) row[2] <= 40));
        // all of the first epoch lies before
        assertTrue((Long) spikes.get(0)[0] > 800);
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertRefused(
                STDP,
                "--spikes",
                "excitatry",
                "--spikes must name one of input, excitatory, inhibitory, was excitatry");
        assertRefused(
                STDP, "--spikes", "inhibitory:4-900", "--spikes must name neurons from 0 to 49 of inhibitory, was 900");
        assertRefused(
                STDP,
                "--membrane",
                "input:3",
                "--membrane cannot be had of input, whose neurons have no membrane potential that can be seen with this"
                        + " learner");
        assertRefused(
                LAYERS,
                "--membrane",
                "all",
                "--membrane cannot be had: this learner's neurons have no membrane potential that can be seen");
        assertRefused(
                LAYERS,
                "--spikes",
                "input",
                "--spikes cannot be had of input, whose neurons have no spikes with this learner");
        assertRefused(
                STDP, "--spikes", "excitatory:5-3", "--spikes must name the lower neuron first, was excitatory:5-3");
        assertRefused(
                STDP, "--spikes", "3", "--spikes must be all or neurons such as excitatory:0-9,inhibitory, was 3");
        assertEquals(
                "--weights must be of start, onset, offset, epoch, tested and step:N, was end",
                assertThrows(InvalidInputException.class, () -> WeightMoment.parse("--weights", "start,end"))
                        .getMessage());
    }

    private static void assertRefused(RunSpec spec, String what, String neurons, String message) {
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> {
                            Optional<NeuronChoice> choice = Optional.of(NeuronChoice.parse(what, neurons));
                            new RecordingRequest(
                                            what.equals("--spikes") ? choice : Optional.empty(),
                                            what.equals("--membrane") ? choice : Optional.empty(),
                                            Optional.empty(),
                                            List.of(),
                                            false,
                                            EnumSet.allOf(Phase.class),
                                            new TreeSet<>())
                                    .of(Engine.structure(spec, FIGURES));
                        })
                        .getMessage());
    }

    @Test
    void aMomentThatDidNotComeIsSaid() {
        Map<RunSpec, String> moments = new HashMap<>(Map.of(STDP, "step:1601", LAYERS, "step:81"));
        moments.forEach((spec, moment) -> {
            Recorder recorder = new Recorder(
                    new RecordingRequest(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            WeightMoment.parse("--weights", moment),
                            false,
                            EnumSet.allOf(Phase.class),
                            new TreeSet<>()),
                    new Rows());
            Engine.run(spec, FIGURES, recorder);
            String refusal =
                    assertThrows(InvalidInputException.class, recorder::end).getMessage();
            assertTrue(refusal.startsWith("there is no moment " + moment + " in this run"), refusal);
        });
    }
}
