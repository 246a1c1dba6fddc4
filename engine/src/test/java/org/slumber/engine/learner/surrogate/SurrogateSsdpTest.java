package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.learner.surrogate.SurrogateSsdp.Annealed;
import org.slumber.engine.learner.surrogate.SurrogateSsdp.Rule;
import org.slumber.engine.random.RandomStreams;

class SurrogateSsdpTest {
    private static final int STEPS = 10;
    private static final SurrogateSsdp GAUSSIAN =
            new SurrogateSsdp(Rule.GAUSSIAN, 1.5e-4, 1 / 3.0, 1, 0, Annealed.NONE, 20, 0.5);

    /** One hidden and one output neuron, whose first spikes are put at steps from 0; −1 never spikes. */
    @ParameterizedTest
    @CsvSource({
        "4, 4, 1.5e-4",
        "3, 4, 9.09796e-5",
        "5, 4, 9.09796e-5",
        "-1, 9, -3.03265e-5",
        "-1, -1, -5e-5",
        "-1, 4, -7.615e-13"
    })
    void changeByFirstSpikesIsThatByHand(int pre, int post, double change) {
        double found = change(GAUSSIAN, pre, post, 1);
        assertEquals(change, found, 1e-5 * Math.abs(change));
    }

    @Test
    void changeIsTheMeanOfABatch() {
        Layers layers = new Layers(1, 1, 1);
        BatchHomeostat ssdp = on(GAUSSIAN, layers);
        ssdp.beginEpoch(1);
        ssdp.trained(pass(layers, 4, 4), 1);
        ssdp.trained(pass(layers, -1, -1), 1);
        double before = layers.outputWeights()[0][0];
        ssdp.afterBatch();
        assertEquals((1.5e-4 - 5e-5) / 2, layers.outputWeights()[0][0] - before, 1e-15);
    }

    /** 0.02·(exp(−1/20) − exp(−1/400)) in the last step, and nothing for spikes before it. */
    @Test
    void coincidenceInTheLastStepAlwaysWeakens() {
        SurrogateSsdp rule = new SurrogateSsdp(Rule.SINGLE_LAYER, 0.02, 1, 1, 0, Annealed.NONE, 10, 0.005);
        assertEquals(-9.2547e-4, change(rule, STEPS - 1, STEPS - 1, 1), 1e-8);
        assertEquals(0, change(rule, STEPS - 1, -1, 1));
        assertEquals(0, change(rule, -1, STEPS - 1, 1));
    }

    @Test
    void gateIsOneAtTheMeanAndWithoutACorrelation() {
        SurrogateSsdp.Synchrony correlated = new SurrogateSsdp.Synchrony();
        correlated.record(0.2, 3);
        correlated.record(0.4, 2);
        correlated.record(0.6, 1);
        assertEquals(1, correlated.gate(0.4), 1e-15);
        // corr = −1 so k = 1; the standard deviation is √(0.08/3)
        double deviation = Math.sqrt(0.08 / 3);
        assertEquals(1.5, correlated.gate(0.4 + deviation / 2), 1e-12);
        assertEquals(2, correlated.gate(1));
        assertEquals(0, correlated.gate(0));
        SurrogateSsdp.Synchrony not = new SurrogateSsdp.Synchrony();
        for (double synchrony : new double[] {0, 1}) {
            not.record(synchrony, 1);
            not.record(synchrony, 2);
        }
        assertEquals(1, not.gate(0.9), 1e-15);
        assertEquals(1, new SurrogateSsdp.Synchrony().gate(0.9));
    }

    @Test
    void gateScalesAnImagesChange() {
        SurrogateSsdp rule = new SurrogateSsdp(Rule.DA, 1.5e-3, 1 / 3.0, 1, 1, Annealed.NONE, 20, 0.5);
        Layers layers = new Layers(1, 1, 1);
        BatchHomeostat ssdp = on(rule, layers);
        ssdp.beginEpoch(1);
        ssdp.trained(pass(layers, 4, 4), 1);
        ssdp.trained(pass(layers, -1, 4), 2);
        double before = layers.outputWeights()[0][0];
        ssdp.afterBatch();
        assertEquals(before, layers.outputWeights()[0][0], "it learns before it acts");
        ssdp.beginEpoch(2);
        // S of 1, mean 1/2, deviation 1/2, k = 1
        ssdp.trained(pass(layers, 4, 4), 1);
        before = layers.outputWeights()[0][0];
        ssdp.afterBatch();
        assertEquals(2 * 1.5e-3, layers.outputWeights()[0][0] - before, 1e-15);
    }

    @Test
    void amplitudesFallByACosineToTheirShareAndRiseAgain() {
        SurrogateSsdp rule = new SurrogateSsdp(Rule.GAUSSIAN, 1.5e-4, 1 / 3.0, 1, 10, Annealed.AMPLITUDES, 20, 0.5);
        assertEquals(1, rule.share(11));
        assertEquals(1, rule.share(12));
        assertEquals(0.75, rule.share(22), 1e-15);
        assertEquals(0.5, rule.share(32), 1e-15);
        assertEquals(1, rule.share(52), 1e-15);
        assertEquals(1, GAUSSIAN.share(40));
    }

