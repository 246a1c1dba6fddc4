package org.slumber.engine.dynamics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.dynamics.DynamicsReading.Phase;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.StepListener;
import org.slumber.engine.network.Topology;
import org.slumber.engine.random.RandomStreams;

/**
 * Watches a network through its training and measures it before, during and after its sleeps and at the end of each epoch.
 * It reads the network after each step and writes nothing of it; what it draws for shuffled trains is from the stream {@code
 * dynamics-shuffle}, which nothing else draws from.
 *
 * <p>Shuffled values are means of {@value #SHUFFLES} shuffles; their interval is from the least to the greatest, in which one
 * more shuffle would lie with probability 0.9.
 */
public final class NetworkDynamics implements StepListener {
    /** How often trains are shuffled. */
    static final int SHUFFLES = 19;

    private static final List<DynamicsGroup> NEURONS =
            List.of(DynamicsGroup.EXCITATORY, DynamicsGroup.INHIBITORY, DynamicsGroup.ALL);
    private static final List<DynamicsGroup> INCOMING =
            List.of(DynamicsGroup.INPUT_EXCITATORY, DynamicsGroup.EXCITATORY_EXCITATORY);

    private final Measures measures;
    private final SpikingNetwork network;
    private final Topology topology;
    private final UniformRandomProvider random;
    private final Recorder recorder;
    private final boolean learning;
    private final WeightChanges changes;
    private final Deque<WeightChanges.Change> changesOfBins = new ArrayDeque<>();
    private final Map<DynamicsGroup, IncomingWeights> incoming = new EnumMap<>(DynamicsGroup.class);
    private final List<DynamicsReading> readings = new ArrayList<>();

    private final int classes;
    private Responses responses;
    private int epoch;
    private long wakeSteps;
    private long sleepSteps;
    private long stepsOfEpoch;
    private boolean asleep;
    private boolean looked;
    private Optional<DynamicsReading> after = Optional.empty();

    /** Watches a network before its first step; it must be told of what passes, and listen to its steps. */
    public NetworkDynamics(Measures measures, SpikingNetwork network, int classes, RandomStreams streams) {
        this.measures = measures;
        this.network = network;
        topology = network.topology();
        random = streams.stream("dynamics-shuffle");
        recorder = new Recorder(network, measures.windowSteps());
        learning = measures.extent() == Measures.Extent.ALL;
        changes = new WeightChanges(network.weights(), topology.firstInhibitorySynapse());
        this.classes = classes;
        responses = new Responses(topology.excitatory(), classes);
        readings.add(reading(Phase.START, false, 0, weights()));
    }

    /** A training epoch begins. */
    public void beginEpoch() {
        epoch++;
        stepsOfEpoch = 0;
        looked = false;
        responses = new Responses(topology.excitatory(), classes);
        if (after.isEmpty()) {
            begin();
        }
    }

    /** The steps to come show an image of this class. */
    public void startImage(int label) {
        recorder.startSegment();
        responses.startImage(label);
    }

    /** A sleep, nap or normalisation comes now. */
    public void fallsAsleep(boolean observed) {
        look(observed, true);
        asleep = true;
    }

    /** It is over, and took so many steps. */
    public void awakes(boolean observed, int steps) {
        sleepSteps += steps;
        if (observed && recorder.steps() > 0) {
            readings.add(measured(Phase.DURING, true, List.of()));
        }
        asleep = false;
        begin();
        if (observed) {
            after = Optional.of(reading(Phase.AFTER, true, 0, weights()));
        }
    }

    private void look(boolean observed, boolean sleeps) {
        finishAfter();
        if (observed) {
            readings.add(measured(Phase.BEFORE, sleeps, weights()));
        }
        looked = true;
        begin();
    }

    /** The epoch's last step has been made. */
    public void endEpoch() {
        finishAfter();
        List<DynamicsReading.Value> values = new ArrayList<>(weights());
        responses.endImage();
        if (learning) {
            add(values, DynamicsMeasure.CLASS_SELECTIVITY, DynamicsGroup.EXCITATORY, responses.classSelectivity());
            add(values, DynamicsMeasure.LIFETIME_SPARSENESS, DynamicsGroup.EXCITATORY, responses.lifetimeSparseness());
        }
        readings.add(measured(Phase.END, false, values));
    }

    /** What was measured so far, in order. */
    public List<DynamicsReading> readings() {
        List<DynamicsReading> all = new ArrayList<>(readings);
        after.ifPresent(all::add);
        return all;
    }

    @Override
    public void stepped(SpikingNetwork stepped) {
        if (!asleep) {
            lookWithoutSleep();
            wakeSteps++;
            stepsOfEpoch++;
            looked = false;
            answer();
        }
        recorder.step(stepped);
        if (learning && !asleep && recorder.binEnded()) {
            if (changesOfBins.size() == measures.windowSteps() / Recording.BIN) {
                changesOfBins.removeFirst();
            }
            changesOfBins.addLast(changes.next());
        }
        if (after.isPresent() && recorder.steps() == measures.windowSteps()) {
            finishAfter();
        }
    }

