package org.slumber.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slumber.engine.Catalogue;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.homeostasis.Homeostats;
import org.slumber.engine.homeostasis.RegulatedNetwork;
import org.slumber.engine.homeostasis.Site;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.RandomTopology;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.plasticity.PlasticNetwork;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Variant;

/** Traces whose {@code trace.json} names parameters, recorded from a small network and replayed. */
class RuleTraceTest {
    private static final int INPUTS = 20;
    private static final int STEPS = 500;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> aTraceOfEveryRuleComesOutAsRecordedAndNotWithoutItsParameters() {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Variant<?> variant : Catalogue.PLASTICITY_RULES.variants()) {
            for (String timing : List.of("published", "causal")) {
                Map<String, Object> rule = new HashMap<>(variant.brief());
                rule.put("plasticity.rule", variant.name());
                rule.put("plasticity.timing", timing);
                rule.put("plasticity.ltd", 1.4);
                rules.add(rule);
            }
        }
        for (Variant<?> variant : Catalogue.INHIBITORY_RULES.variants()) {
            Map<String, Object> rule = new HashMap<>(variant.brief());
            rule.put("plasticity.inhibitory", variant.name());
            rule.put("plasticity.inhibitoryLearningRate", 0.02);
            rules.add(rule);
        }
        return rules.stream()
                .map(rule -> dynamicTest(rule.toString(), () -> {
                    record(rule);
                    Replay replay = Replay.of(Trace.read(folder));
                    assertEquals(0, replay.rasterDifferences());
                    assertEquals(0, replay.maximumWeightDifference(), Replay.WEIGHT_TOLERANCE);
                    write("trace.json", settings(Map.of()));
                    assertFalse(Replay.of(Trace.read(folder)).agrees(), "its parameters are without effect");
                }));
    }

    @Test
    void awakeNoiseIsRecordedNoiseToo() throws IOException {
        record(Map.of("preset", "table"));
        assertTrue(Replay.of(Trace.read(folder)).agrees());
    }

    @Test
    void aParameterThatIsNoneIsRefused() throws IOException {
        record(Map.of());
        assertRefused(Map.of("plasticity.rules", "pair"), "unknown parameter plasticity.rules");
        assertRefused(Map.of("plasticity.rule", "pears"), "plasticity.rule must be one of pair, softBound, ");
        assertRefused(Map.of("softBound.bound", 0, "plasticity.rule", "softBound"), "softBound.bound must be above 0");
        assertRefused(Map.of("plasticity.ltd", "much"), "plasticity.ltd must be a number, was much");
        assertRefused(Map.of("learner", "surrogate-gradient"), "learner must be stdp, was surrogate-gradient");
        Map<String, Object> none = new HashMap<>();
        none.put("plasticity.ltd", null);
        assertRefused(none, "plasticity.ltd must have a value, was null");
    }

    private void assertRefused(Map<String, Object> parameters, String message) throws IOException {
        write("trace.json", settings(parameters));
        String refusal = assertThrows(InvalidInputException.class, () -> Trace.read(folder))
                .getMessage();
        assertTrue(refusal.startsWith(folder.resolve("trace.json").toString()) && refusal.contains(message), refusal);
    }

    // --- the recording

    private double baselineExcitatory;
    private double baselineInhibitory;

    private byte[] settings(Map<String, Object> parameters) throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("inputs", INPUTS);
        settings.put("excitatory", 14);
        settings.put("inhibitory", 5);
        settings.put("steps", STEPS);
        settings.put("plastic", true);
        settings.put("sleepRatio", 0.3);
        settings.put("sleepIntervalSteps", 130);
        settings.put("sleepMaxSteps", 10_000);
        settings.put("sleepTarget", 0.01);
        settings.put("sleepDecay", 0.999);
        settings.put("sleepMode", "post");
        settings.put("baselineSumExcitatory", baselineExcitatory);
        settings.put("baselineSumInhibitory", baselineInhibitory);
        settings.put("parameters", parameters);
        return new ObjectMapper().writeValueAsBytes(settings);
    }

    /** Records a run of a small network under these parameters, by the calls that real runs make. */
    private void record(Map<String, Object> parameters) throws IOException {
        Map<String, Object> values = new HashMap<>(Map.of(
                "preset",
                "released",
                "sleep.ratio",
                0.3,
                "sleep.intervalSteps",
                130,
                "sleep.decay",
                0.999,
                "sleep.target",
                "post",
                "network.excitatory",
                14,
                "network.inhibitory",
                5));
        values.putAll(parameters);
        StdpLearner learner = (StdpLearner) Catalogue.specOf(values).learner();
        RandomStreams streams = new RandomStreams(7);
        Topology topology = RandomTopology.draw(INPUTS, learner.network(), streams);
        double[] weights = RandomTopology.initialWeights(topology, learner.network());
        for (int synapse = 0; synapse < weights.length; synapse++) {
            weights[synapse] *= synapse < topology.firstInhibitorySynapse() ? 20 : 2;
        }
        SpikingNetwork network =
                new SpikingNetwork(topology, learner.neuron(), learner.circuits(), learner.bounds(), weights);
        PlasticNetwork plastic = learner.learning(network, new RandomStreams(1));
        WeightBaseline start = WeightBaseline.of(network);
        // so far below that every sleep lasts
        WeightBaseline baseline = new WeightBaseline(start.excitatory() / 4, start.inhibitory() / 4);
        baselineExcitatory = baseline.excitatory();
        baselineInhibitory = baseline.inhibitory();
        UniformRandomProvider random = streams.stream("test");
        List<double[]> draws = new ArrayList<>();
        NoiseSource noise = () -> {
            draws.add(random.doubles(topology.neurons(), -3, 5).toArray());
            return draws.get(draws.size() - 1);
        };
        Site site = new Site(
                plastic,
                baseline,
                learner.noise(),
                deviation -> noise,
                streams,
                new Homeostats(learner.homeostasis(), network),
                Experience.none());
        boolean always = "table".equals(parameters.get("preset"));
        RegulatedNetwork regulated =
                new RegulatedNetwork(site, learner.regularisers(), always ? Optional.of(noise) : Optional.empty());
        regulated.setClock(1);
        List<Integer> inputStep = new ArrayList<>();
        List<Integer> inputNeuron = new ArrayList<>();
        List<Integer> spikeStep = new ArrayList<>();
        List<Integer> spikeNeuron = new ArrayList<>();
        int[] inputSpikes = new int[INPUTS + 1];
        for (int step = 1; step < STEPS; step++) {
            int count = 0;
            for (int k = 0; k < INPUTS; k++) {
                if (random.nextDouble() < 0.15) {
                    inputSpikes[count++] = k;
                    inputStep.add(step);
                    inputNeuron.add(k);
                }
            }
            regulated.dueHomeostats().forEach(regulated::apply);
            regulated.wake(inputSpikes, count);
            for (int s = network.inputSpikeCount(); s < network.spikeCount(); s++) {
                spikeStep.add(step);
                spikeNeuron.add(network.spikes()[s] - INPUTS);
            }
        }
        assertTrue(spikeStep.size() > 150, "spikes " + spikeStep.size());
        int[] pre = new int[topology.synapses()];
        for (int neuron = 0; neuron < INPUTS + topology.neurons(); neuron++) {
            Arrays.fill(pre, topology.rowStart(neuron), topology.rowStart(neuron + 1), neuron);
        }
        writeIntegers("synapse-pre", Arrays.stream(pre));
        writeIntegers("synapse-post", Arrays.stream(topology.posts()).map(post -> post + INPUTS));
        writeIntegers("input-step", inputStep.stream().mapToInt(Integer::intValue));
        writeIntegers("input-neuron", inputNeuron.stream().mapToInt(Integer::intValue));
        writeIntegers("spike-step", spikeStep.stream().mapToInt(Integer::intValue));
        writeIntegers("spike-neuron", spikeNeuron.stream().mapToInt(Integer::intValue));
        writeDoubles("weight-initial", weights);
        writeDoubles("weight-final", network.weights().copy());
        writeDoubles(
                "sleep-noise", draws.stream().flatMapToDouble(Arrays::stream).toArray());
        write("trace.json", settings(parameters));
    }

    private void writeIntegers(String name, IntStream stream) throws IOException {
        int[] values = stream.toArray();
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        write(name + ".i32.gz", bytes.array());
    }

    private void writeDoubles(String name, double[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        write(name + ".f64.gz", bytes.array());
    }

    private void write(String name, byte[] bytes) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve(name));
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
            out.write(bytes);
        }
    }
}
