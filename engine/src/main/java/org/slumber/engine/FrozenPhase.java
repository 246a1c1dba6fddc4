package org.slumber.engine;

import java.util.Optional;
import org.slumber.engine.encode.PoissonEncoder;
import org.slumber.engine.encode.SpikeProbabilities;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.readout.FeatureCollector;
import org.slumber.engine.readout.Features;
import org.slumber.engine.spec.Protocol;

/** Shows images to a network whose weights stand still: validation and test. */
final class FrozenPhase {
    private final SpikingNetwork network;
    private final Protocol protocol;
    private final SpikeProbabilities images;
    private final PoissonEncoder encoder;
    private final Optional<NoiseSource> noise;
    private final int[] inputSpikes;
    private long steps;

    FrozenPhase(
            SpikingNetwork network,
            Protocol protocol,
            SpikeProbabilities images,
            PoissonEncoder encoder,
            Optional<NoiseSource> noise) {
        this.network = network;
        this.protocol = protocol;
        this.images = images;
        this.encoder = encoder;
        this.noise = noise;
        inputSpikes = new int[network.topology().inputs() + 1];
    }

    SpikingNetwork network() {
        return network;
    }

    /** Shows some of the images, from one index to another, and averages the spikes into samples. */
    Features show(int[] shown, int from, int to, RunObserver observer) {
        FeatureCollector collector =
                new FeatureCollector(protocol.sample(), network.topology().neurons());
        for (int index = from; index < to; index++) {
            if (observer.cancelled()) {
                throw new RunCancelledException();
            }
            encoder.show(images.of(shown[index]));
            collector.startImage(images.label(shown[index]));
            for (int step = 0; step < protocol.stepsPerImage(); step++) {
                int count = encoder.draw(inputSpikes);
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
