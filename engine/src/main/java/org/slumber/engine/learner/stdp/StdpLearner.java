package org.slumber.engine.learner.stdp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slumber.engine.curriculum.Curriculum;
import org.slumber.engine.curriculum.Protocol;
import org.slumber.engine.curriculum.TrainingOrder;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Samples;
import org.slumber.engine.dynamics.Measures;
import org.slumber.engine.homeostasis.Homeostasis;
import org.slumber.engine.homeostasis.Regulariser;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.input.Stimulus;
import org.slumber.engine.learner.Controls;
import org.slumber.engine.learner.Learner;
import org.slumber.engine.learner.LearnerSettings;
import org.slumber.engine.learner.RunContext;
import org.slumber.engine.network.Circuit;
import org.slumber.engine.network.MembraneNoise;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.network.Wiring;
import org.slumber.engine.neuron.NeuronModel;
import org.slumber.engine.plasticity.InhibitoryRule;
import org.slumber.engine.plasticity.PlasticNetwork;
import org.slumber.engine.plasticity.PlasticityRule;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.readout.Readout;
import org.slumber.engine.spec.SpecPart;
import org.slumber.engine.spec.Variant;

/**
 * The recurrent spiking network that learns by STDP, with what regularises it and its readout.
 *
 * @param preset the preset whose defaults these values started from
 * @param order in which an epoch shows its images
 * @param stimulus how an image becomes input spikes
 * @param network populations and synapses
 * @param neuron the neuron model
 * @param circuits what the network makes of its own arrivals and currents; may be empty
 * @param noise membrane noise
 * @param plasticity how spikes change weights
 * @param inhibitory how spikes change the weights out of inhibitory neurons
 * @param bounds of the weights
 * @param regularisers in the order in which they act; none leaves the weights to plasticity alone
 * @param homeostasis what holds rates or weights step by step, in the order in which it acts; may be empty
 * @param readout how labels are read from rates
 * @param controls what is measured beside the test accuracy
 * @param measures what is measured of the network's dynamics
 */
public record StdpLearner(
        Preset preset,
        TrainingOrder order,
        Stimulus stimulus,
        Wiring network,
        NeuronModel neuron,
        List<Circuit> circuits,
        MembraneNoise noise,
        PlasticityRule plasticity,
        InhibitoryRule inhibitory,
        WeightBounds bounds,
        List<Regulariser> regularisers,
        List<Homeostasis> homeostasis,
        Readout readout,
        Controls controls,
        Measures measures)
        implements LearnerSettings {
    public static final Variant<StdpLearner> VARIANT = Variant.of(
                    "stdp", StdpLearner.class, "a recurrent spiking network that learns by STDP")
            .with(Preset.PRESET, StdpLearner::preset)
            .with(TrainingOrder.ORDER, StdpLearner::order)
            .with(Controls.CONTROLS, StdpLearner::controls)
            .madeBy(values -> new StdpLearner(
                    values.choice(Preset.PRESET),
                    values.choice(TrainingOrder.ORDER),
                    values.member(Stimulus.class),
                    Wiring.VARIANT.make(values),
                    values.member(NeuronModel.class),
                    values.members(Circuit.class),
                    MembraneNoise.VARIANT.make(values),
                    values.member(PlasticityRule.class),
                    values.member(InhibitoryRule.class),
                    WeightBounds.VARIANT.make(values),
                    values.members(Regulariser.class),
                    values.members(Homeostasis.class),
                    Readout.VARIANT.make(values),
                    values.choice(Controls.CONTROLS),
                    Measures.VARIANT.make(values)));

    /** Steps a second of the published network on one core. */
    private static final double AWAKE = 240_000;

    private static final double FROZEN = 340_000;
    private static final double ASLEEP = 100_000;
    private static final double PUBLISHED_NEURONS = 475;
    /** What a run costs beside its steps: wiring and readout, s. */
    private static final double FIXED = 0.002;

    public StdpLearner {
        circuits = List.copyOf(circuits);
        regularisers = List.copyOf(regularisers);
        homeostasis = List.copyOf(homeostasis);
        for (Regulariser regulariser : regularisers) {
            regulariser.check(bounds);
        }
        for (Homeostasis homeostat : homeostasis) {
            homeostat.check(bounds);
        }
    }

    @Override
    public Variant<StdpLearner> variant() {
        return VARIANT;
    }

    @Override
    public List<SpecPart> parts() {
        List<SpecPart> parts = new ArrayList<>(
                List.of(stimulus, network, neuron, noise, plasticity, inhibitory, bounds, readout, measures));
        parts.addAll(circuits);
        parts.addAll(regularisers);
        parts.addAll(homeostasis);
        return parts;
    }

    /**
     * A network at rest that has not learnt.
     *
     * @param weights {@code [synapse]}, signed; copied
     * @param streams what its conduction delays are drawn from
     */
    public SpikingNetwork wired(Topology topology, double[] weights, RandomStreams streams) {
        SpikingNetwork network = new SpikingNetwork(topology, neuron, circuits, bounds, weights);
        plasticity.delays(topology, streams).ifPresent(network::delay);
        return network;
    }

    /**
     * A network that learns by both rules.
     *
     * @param streams what the rules draw from
     */
    public PlasticNetwork learning(SpikingNetwork wired, RandomStreams streams) {
        return new PlasticNetwork(wired, inhibitory.beside(plasticity, wired, streams));
    }

    /** The images that it sees. */
    static Dataset images(Samples samples) {
        return samples.images("learner stdp", "learner surrogate-gradient with surrogate.stimulus events can");
    }

    @Override
    public void check(Samples samples) {
        images(samples);
    }

    @Override
    public Learner start(RunContext context) {
        return new StdpTraining(this, context);
    }

    @Override
    public double expectedSeconds(Curriculum curriculum, Encoding encoding) {
        Protocol protocol = curriculum.protocol();
        double perImage = protocol.stepsPerImage();
        double epochSteps = perImage * protocol.trainImages();
        double frozen = perImage
                * ((double) protocol.epochs() * protocol.validationImages()
                        + protocol.testImages()
                        + curriculum.imagesExamined());
        if (controls == Controls.ALL) {
            frozen += 3 * epochSteps + 2 * perImage * protocol.testImages();
        }
        double epochs = protocol.epochs() * (curriculum.trainsEachAlone() ? 2.0 : 1.0);
        double asleep = 0;
        for (Regulariser regulariser : regularisers) {
            asleep += epochs * regulariser.stepsAsleep(epochSteps)
                    + Arrays.stream(curriculum.earlierTasks())
                            .mapToDouble(regulariser::stepsAfterTask)
                            .sum();
        }
        double awake = epochs * epochSteps * plasticity.relativeCost();
        double seconds = awake / AWAKE + asleep / ASLEEP + frozen / FROZEN;
        return FIXED + seconds * (encoding.inputs() + network.neurons()) / PUBLISHED_NEURONS;
    }
}
