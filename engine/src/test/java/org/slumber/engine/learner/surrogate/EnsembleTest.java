package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.learner.Chronicle;
import org.slumber.engine.learner.RunContext;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.random.RandomStreams;

/** Networks whose output neurons are driven by their biases alone: a bias b passes 1 about every 1/b steps. */
class EnsembleTest {
    private static final RunSpec SPEC = Catalogue.specOf(Map.of(
            "learner", "surrogate-gradient", "surrogate.hidden", 3, "surrogate.batch", 4, "surrogate.leak", 1.0));
    private static final Dataset FIGURES = Geomfig.generate(30);
    private static final RandomStreams STREAMS = new RandomStreams(1);
    private static final SurrogateGradientLearner LEARNER = (SurrogateGradientLearner) SPEC.learner();

    private final SurrogateNetwork network =
            new SurrogateNetwork(LEARNER, SPEC.encoding().inputs(), FIGURES.classes(), 100, STREAMS);
    private final FrozenImages images = new FrozenImages(
            network,
            new RunContext(
                    SPEC.protocol(), SPEC.encoding(), FIGURES, STREAMS, new int[0], new Chronicle(RunObserver.NONE)),
            new SampleInput(LEARNER.stimulus(), SPEC.encoding(), FIGURES, 100));
    /** Of unequal numbers a class. */
    private final int[] shown = IntStream.range(0, 30)
            .filter(image -> FIGURES.label(image) == 1 || image < 12)
            .toArray();

    /** 30 and 20 spikes, then 20 and 25, then 20 and 35: the first two together say class 0, the last two class 1. */
    @Test
    void membersAnswerByTheSumOfTheirSpikesAndTheOldestGoes() {
        assertTrue(share(0) != share(1));
        Ensemble two = new Ensemble(2);
        two.add(driven(0.305, 0.205));
        two.add(driven(0.205, 0.255));
        network.layers().clear();
        assertEquals(share(0), two.accuracy(shown, images, network.layers()).orElseThrow());
        assertEquals(0, network.layers().outputBias()[0], "the network is left as it was");
        two.add(driven(0.205, 0.355));
        assertEquals(share(1), two.accuracy(shown, images, network.layers()).orElseThrow());
    }

    @Test
    void withoutMembersItHasNoAccuracy() {
        Ensemble none = new Ensemble(0);
        none.add(driven(0.3, 0.2));
        assertTrue(none.accuracy(shown, images, network.layers()).isEmpty());
    }

    /** Of 1, 2 and 6 the variance is 7, of 0, 0 and 3 it is 3; the other weights of these layers stand still. */
    @Test
    void weightsVaryAboutTheirOwnMeansOverTheMembers() {
        Ensemble three = new Ensemble(3);
        double[][] course = {{9, 9}, {1, 0}, {2, 0}, {6, 3}};
        for (double[] weights : course) {
            Layers layers = new Layers(2, 2, 3);
            layers.inputWeights()[1][0] = weights[0];
            layers.outputWeights()[2][1] = weights[1];
            layers.hiddenBias()[0] = weights[0];
            three.add(layers);
        }
        assertEquals(
                Map.of(SynapseGroup.INPUT_HIDDEN, 7 / 4.0, SynapseGroup.HIDDEN_OUTPUT, 3 / 6.0), three.variances());
    }

    @Test
    void ofFewerThanTwoMembersThereIsNoVariance() {
        Ensemble one = new Ensemble(1);
        one.add(new Layers(1, 1, 1));
        one.add(new Layers(1, 1, 1));
        assertEquals(Map.of(), one.variances());
        assertEquals(Map.of(), new Ensemble(0).variances());
    }

    private Layers driven(double first, double second) {
        Layers layers = new Layers(SPEC.encoding().inputs(), 3, FIGURES.classes());
        layers.outputBias()[0] = first;
        layers.outputBias()[1] = second;
        return layers;
    }

    private double share(int label) {
        return Arrays.stream(shown)
                        .filter(image -> FIGURES.label(image) == label)
                        .count()
                / (double) shown.length;
    }
}
