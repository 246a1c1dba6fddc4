package org.slumber.engine.learner.stdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.input.InputSpikes;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.RunContext;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.readout.FeatureCollector;
import org.slumber.engine.readout.Features;

/** Shows images to a network whose weights stand still: validation and test. */
final class FrozenPhase {
    private static final double HZ_PER_SPIKE_A_STEP = 1000;

    private final SpikingNetwork network;
    private final RunContext context;
    private final InputSpikes input;
    private final Optional<NoiseSource> noise;
    private final int[] inputSpikes;
    private final long[] spikes;
    private long steps;
    /** Empty where nobody watches. */
    private Optional<Phase> watched = Optional.empty();

    FrozenPhase(SpikingNetwork network, RunContext context, InputSpikes input, Optional<NoiseSource> noise) {
        this.network = network;
        this.context = context;
        this.input = input;
        this.noise = noise;
        spikes = new long[network.topology().neurons()];
        inputSpikes = new int[input.inputs() + 1];
    }

    /** Shows the run's observer all of it, as this phase. */
    FrozenPhase watched(Phase phase) {
        watched = Optional.of(phase);
        network.listen(context.chronicle().observer().steps(phase));
        return this;
    }

    SpikingNetwork network() {
        return network;
    }

    /** Shows the test's images block by block, each from a fresh neuron state. */
    List<Features> showBlocks(int[] images) {
        List<Features> features = new ArrayList<>();
        for (int[] block : context.protocol().blocks(images)) {
            network.reset();
            features.add(show(block));
        }
        return features;
    }

    /** Shows images, and averages the spikes into samples. */
    Features show(int[] images) {
        Protocol protocol = context.protocol();
        FeatureCollector collector = new FeatureCollector(protocol.sample(), spikes.length);
        for (int image : images) {
            context.chronicle().checkCancelled();
            input.begin(image);
            int label = context.dataset().label(image);
            watched.ifPresent(phase -> context.chronicle().observer().image(phase, image, label));
            collector.startImage(label);
            for (int step = 0; step < protocol.stepsPerImage(); step++) {
                int count = input.draw(step, inputSpikes);
                if (noise.isPresent()) {
                    network.step(inputSpikes, count, noise.get().next());
                } else {
                    network.step(inputSpikes, count);
                }
                collector.count(network);
            }
            steps += protocol.stepsPerImage();
        }
        for (int neuron = 0; neuron < spikes.length; neuron++) {
            spikes[neuron] += collector.spikes(neuron);
        }
        return collector.features();
    }

    /** {@code [neuron]}: the mean rates so far of so many first neurons, Hz. */
    double[] rates(int neurons) {
        double[] rates = new double[neurons];
        for (int neuron = 0; neuron < neurons; neuron++) {
            rates[neuron] = HZ_PER_SPIKE_A_STEP * spikes[neuron] / steps;
        }
        return rates;
    }

    /** Steps shown so far. */
    long steps() {
        return steps;
    }
}