    @Test
    void widthFallsOnlyWhereItIsAnnealed() {
        // n = 21 of 20 epochs: the share is 1/2, so is σ, and exp(−1/(2/4)) = exp(−2)
        SurrogateSsdp rule =
                new SurrogateSsdp(Rule.GAUSSIAN, 1.5e-4, 1 / 3.0, 1, 0, Annealed.AMPLITUDES_AND_WIDTH, 20, 0.5);
        assertEquals(0.75e-4 * Math.exp(-2), change(rule, 3, 4, 22), 1e-15);
        SurrogateSsdp amplitudes =
                new SurrogateSsdp(Rule.GAUSSIAN, 1.5e-4, 1 / 3.0, 1, 0, Annealed.AMPLITUDES, 20, 0.5);
        assertEquals(0.75e-4 * Math.exp(-0.5), change(amplitudes, 3, 4, 22), 1e-15);
    }

    @Test
    void rulesHaveTheAmplitudesOfTheirPrograms() {
        assertEquals(
                new SurrogateSsdp(Rule.GAUSSIAN, 1.5e-4, 1 / 3.0, 1, 1, Annealed.AMPLITUDES, 20, 0.5),
                made(Map.of("ssdp.rule", "gaussian")));
        assertEquals(
                new SurrogateSsdp(Rule.SINGLE_LAYER, 0.02, 1, 1, 0, Annealed.AMPLITUDES, 10, 0.005),
                made(Map.of("ssdp.rule", "single-layer")));
        assertEquals(
                new SurrogateSsdp(Rule.DA, 1.5e-3, 1 / 3.0, 1, 1, Annealed.AMPLITUDES, 20, 0.5),
                made(Map.of("ssdp.rule", "da")));
        assertEquals(0.5, made(Map.of("ssdp.rule", "da", "ssdp.amplitude", 0.5)).amplitude());
        assertEquals(
                1.5e-4,
                Catalogue.valuesOf(Catalogue.specOf(Map.of("plasticity.rule", "ssdp", "ssdp.rule", "da")))
                        .get("ssdp.amplitude"),
                "the STDP network has no such rule");
    }

    private static SurrogateSsdp made(Map<String, Object> given) {
        Map<String, Object> all = new HashMap<>(Map.of("learner", "surrogate-gradient", "regulariser", "ssdp"));
        all.putAll(given);
        return (SurrogateSsdp) ((SurrogateGradientLearner) Catalogue.specOf(all).learner())
                .regularisers()
                .get(0);
    }

    /** The classifier hears the last hidden layer, whatever stands below it: pairs of silent neurons weaken. */
    @Test
    void ofADeepNetworkTheLastLayerChanges() {
        Layers layers =
                Layers.draw(new Layers.Shape(1, 3, 1, 1), InputTraces.Kind.NONE, new RandomStreams(1).stream("any"));
        layers.clear();
        ImagePass pass = new ImagePass(layers, 0.95, 10);
        pass.show(new double[3]);
        BatchHomeostat ssdp = on(made(Map.of("ssdp.epochsBefore", 0)), layers);
        ssdp.beginEpoch(1);
        ssdp.trained(pass, 1);
        ssdp.afterBatch();
        assertEquals(-5e-5, layers.outputWeights()[0][0], 1e-12);
        for (double[] row : layers.weights(1)) {
            assertArrayEquals(new double[row.length], row);
        }
    }

    private static BatchHomeostat on(SurrogateSsdp rule, Layers layers) {
        return rule.on(new SurrogateSite(
                        layers, Architecture.PLAIN, 0.95, Experience.none(), Stream::empty, new RandomStreams(1)))
                .orElseThrow();
    }

    private static double change(SurrogateSsdp rule, int pre, int post, int epoch) {
        Layers layers = new Layers(1, 1, 1);
        BatchHomeostat ssdp = on(rule, layers);
        ssdp.beginEpoch(epoch);
        ssdp.trained(pass(layers, pre, post), 1);
        layers.clear();
        ssdp.afterBatch();
        return layers.outputWeights()[0][0];
    }

    /** A pass in which both neurons spike first in these steps from 0; without a leak, so that biases set the time. */
    private static ImagePass pass(Layers layers, int pre, int post) {
        layers.clear();
        double[] current = {perStep(pre)};
        layers.outputBias()[0] = perStep(post);
        ImagePass pass = new ImagePass(layers, 1, STEPS);
        pass.show(current);
        assertEquals(pre, first(pass, true));
        assertEquals(post, first(pass, false));
        return pass;
    }

    /** A current whose sum passes 1 in this step. */
    private static double perStep(int first) {
        return first < 0 ? 0 : 1 / (first + 0.5);
    }

    private static int first(ImagePass pass, boolean hidden) {
        for (int step = 1; step <= STEPS; step++) {
            boolean spikes =
                    hidden ? pass.spikesEnd(step) > pass.spikesEnd(step - 1) : pass.outputMembrane(step)[0] > 1;
            if (spikes) {
                return step - 1;
            }
        }
        return -1;
    }
}
