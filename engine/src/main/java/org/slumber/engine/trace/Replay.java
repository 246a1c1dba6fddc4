package org.slumber.engine.trace;

import java.util.Optional;
import org.slumber.engine.homeostasis.RegulatedNetwork;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.spec.Defaults;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Neuron;
import org.slumber.engine.spec.Plasticity;
import org.slumber.engine.spec.Preset;

/**
 * Runs a recorded trace again by the code that real runs use, and compares: preset {@code released}, as the traces
 * were recorded by that program.
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
        SpikingNetwork network = new SpikingNetwork(trace.topology, Neuron.PUBLISHED, trace.initialWeights);
        Plasticity plasticity = Defaults.plasticity(Preset.RELEASED);
        RegulatedNetwork regulated = new RegulatedNetwork(
                network,
                plasticity,
                settings.regulariser(),
                new WeightBaseline(settings.baselineSumExcitatory(), settings.baselineSumInhibitory()),
                Optional.empty(),
                new RecordedNoise(trace.noise, trace.topology.neurons()));
        int[] inputSpikes = new int[settings.inputs()];
        network.seedInputSpikes(inputSpikes, trace.input.copy(0, inputSpikes));
        regulated.setClock(1);
        long differences = 0;
        long steps = 0;
        for (int step = 1; step < settings.steps(); step++) {
            int inputCount = trace.input.copy(step, inputSpikes);
            if (settings.plastic()) {
                if (regulated.due()) {
                    steps += regulated.regularise();
                }
                regulated.wake(inputSpikes, inputCount);
            } else {
                network.step(inputSpikes, inputCount);
            }
            steps++;
            differences += trace.spikes.differences(
                    step, network.spikes(), network.inputSpikeCount(), network.spikeCount(), settings.inputs());
        }
        return new Replay(differences, largestDifference(network.weights(), trace.finalWeights), steps);
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
