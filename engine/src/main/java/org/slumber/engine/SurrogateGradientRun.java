package org.slumber.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slumber.engine.SurrogateFrozenPhase.Shown;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Split;
import org.slumber.engine.encode.SpikeProbabilities;
import org.slumber.engine.metrics.Representation;
import org.slumber.engine.metrics.Scores;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightStability;
import org.slumber.engine.metrics.Work;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.readout.Features;
import org.slumber.engine.readout.ReadoutFlag;
import org.slumber.engine.spec.Protocol;
import org.slumber.engine.spec.RunSpec;
import org.slumber.engine.spec.SurrogateGradientLearner;
import org.slumber.engine.spec.SurrogateRegulariser;
import org.slumber.engine.surrogate.Layers;
import org.slumber.engine.surrogate.SurrogateNetwork;
import org.slumber.engine.surrogate.SurrogateSleep;

/**
 * One run of the surrogate-gradient network: training epochs with validation, then the test (paper section on the
 * surrogate-gradient network). Each image starts from membranes at 0, so test blocks differ only in what is scored.
 */
final class SurrogateGradientRun {
    /** Images, of training and of test, whose hidden rates the representation is measured on; they are held at once. */
    private static final int FEATURE_IMAGES = 500;
    /** Variance that the components keep in which classes are told apart, as in the paper's readout. */
    private static final double EXPLAINED_VARIANCE = 0.95;

    private final Protocol protocol;
    private final Dataset dataset;
    private final Split split;
    private final SurrogateNetwork network;
    private final Optional<SurrogateSleep> sleep;
    private final SurrogateTrainingPhase training;
    private final SurrogateFrozenPhase validation;
    private final SurrogateFrozenPhase test;
    private final EarlyStopping stopping;
    private final Layers testedLayers;

    SurrogateGradientRun(RunSpec spec, SurrogateGradientLearner learner, Dataset dataset, RunObserver observer) {
        this.dataset = dataset;
        protocol = spec.protocol();
        RandomStreams streams = new RandomStreams(spec.seed());
        split = Split.draw(dataset, protocol, streams);
        SpikeProbabilities images = new SpikeProbabilities(spec.encoding(), dataset);
        int inputs = spec.encoding().inputs();
        int steps = protocol.stepsPerImage();
        network = new SurrogateNetwork(learner, inputs, dataset.classes(), steps, streams.stream("surrogate-weights"));
        Layers layers = network.layers();
        testedLayers = new Layers(inputs, learner.hidden(), dataset.classes());
        long batchesBetween = Long.MAX_VALUE;
        if (learner.regulariser() instanceof SurrogateRegulariser.Sleep cycle && cycle.ratio() > 0) {
            batchesBetween = cycle.batchesBetween();
            sleep = Optional.of(
                    new SurrogateSleep(layers, learner.leak(), cycle, streams.stream("membrane-noise-asleep")));
        } else {
            sleep = Optional.empty();
        }
        training = new SurrogateTrainingPhase(
                network, sleep, batchesBetween, images, steps, streams.stream("training-order"), observer);
        validation = new SurrogateFrozenPhase(network, images, steps, observer);
        test = new SurrogateFrozenPhase(network, images, steps, observer);
        stopping = new EarlyStopping(protocol);
    }

    RunResult run() {
        while (stopping.goesOn()) {
            training.epoch(split.training());
            OptionalDouble accuracy = validate();
            training.finishEpoch(accuracy);
            if (stopping.take(accuracy)) {
                testedLayers.copyFrom(network.layers());
            }
        }
        Map<SynapseGroup, WeightStability> weights = training.monitor().stability();
        network.layers().copyFrom(testedLayers);
        int[] shown = split.test();
        int scoredFrom = protocol.testScored() == Protocol.Scored.ALL
                ? 0
                : (int) ((long) shown.length * (protocol.testBlocks() - 1) / protocol.testBlocks());
        Shown unscored = test.show(Arrays.copyOf(shown, scoredFrom), 0);
        Shown scored = test.show(Arrays.copyOfRange(shown, scoredFrom, shown.length), FEATURE_IMAGES);
        return new RunResult(
                scores(unscored, scored),
                weights,
                OptionalDouble.empty(),
                OptionalLong.empty(),
                training.meanSleepAccuracyChange(),
                training.activity(),
                Representation.of(trainingFeatures(), scored.features(), EXPLAINED_VARIANCE),
                work(),
                scored.outputSpikes() == 0 ? List.of(ReadoutFlag.SILENT_NETWORK.text()) : List.of(),
                training.checkpoints());
    }

    private OptionalDouble validate() {
        if (split.validation().length == 0) {
            return OptionalDouble.empty();
        }
        Shown shown = validation.show(split.validation(), 0);
        return OptionalDouble.of((double) shown.right() / shown.labels().length);
    }

    private Features trainingFeatures() {
        int images = Math.min(FEATURE_IMAGES, split.training().length);
        return validation.show(Arrays.copyOf(split.training(), images), images).features();
    }

    private Scores scores(Shown unscored, Shown scored) {
        int classes = dataset.classes();
        int[] confusion = new int[classes * classes];
        for (int image = 0; image < scored.labels().length; image++) {
            confusion[scored.labels()[image] * classes + scored.predictions()[image]]++;
        }
        double all = (double) (unscored.right() + scored.right()) / split.test().length;
        return new Scores(
                (double) scored.right() / scored.labels().length,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(all),
                scored.labels().length,
                stopping.best(),
                stopping.last(),
                stopping.testedEpoch(),
                stopping.epochs(),
                confusion);
    }

    private Work work() {
        long asleep = sleep.map(SurrogateSleep::hiddenSpikes).orElse(0L);
        return new Work(
                training.wakeSteps(),
                training.sleepSteps(),
                validation.steps() + training.probeSteps(),
                test.steps(),
                training.sleeps(),
                (network.hiddenSpikes() + asleep) * dataset.classes());
    }
}
