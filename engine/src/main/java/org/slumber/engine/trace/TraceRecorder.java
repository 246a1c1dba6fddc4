package org.slumber.engine.trace;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.learner.Checkpoint;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.network.MembraneNoise;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.StepListener;
import org.slumber.engine.network.Topology;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Records the beginning of a run of the STDP network as a {@link Trace}: from its first step on, with every draw of noise
 * in it and the seed of all other draws. It streams to its files, whatever a run's length.
 */
public final class TraceRecorder implements RunObserver, StepListener, AutoCloseable {
    private static final double BYTES_OF_A_DRAW = 7.7;

    private final RunSpec spec;
    private final Path folder;
    private final long steps;
    private final Map<String, DataOutputStream> files = new HashMap<>();
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private SpikingNetwork recorded;
    private long wakeSteps;
    private boolean asleep;
    private boolean done;

    /**
     * A recorder for one run.
     *
     * @param folder that is there, for the trace's files
     * @param steps awake, above 0, of the first epoch
     * @throws InvalidInputException where a trace cannot say all that is in such a run, or the epoch is shorter
     */
    public TraceRecorder(RunSpec spec, Path folder, long steps) {
        this.spec = spec;
        this.folder = folder;
        this.steps = steps;
        check(spec, steps);
    }

    /**
     * Refuses what cannot be recorded.
     *
     * @throws InvalidInputException where a trace cannot say all that is in such a run, or its first epoch is shorter
     */
    public static void check(RunSpec spec, long steps) {
        if (!(spec.learner() instanceof StdpLearner)) {
            throw new InvalidInputException("a trace is of the learner stdp, this run is of "
                    + spec.learner().variant().name());
        }
        Object content = Catalogue.valuesOf(spec).getOrDefault("sleep.content", "noise");
        if (content.equals("image") || content.equals("sequence")) {
            throw new InvalidInputException("a trace holds no sleep.content " + content
                    + ", which replays what the run has seen; record spikes, weights and membrane instead");
        }
        long epoch = (long) spec.protocol().trainImages() * spec.protocol().stepsPerImage();
        if (steps < 1 || steps > Math.min(epoch, Integer.MAX_VALUE)) {
            throw new InvalidInputException(
                    "a trace has 1 to " + epoch + " steps awake, as many as the first epoch of this run, not " + steps);
        }
    }

    /**
     * About how many bytes a trace takes up: most of it are draws of noise, which do not compress.
     *
     * @param steps awake
     * @param asleep steps asleep to each of them
     */
    public static double bytes(RunSpec spec, long steps, double asleep) {
        StdpLearner learner = (StdpLearner) spec.learner();
        boolean noisyAwake = learner.noise().when() == MembraneNoise.When.ALWAYS;
        return BYTES_OF_A_DRAW * learner.network().neurons() * steps * (asleep + (noisyAwake ? 1 : 0));
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {}

    @Override
    public StepListener steps(Phase phase) {
        return phase == Phase.TRAINING ? this : StepListener.NONE;
    }

    @Override
    public void beginsEpoch(int epoch) {
        if (epoch > 1 && !done) {
            throw new InvalidInputException("a trace lies in the first epoch, which has " + wakeSteps
                    + " steps awake in this run, not " + steps);
        }
    }

    @Override
    public void fallsAsleep() {
        asleep = true;
    }

    @Override
    public void awakes() {
        asleep = false;
    }

    @Override
    public void stepped(SpikingNetwork network) {
        if (done) {
            return;
        }
        try {
            if (recorded == null) {
                begin(network);
            }
            Optional<double[]> noise = network.noise();
            if (noise.isPresent()) {
                doubles("sleep-noise", noise.get());
            }
            if (!asleep) {
                spikes("input", network, 0, network.inputSpikeCount(), 0);
                spikes(
                        "spike",
                        network,
                        network.inputSpikeCount(),
                        network.spikeCount(),
                        network.topology().inputs());
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** No step has changed a weight yet: learning follows the step. */
    private void begin(SpikingNetwork network) throws IOException {
        recorded = network;
        Topology topology = network.topology();
        DataOutputStream pre = file("synapse-pre.i32");
        DataOutputStream post = file("synapse-post.i32");
        int neuron = 0;
        for (int synapse = 0; synapse < topology.synapses(); synapse++) {
            while (neuron + 1 < topology.inputs() + topology.neurons() && topology.rowStart(neuron + 1) <= synapse) {
                neuron++;
            }
            integer(pre, neuron);
            integer(post, topology.inputs() + topology.posts()[synapse]);
        }
        doubles("weight-initial", network.weights().values());
        // also where nothing spikes or is drawn, a file is there
        for (String name : new String[] {"input-step", "input-neuron", "spike-step", "spike-neuron"}) {
            file(name + ".i32");
        }
        file("sleep-noise.f64");
        WeightBaseline baseline = WeightBaseline.of(network);
        Map<String, Object> parameters = Catalogue.valuesOf(spec);
        settings.put("inputs", topology.inputs());
        settings.put("excitatory", topology.excitatory());
        settings.put("inhibitory", topology.inhibitory());
        settings.put("steps", steps);
        settings.put("plastic", true);
        // what the parameters say goes before these six, which a run without sleep has no values of
        settings.put("sleepRatio", parameters.getOrDefault("sleep.ratio", 0));
        settings.put("sleepIntervalSteps", parameters.getOrDefault("sleep.intervalSteps", 35_000));
        settings.put("sleepMaxSteps", parameters.getOrDefault("sleep.maximumSteps", 10_000));
        settings.put("sleepTarget", parameters.getOrDefault("sleep.staticTarget", 0.01));
        settings.put("sleepDecay", parameters.getOrDefault("sleep.decay", 1));
        settings.put("sleepMode", parameters.getOrDefault("sleep.target", "static"));
        settings.put("baselineSumExcitatory", baseline.excitatory());
        settings.put("baselineSumInhibitory", baseline.inhibitory());
        settings.put("seed", spec.seed());
        settings.put("parameters", parameters);
    }

    private void spikes(String name, SpikingNetwork network, int from, int to, int offset) throws IOException {
        DataOutputStream step = file(name + "-step.i32");
        DataOutputStream neuron = file(name + "-neuron.i32");
        for (int s = from; s < to; s++) {
            integer(step, (int) wakeSteps);
            integer(neuron, network.spikes()[s] - offset);
        }
    }

    @Override
    public void trained(long passed) {
        wakeSteps = passed;
        if (passed < steps || done) {
            return;
        }
        done = true;
        try {
            doubles("weight-final", recorded.weights().values());
            close();
            Files.write(
                    folder.resolve("trace.json"),
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(settings));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Closes its files; the trace is whole once the run has come so far. */
    @Override
    public void close() throws IOException {
        for (DataOutputStream file : files.values()) {
            file.close();
        }
        files.clear();
    }

    private DataOutputStream file(String name) throws IOException {
        DataOutputStream known = files.get(name);
        if (known == null) {
            known = new DataOutputStream(new BufferedOutputStream(
                    new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".gz")))));
            files.put(name, known);
        }
        return known;
    }

    private static void integer(DataOutputStream to, int value) throws IOException {
        to.writeInt(Integer.reverseBytes(value));
    }

    private void doubles(String name, double[] values) throws IOException {
        DataOutputStream to = file(name + ".f64");
        for (double value : values) {
            to.writeLong(Long.reverseBytes(Double.doubleToRawLongBits(value)));
        }
    }

    private InvalidInputException unwritable(IOException e) {
        return new InvalidInputException("the trace in " + folder + " cannot be written (" + e + ")", e);
    }
}