    /** Where no sleep came before the step that has just been made: its weights have not changed yet. */
    private void lookWithoutSleep() {
        if (stepsOfEpoch > 0 && !looked && stepsOfEpoch % measures.intervalSteps() == 0) {
            look(true, false);
            after = Optional.of(reading(Phase.AFTER, false, 0, weights()));
        }
    }

    private void answer() {
        int first = topology.inputs();
        int end = first + topology.excitatory();
        for (int s = network.inputSpikeCount(); s < network.spikeCount() && network.spikes()[s] < end; s++) {
            responses.spiked(network.spikes()[s] - first);
        }
    }

    private void begin() {
        recorder.begin();
        changesOfBins.clear();
        changes.skip();
    }

    private void finishAfter() {
        after.ifPresent(begun -> {
            after = Optional.empty();
            DynamicsReading trains = measured(Phase.AFTER, begun.slept(), begun.values());
            readings.add(new DynamicsReading(
                    Phase.AFTER,
                    begun.epoch(),
                    begun.wakeSteps(),
                    begun.sleepSteps(),
                    begun.slept(),
                    trains.steps(),
                    trains.values()));
        });
    }

    private DynamicsReading reading(Phase phase, boolean slept, int steps, List<DynamicsReading.Value> values) {
        return new DynamicsReading(phase, epoch, wakeSteps, sleepSteps, slept, steps, values);
    }

    private DynamicsReading measured(Phase phase, boolean slept, List<DynamicsReading.Value> weights) {
        Recording recording = recorder.recording(measures.windowSteps());
        List<DynamicsReading.Value> values = new ArrayList<>();
        if (recording.steps() > 0) {
            trains(values, recording);
            currents(values);
            shuffled(values, recording);
        }
        if (phase != Phase.DURING && learning) {
            add(values, DynamicsMeasure.LTP_OVER_LTD, DynamicsGroup.EXCITATORY, WeightChanges.ratio(changesOfBins));
        }
        values.addAll(weights);
        return reading(phase, slept, recording.steps(), values);
    }

    private static void trains(List<DynamicsReading.Value> values, Recording recording) {
        for (DynamicsGroup group : NEURONS) {
            SpikeCounts counts = new SpikeCounts(recording, group);
            SpikeIntervals intervals = new SpikeIntervals(recording, group);
            add(values, DynamicsMeasure.RATE_MEAN, group, counts.meanRate());
            add(values, DynamicsMeasure.RATE_Q05, group, counts.rateQuantile(0.05));
            add(values, DynamicsMeasure.RATE_Q25, group, counts.rateQuantile(0.25));
            add(values, DynamicsMeasure.RATE_MEDIAN, group, counts.rateQuantile(0.5));
            add(values, DynamicsMeasure.RATE_Q75, group, counts.rateQuantile(0.75));
            add(values, DynamicsMeasure.RATE_Q95, group, counts.rateQuantile(0.95));
            add(values, DynamicsMeasure.SILENT_FRACTION, group, counts.silentFraction());
            add(values, DynamicsMeasure.ISI_CV, group, intervals.variation());
            add(values, DynamicsMeasure.ISI_CV2, group, intervals.neighbourVariation());
            add(values, DynamicsMeasure.ISI_LV, group, intervals.localVariation());
            add(values, DynamicsMeasure.FANO_FACTOR, group, counts.fanoFactor());
            add(values, DynamicsMeasure.COUNT_CORRELATION, group, counts.correlation());
            add(values, DynamicsMeasure.SYNCHRONY, group, counts.synchrony());
        }
        population(recording)
                .forEach((measure, estimate) ->
                        values.add(new DynamicsReading.Value(measure, DynamicsGroup.ALL, estimate)));
    }

    /** Branching and avalanches, which are of all recurrent neurons. */
    private static Map<DynamicsMeasure, Estimate> population(Recording recording) {
        Map<DynamicsMeasure, Estimate> found = new EnumMap<>(DynamicsMeasure.class);
        BranchingRatio.of(recording).ifPresent(branching -> {
            found.put(
                    DynamicsMeasure.BRANCHING_RATIO, Estimate.of(branching.value(), branching.low(), branching.high()));
            found.put(DynamicsMeasure.BRANCHING_TIME_CONSTANT, Estimate.of(branching.timeConstant()));
            found.put(DynamicsMeasure.BRANCHING_EXPLAINED, Estimate.of(branching.explained()));
        });
        Avalanches avalanches = Avalanches.of(recording);
        Optional<Estimate> size = avalanches.sizeExponent();
        Optional<Estimate> duration = avalanches.durationExponent();
        found.put(DynamicsMeasure.AVALANCHES, Estimate.of(avalanches.sizes().length));
        size.ifPresent(estimate -> found.put(DynamicsMeasure.AVALANCHE_SIZE_EXPONENT, estimate));
        duration.ifPresent(estimate -> found.put(DynamicsMeasure.AVALANCHE_DURATION_EXPONENT, estimate));
        OptionalDouble predicted = size.isPresent() && duration.isPresent()
                ? Avalanches.predictedGamma(size.get().value(), duration.get().value())
                : OptionalDouble.empty();
        OptionalDouble fitted = avalanches.fittedGamma();
        predicted.ifPresent(gamma -> found.put(DynamicsMeasure.AVALANCHE_GAMMA_PREDICTED, Estimate.of(gamma)));
        fitted.ifPresent(gamma -> found.put(DynamicsMeasure.AVALANCHE_GAMMA_FITTED, Estimate.of(gamma)));
        if (predicted.isPresent() && fitted.isPresent()) {
            double deviation = Math.abs(predicted.getAsDouble() - fitted.getAsDouble());
            found.put(DynamicsMeasure.CRITICALITY_DEVIATION, Estimate.of(deviation));
        }
        return found;
    }

