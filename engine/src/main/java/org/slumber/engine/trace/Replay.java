package org.slumber.engine.trace;

import java.util.Optional;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.homeostasis.Homeostat;
import org.slumber.engine.homeostasis.Homeostats;
import org.slumber.engine.homeostasis.RegulatedNetwork;
import org.slumber.engine.homeostasis.Site;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.network.MembraneNoise;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.plasticity.PlasticNetwork;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Runs a recorded trace again by the code that real runs use, and compares.
 *
 * @param rasterDifferences (step, neuron) pairs that spiked in one of both only, wake steps alone
 * @param maximumWeightDifference largest |difference| of a final weight
 * @param steps steps simulated, awake and asleep
 */
public record Replay(long rasterDifferences, double maximumWeightDifference, long steps) {
    /** Most that a final weight may differ where a replay agrees. */
    public static final double WEIGHT_TOLERANCE = 1e-9;

    /**
     * Replays a trace once.
     *
     * @throws InvalidInputException where the trace has fewer noise draws than its sleeps ask for
     */
    public static Replay of(Trace trace) {
        TraceSettings settings = trace.settings;
        StdpLearner learner = settings.learner();
        // without a seed nothing draws from them: what was recorded holds no other draws
        RandomStreams streams = new RandomStreams(settings.seed() == null ? 0 : settings.seed());
        SpikingNetwork network = settings.seed() == null
                ? new SpikingNetwork(
                        trace.topology, learner.neuron(), learner.circuits(), learner.bounds(), trace.initialWeights)
                : learner.wired(trace.topology, trace.initialWeights, streams);
        RegulatedNetwork regulated = regulated(network, learner, trace, streams);
        int[] inputSpikes = new int[settings.inputs()];
        int first = settings.seed() == null ? 1 : 0;
        if (first == 1) {
            network.seedInputSpikes(inputSpikes, trace.input.copy(0, inputSpikes));
        }
        regulated.setClock(first);
        long differences = 0;
        long steps = 0;
        for (int step = first; step < settings.steps(); step++) {
            int inputCount = trace.input.copy(step, inputSpikes);
            if (settings.plastic()) {
                for (Homeostat due : regulated.dueHomeostats()) {
                    steps += regulated.apply(due);
                }
                regulated.wake(inputSpikes, inputCount);
            } else {
                network.step(inputSpikes, inputCount);
            }
            steps++;
            differences += trace.spikes.differences(
                    step, network.spikes(), network.inputSpikeCount(), network.spikeCount(), settings.inputs());
        }
        return new Replay(differences, largestDifference(network.weights().values(), trace.finalWeights), steps);
    }

    private static RegulatedNetwork regulated(
            SpikingNetwork network, StdpLearner learner, Trace trace, RandomStreams streams) {
        NoiseSource noise = new RecordedNoise(trace.noise, trace.topology.neurons());
        PlasticNetwork plastic = learner.learning(network, streams);
        WeightBaseline baseline =
                new WeightBaseline(trace.settings.baselineSumExcitatory(), trace.settings.baselineSumInhibitory());
        Homeostats homeostats = new Homeostats(learner.homeostasis(), network);
        Site site = new Site(
                plastic, baseline, learner.noise(), deviation -> noise, streams, homeostats, Experience.none());
        Optional<NoiseSource> wakeNoise =
                learner.noise().when() == MembraneNoise.When.ALWAYS ? Optional.of(noise) : Optional.empty();
        return new RegulatedNetwork(site, learner.regularisers(), wakeNoise);
    }

    /** Whether the replay came out as recorded. */
    public boolean agrees() {
        return rasterDifferences == 0 && maximumWeightDifference <= WEIGHT_TOLERANCE;
    }

    private static double largestDifference(double[] weights, double[] recorded) {
        double largest = 0;
        for (int synapse = 0; synapse < weights.length; synapse++) {
            double difference = Math.abs(weights[synapse] - recorded[synapse]);
            if (!(difference <= largest)) {
                largest = difference;
            }
        }
        return largest;
    }

    /** The draws of a trace in their order of use. */
    private static final class RecordedNoise implements NoiseSource {
        private final double[] draws;
        private final double[] noise;
        private int next;

        RecordedNoise(double[] draws, int neurons) {
            this.draws = draws;
            noise = new double[neurons];
        }

        @Override
        public double[] next() {
            if (next + noise.length > draws.length) {
                throw new InvalidInputException("sleep-noise must hold " + noise.length
                        + " values for every noisy step, but ends after " + draws.length / noise.length + " steps");
            }
            System.arraycopy(draws, next, noise, 0, noise.length);
            next += noise.length;
            return noise;
        }
    }
}
