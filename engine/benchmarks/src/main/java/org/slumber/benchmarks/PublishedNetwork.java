package org.slumber.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.homeostasis.Homeostat;
import org.slumber.engine.homeostasis.Homeostats;
import org.slumber.engine.homeostasis.RegulatedNetwork;
import org.slumber.engine.homeostasis.Site;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.input.PoissonEncoder;
import org.slumber.engine.input.SpikeProbabilities;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.network.GaussianNoise;
import org.slumber.engine.network.MembraneNoise;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.RandomTopology;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.random.RandomStreams;

/** A network of the published size, trained a little on geomfig, that benchmarks start from again and again. */
final class PublishedNetwork {
    /** Steps of one benchmark operation batch. */
    static final int STEPS = 1000;

    private static final int TRAINING_IMAGES = 20;
    private static final int SLEEP_INTERVAL = 35_000;

    final SpikingNetwork network;
    final RegulatedNetwork regulated;
    final Homeostat sleep;
    final PoissonEncoder encoder;
    final int[] inputSpikes;
    private final SpikingNetwork trained;

    /** @param settings values by path, beside a sleep of {@link #STEPS} steps */
    PublishedNetwork(Map<String, Object> settings) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "sleep.ratio",
                1.0,
                "sleep.intervalSteps",
                SLEEP_INTERVAL,
                "sleep.maximumSteps",
                STEPS,
                "encoding.gain",
                1.0));
        values.putAll(settings);
        RunSpec spec = Catalogue.specOf(values);
        StdpLearner learner = (StdpLearner) spec.learner();
        RandomStreams streams = new RandomStreams(spec.seed());
        Topology topology = RandomTopology.draw(spec.encoding().inputs(), learner.network(), streams);
        double[] weights = RandomTopology.initialWeights(topology, learner.network());
        network = learner.wired(topology, weights, streams);
        trained = learner.wired(topology, weights, streams);
        Site site = new Site(
                learner.learning(network, streams),
                WeightBaseline.of(network),
                learner.noise(),
                deviation -> noise(streams, "asleep", learner, topology),
                streams,
                new Homeostats(learner.homeostasis(), network),
                Experience.none());
        Optional<NoiseSource> wakeNoise = learner.noise().when() == MembraneNoise.When.ALWAYS
                ? Optional.of(noise(streams, "awake", learner, topology))
                : Optional.empty();
        regulated = new RegulatedNetwork(site, learner.regularisers(), wakeNoise);
        regulated.setClock(SLEEP_INTERVAL);
        sleep = regulated.dueHomeostats().get(0);
        regulated.setClock(0);
        encoder = new PoissonEncoder(topology.inputs(), streams.stream("input"));
        inputSpikes = new int[topology.inputs() + 1];
        Dataset dataset = Geomfig.generate(TRAINING_IMAGES);
        SpikeProbabilities images = new SpikeProbabilities(spec.encoding(), dataset);
        for (int image = 0; image < TRAINING_IMAGES; image++) {
            encoder.show(images.of(image));
            for (int step = 0; step < STEPS; step++) {
                regulated.wake(inputSpikes, encoder.draw(inputSpikes));
            }
        }
        trained.copyFrom(network);
    }

    private static NoiseSource noise(RandomStreams streams, String purpose, StdpLearner learner, Topology topology) {
        return new GaussianNoise(streams.stream(purpose), learner.noise().deviation(), topology.neurons());
    }

    /** Goes back to the trained state. */
    void restore() {
        network.copyFrom(trained);
    }
}