    private void currents(List<DynamicsReading.Value> values) {
        CurrentBalance balance = recorder.balance(measures.windowSteps());
        DynamicsGroup group = DynamicsGroup.EXCITATORY;
        add(values, DynamicsMeasure.EXCITATION, group, balance.excitation());
        add(values, DynamicsMeasure.INHIBITION, group, balance.inhibition());
        add(values, DynamicsMeasure.INHIBITION_EXCITATION_RATIO, group, balance.ratio());
        add(values, DynamicsMeasure.BALANCE_CORRELATION, group, balance.correlation());
    }

    private void shuffled(List<DynamicsReading.Value> values, Recording recording) {
        List<Recording> shuffles = new ArrayList<>();
        List<Map<DynamicsMeasure, Estimate>> found = new ArrayList<>();
        for (int n = 0; n < SHUFFLES; n++) {
            Recording shuffle = recording.shuffled(random);
            shuffles.add(shuffle);
            found.add(population(shuffle));
        }
        for (DynamicsGroup group : NEURONS) {
            spread(values, DynamicsMeasure.COUNT_CORRELATION_SHUFFLED, group, shuffles, shuffle -> new SpikeCounts(
                            shuffle, group)
                    .correlation());
            spread(values, DynamicsMeasure.SYNCHRONY_SHUFFLED, group, shuffles, shuffle -> new SpikeCounts(
                            shuffle, group)
                    .synchrony());
        }
        Map.of(
                        DynamicsMeasure.BRANCHING_RATIO,
                        DynamicsMeasure.BRANCHING_RATIO_SHUFFLED,
                        DynamicsMeasure.AVALANCHE_SIZE_EXPONENT,
                        DynamicsMeasure.AVALANCHE_SIZE_EXPONENT_SHUFFLED,
                        DynamicsMeasure.AVALANCHE_DURATION_EXPONENT,
                        DynamicsMeasure.AVALANCHE_DURATION_EXPONENT_SHUFFLED,
                        DynamicsMeasure.CRITICALITY_DEVIATION,
                        DynamicsMeasure.CRITICALITY_DEVIATION_SHUFFLED)
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(pair -> spread(values, pair.getValue(), DynamicsGroup.ALL, found, of -> Optional.ofNullable(
                                of.get(pair.getKey()))
                        .map(estimate -> OptionalDouble.of(estimate.value()))
                        .orElse(OptionalDouble.empty())));
    }

    private static <T> void spread(
            List<DynamicsReading.Value> values,
            DynamicsMeasure measure,
            DynamicsGroup group,
            List<T> shuffles,
            Function<T, OptionalDouble> of) {
        double[] all = shuffles.stream()
                .map(of)
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
        if (all.length > 0) {
            double sum = 0;
            for (double value : all) {
                sum += value;
            }
            Estimate estimate = Estimate.of(sum / all.length, all[0], all[all.length - 1]);
            values.add(new DynamicsReading.Value(measure, group, estimate));
        }
    }

    /** What the weights tell as they stand. */
    private List<DynamicsReading.Value> weights() {
        List<DynamicsReading.Value> values = new ArrayList<>();
        double[] weights = network.weights().values();
        add(
                values,
                DynamicsMeasure.SPECTRAL_RADIUS,
                DynamicsGroup.EXCITATORY_EXCITATORY,
                SpectralRadius.excitatory(topology, weights));
        add(
                values,
                DynamicsMeasure.SPECTRAL_RADIUS,
                DynamicsGroup.RECURRENT,
                SpectralRadius.recurrent(topology, weights));
        if (learning) {
            for (DynamicsGroup group : INCOMING) {
                IncomingWeights now = IncomingWeights.of(topology, weights, group);
                add(values, DynamicsMeasure.WEIGHT_ENTROPY, group, now.entropy());
                add(values, DynamicsMeasure.WEIGHT_GINI, group, now.gini());
                add(values, DynamicsMeasure.WEIGHT_PARTICIPATION, group, now.participation());
                IncomingWeights before = incoming.put(group, now);
                if (before != null) {
                    add(values, DynamicsMeasure.WEIGHT_COSINE, group, now.cosine(before));
                }
            }
        }
        return values;
    }

    private static void add(
            List<DynamicsReading.Value> values, DynamicsMeasure measure, DynamicsGroup group, OptionalDouble value) {
        value.ifPresent(measured -> values.add(new DynamicsReading.Value(measure, group, Estimate.of(measured))));
    }
}
