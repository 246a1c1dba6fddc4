package org.slumber.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Split;
import org.slumber.engine.encode.PoissonEncoder;
import org.slumber.engine.encode.SpikeProbabilities;
import org.slumber.engine.homeostasis.RegulatedNetwork;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.metrics.Representation;
import org.slumber.engine.metrics.Scores;
import org.slumber.engine.metrics.WeightMonitor;
import org.slumber.engine.metrics.Work;
import org.slumber.engine.network.GaussianNoise;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.RandomTopology;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.readout.Features;
import org.slumber.engine.readout.ReadoutModel;
import org.slumber.engine.readout.ReadoutScores;
import org.slumber.engine.spec.MembraneNoise;
import org.slumber.engine.spec.Protocol;
import org.slumber.engine.spec.Readout;
import org.slumber.engine.spec.Regulariser;
import org.slumber.engine.spec.RunSpec;
import org.slumber.engine.spec.StdpLearner;

/** One run of the STDP network: training epochs with validation, then the test (paper section on training). */
final class StdpRun {
    private final Protocol protocol;
    private final StdpLearner learner;
    private final Dataset dataset;
    private final RunObserver observer;
    private final RandomStreams streams;
    private final Split split;
    private final SpikeProbabilities images;
    private final SpikingNetwork network;
    private final WeightMonitor monitor;
    private final TrainingPhase training;
    private final FrozenPhase validation;
    private final FrozenPhase test;
    private final EarlyStopping stopping;

    private Features lastFeatures;
    private double[] testedWeights;

    StdpRun(RunSpec spec, StdpLearner learner, Dataset dataset, RunObserver observer) {
        this.learner = learner;
        this.dataset = dataset;
        this.observer = observer;
        protocol = spec.protocol();
        streams = new RandomStreams(spec.seed());
        split = Split.draw(dataset, protocol, streams);
        images = new SpikeProbabilities(spec.encoding(), dataset);
        Topology topology = RandomTopology.draw(spec.encoding().inputs(), learner.network(), streams);
        double[] weights = RandomTopology.initialWeights(topology, learner.network());
        network = new SpikingNetwork(topology, learner.neuron(), weights);
        network.listen(observer.trainingSteps());
        monitor = new WeightMonitor(network, learner.plasticity());
        training = new TrainingPhase(network, regulated(), protocol, images, encoder("training"), monitor, observer);
        validation = frozen(topology, weights, "validation", wakeNoise("validation"));
        test = frozen(topology, weights, "test", Optional.empty());
        stopping = new EarlyStopping(protocol);
    }

    private RegulatedNetwork regulated() {
        double asleep = learner.regulariser() instanceof Regulariser.Nap nap
                ? nap.noise()
                : learner.noise().deviation();
        return new RegulatedNetwork(
                network,
                learner.plasticity(),
                learner.regulariser(),
                WeightBaseline.of(network),
                wakeNoise("training"),
                noise("asleep", asleep));
    }

    private FrozenPhase frozen(Topology topology, double[] weights, String phase, Optional<NoiseSource> noise) {
        SpikingNetwork copy = new SpikingNetwork(topology, learner.neuron(), weights);
        return new FrozenPhase(copy, protocol, images, encoder(phase), noise);
    }

    private PoissonEncoder encoder(String phase) {
        return new PoissonEncoder(network.topology().inputs(), streams.stream("input-spikes-" + phase));
    }

    private Optional<NoiseSource> wakeNoise(String phase) {
        MembraneNoise noise = learner.noise();
        return noise.when() == MembraneNoise.When.ALWAYS
                ? Optional.of(noise(phase, noise.deviation()))
                : Optional.empty();
    }

    private NoiseSource noise(String phase, double deviation) {
        return new GaussianNoise(
                streams.stream("membrane-noise-" + phase),
                deviation,
                network.topology().neurons());
    }

    RunResult run() {
        train();
        ReadoutModel readout = ReadoutModel.fit(learner.readout(), lastFeatures, dataset.classes(), streams);
        List<Features> blocks = test();
        Features all = Features.concatenate(blocks);
        Features scored = protocol.testScored() == Protocol.Scored.ALL ? all : blocks.get(blocks.size() - 1);
        return new RunResult(
                scores(readout.score(scored), readout.score(all), scored.size()),
                monitor.stability(),
                OptionalDouble.of(monitor.saturation()),
                monitor.stepsToSaturation(),
                OptionalDouble.empty(),
                training.activity(),
                Representation.of(lastFeatures, scored, learner.readout().explainedVariance()),
                work(),
                readout.flags(),
                training.checkpoints());
    }

    private void train() {
        while (stopping.goesOn()) {
            lastFeatures = training.epoch(split.training());
            OptionalDouble accuracy = validate();
            training.finishEpoch(accuracy);
            if (stopping.take(accuracy)) {
                testedWeights = network.weights().clone();
            }
        }
    }

    private OptionalDouble validate() {
        int[] shown = split.validation();
        if (shown.length == 0) {
            return OptionalDouble.empty();
        }
        validation.network().copyFrom(network);
        Features features = validation.show(shown, 0, shown.length, observer);
        ReadoutModel readout = ReadoutModel.fitChosen(learner.readout(), lastFeatures, dataset.classes(), streams);
        return OptionalDouble.of(readout.score(features).accuracy());
    }

    /** The test images in blocks as equal as can be, each from a fresh neuron state. */
    private List<Features> test() {
        SpikingNetwork tested = test.network();
        System.arraycopy(testedWeights, 0, tested.weights(), 0, testedWeights.length);
        int[] shown = split.test();
        int blocks = protocol.testBlocks();
        List<Features> features = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            tested.reset();
            int from = (int) ((long) shown.length * block / blocks);
            int to = (int) ((long) shown.length * (block + 1) / blocks);
            features.add(test.show(shown, from, to, observer));
        }
        return features;
    }

    private Scores scores(ReadoutScores scored, ReadoutScores all, int samples) {
        return new Scores(
                scored.accuracy(),
                scored.accuracy(Readout.Classifier.LOGISTIC_REGRESSION),
                scored.accuracy(Readout.Classifier.QDA),
                scored.accuracy(Readout.Classifier.TOP_RESPONDER),
                OptionalDouble.of(all.accuracy()),
                samples,
                stopping.best(),
                stopping.last(),
                stopping.testedEpoch(),
                stopping.epochs(),
                scored.confusion());
    }

    private Work work() {
        return new Work(
                training.wakeSteps(),
                training.sleepSteps(),
                validation.steps(),
                test.steps(),
                training.sleeps(),
                network.synapticEvents()
                        + validation.network().synapticEvents()
                        + test.network().synapticEvents());
    }
}
