package org.slumber.engine.learner.stdp;

import java.util.Optional;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.input.InputSpikes;
import org.slumber.engine.learner.RunContext;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.readout.FeatureCollector;
import org.slumber.engine.readout.Features;

/** Shows images to a network whose weights stand still: validation and test. */
final class FrozenPhase {
    private final SpikingNetwork network;
    private final RunContext context;
    private final InputSpikes input;
    private final Optional<NoiseSource> noise;
    private final int[] inputSpikes;
    private long steps;

    FrozenPhase(SpikingNetwork network, RunContext context, InputSpikes input, Optional<NoiseSource> noise) {
        this.network = network;
        this.context = context;
        this.input = input;
        this.noise = noise;
        inputSpikes = new int[input.inputs() + 1];
    }

    SpikingNetwork network() {
        return network;
    }

    /** Shows some of the images, from one index to another, and averages the spikes into samples. */
    Features show(int[] images, int from, int to) {
        Protocol protocol = context.protocol();
        FeatureCollector collector =
                new FeatureCollector(protocol.sample(), network.topology().neurons());
        for (int index = from; index < to; index++) {
            context.chronicle().checkCancelled();
            input.begin(images[index]);
            collector.startImage(context.dataset().label(images[index]));
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
        return collector.features();
    }

    /** Steps shown so far. */
    long steps() {
        return steps;
    }
}
