package org.slumber.engine.learner.stdp;

import java.util.Optional;
import org.slumber.engine.input.InputSpikes;
import org.slumber.engine.learner.RunContext;
import org.slumber.engine.network.GaussianNoise;
import org.slumber.engine.network.MembraneNoise;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.RandomTopology;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;

/** The networks of one run, which share one topology, and what is shown to them in which phase. */
final class Networks {
    private final StdpLearner settings;
    private final RunContext context;
    private final Topology topology;
    private final double[] initialWeights;

    Networks(StdpLearner settings, RunContext context) {
        this.settings = settings;
        this.context = context;
        topology = RandomTopology.draw(context.encoding().inputs(), settings.network(), context.streams());
        initialWeights = RandomTopology.initialWeights(topology, settings.network());
    }

    Topology topology() {
        return topology;
    }

    /** A network at rest with the initial weights. */
    SpikingNetwork untrained() {
        return settings.wired(topology, initialWeights, context.streams());
    }

    /** The input spikes of a phase, from its first on. */
    InputSpikes input(String phase) {
        return settings.stimulus()
                .spikes(
                        context.encoding(),
                        StdpLearner.images(context.dataset()),
                        context.streams().stream("input-spikes-" + phase));
    }

    /** The membrane noise of a phase awake, from its first step on; empty where noise is for sleep only. */
    Optional<NoiseSource> wakeNoise(String phase) {
        MembraneNoise noise = settings.noise();
        return noise.when() == MembraneNoise.When.ALWAYS
                ? Optional.of(new GaussianNoise(
                        context.streams().stream("membrane-noise-" + phase), noise.deviation(), topology.neurons()))
                : Optional.empty();
    }

    /** A network whose weights stand still while it is shown what the training shows first. */
    FrozenPhase training(SpikingNetwork network) {
        return new FrozenPhase(network, context, input("training"), wakeNoise("training"));
    }

    /** A network whose weights stand still while it is shown what validation shows. */
    FrozenPhase validation(SpikingNetwork network) {
        return new FrozenPhase(network, context, input("validation"), wakeNoise("validation"));
    }

    /** A network whose weights stand still while it is tested, without noise. */
    FrozenPhase test(SpikingNetwork network) {
        return new FrozenPhase(network, context, input("test"), Optional.empty());
    }

    /** A network whose weights stand still while it is asked about a task, without noise; the same spikes each time. */
    FrozenPhase taskTest(SpikingNetwork network, int task) {
        return new FrozenPhase(network, context, input("task-" + task), Optional.empty());
    }
}
