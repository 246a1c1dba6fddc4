package org.slumber.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.slumber.engine.encode.PoissonEncoder;
import org.slumber.engine.encode.SpikeProbabilities;
import org.slumber.engine.homeostasis.RegulatedNetwork;
import org.slumber.engine.metrics.Activity;
import org.slumber.engine.metrics.WeightMonitor;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.readout.FeatureCollector;
import org.slumber.engine.readout.Features;
import org.slumber.engine.spec.Protocol;

/** Shows the training images once an epoch, STDP and the regulariser on, and takes the checkpoints. */
final class TrainingPhase {
    /** Checkpoints are taken around this many sleeps an epoch; naps come by the hundred. */
    static final int OBSERVED_SLEEPS = 16;

    private static final double HZ_PER_SPIKE_A_STEP = 1000;

    private final SpikingNetwork network;
    private final RegulatedNetwork regulated;
    private final Protocol protocol;
    private final SpikeProbabilities images;
    private final PoissonEncoder encoder;
    private final WeightMonitor monitor;
    private final RunObserver observer;
    private final int[] inputSpikes;
    private final List<Checkpoint> checkpoints = new ArrayList<>();

    private FeatureCollector collector;
    private int epoch;
    private int sleepsInEpoch;
    private long wakeSteps;
    private long sleepSteps;
    private long sleeps;
    private long stepsAtCheckpoint;
    private long excitatoryAtCheckpoint;
    private long inhibitoryAtCheckpoint;

    TrainingPhase(
            SpikingNetwork network,
            RegulatedNetwork regulated,
            Protocol protocol,
            SpikeProbabilities images,
            PoissonEncoder encoder,
            WeightMonitor monitor,
            RunObserver observer) {
        this.network = network;
        this.regulated = regulated;
        this.protocol = protocol;
        this.images = images;
        this.encoder = encoder;
        this.monitor = monitor;
        this.observer = observer;
        inputSpikes = new int[network.topology().inputs() + 1];
        startCollecting();
        checkpoint(Checkpoint.Moment.START, OptionalDouble.empty());
    }

    private void startCollecting() {
        collector = new FeatureCollector(protocol.sample(), network.topology().neurons());
        excitatoryAtCheckpoint = 0;
        inhibitoryAtCheckpoint = 0;
    }

    /** Trains one epoch on these images and returns its features. */
    Features epoch(int[] shown) {
        startCollecting();
        regulated.setClock(0);
        epoch++;
        sleepsInEpoch = 0;
        for (int image : shown) {
            if (observer.cancelled()) {
                throw new RunCancelledException();
            }
            encoder.show(images.of(image));
            collector.startImage(images.label(image));
            for (int step = 0; step < protocol.stepsPerImage(); step++) {
                if (regulated.due()) {
                    regularise();
                }
                regulated.wake(inputSpikes, encoder.draw(inputSpikes));
                collector.count(network);
                wakeSteps++;
            }
            monitor.observe(wakeSteps);
        }
        return collector.features();
    }

    private void regularise() {
        boolean observed = sleepsInEpoch < OBSERVED_SLEEPS;
        if (observed) {
            monitor.observe(wakeSteps);
            checkpoint(Checkpoint.Moment.ONSET, OptionalDouble.empty());
        }
        observer.fallsAsleep();
        int steps = regulated.regularise();
        observer.awakes();
        if (steps > 0) {
            collector.slept();
        }
        sleepSteps += steps;
        sleeps++;
        sleepsInEpoch++;
        if (observed) {
            monitor.observe(wakeSteps);
            checkpoint(Checkpoint.Moment.OFFSET, OptionalDouble.empty());
        }
    }

    /** Takes the checkpoint after an epoch and its validation. */
    void finishEpoch(OptionalDouble validationAccuracy) {
        checkpoint(Checkpoint.Moment.EPOCH, validationAccuracy);
    }

    private void checkpoint(Checkpoint.Moment moment, OptionalDouble validationAccuracy) {
        Topology topology = network.topology();
        long excitatory = spikes(0, topology.excitatory());
        long inhibitory = spikes(topology.excitatory(), topology.neurons());
        long steps = wakeSteps - stepsAtCheckpoint;
        Checkpoint checkpoint = new Checkpoint(
                checkpoints.size(),
                moment,
                epoch,
                wakeSteps,
                sleepSteps,
                rate(excitatory - excitatoryAtCheckpoint, steps, topology.excitatory()),
                rate(inhibitory - inhibitoryAtCheckpoint, steps, topology.inhibitory()),
                OptionalDouble.empty(),
                validationAccuracy,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                monitor.distributions());
        stepsAtCheckpoint = wakeSteps;
        excitatoryAtCheckpoint = excitatory;
        inhibitoryAtCheckpoint = inhibitory;
        checkpoints.add(checkpoint);
        observer.checkpoint(checkpoint);
    }

    private long spikes(int fromNeuron, int toNeuron) {
        long spikes = 0;
        for (int neuron = fromNeuron; neuron < toNeuron; neuron++) {
            spikes += collector.spikes(neuron);
        }
        return spikes;
    }

    private static OptionalDouble rate(long spikes, long steps, int neurons) {
        boolean none = steps == 0 || neurons == 0;
        return OptionalDouble.of(none ? 0 : HZ_PER_SPIKE_A_STEP * spikes / ((double) steps * neurons));
    }

    /** Firing in the last epoch. */
    Activity activity() {
        Topology topology = network.topology();
        long steps = (long) protocol.trainImages() * protocol.stepsPerImage();
        int silent = 0;
        int saturated = 0;
        for (int neuron = 0; neuron < topology.neurons(); neuron++) {
            silent += collector.spikes(neuron) == 0 ? 1 : 0;
            saturated += 2 * collector.spikes(neuron) > steps ? 1 : 0;
        }
        return new Activity(
                rate(spikes(0, topology.excitatory()), steps, topology.excitatory()),
                rate(spikes(topology.excitatory(), topology.neurons()), steps, topology.inhibitory()),
                OptionalDouble.empty(),
                (double) silent / topology.neurons(),
                (double) saturated / topology.neurons());
    }

    /** Training steps awake so far. */
    long wakeSteps() {
        return wakeSteps;
    }

    /** Steps asleep or napping so far. */
    long sleepSteps() {
        return sleepSteps;
    }

    /** Sleeps, naps or normalisations so far. */
    long sleeps() {
        return sleeps;
    }

    /** The checkpoints so far. */
    List<Checkpoint> checkpoints() {
        return List.copyOf(checkpoints);
    }
}
