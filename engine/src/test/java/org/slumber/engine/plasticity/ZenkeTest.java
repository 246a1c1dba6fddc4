package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.metrics.SynapseGroup;

class ZenkeTest {
    private static final SynapseKind E = SynapseKind.EXCITATORY;

    private static Zenke rule(Map<String, Object> settings) {
        Map<String, Object> given = new HashMap<>(Map.of("plasticity.rule", "zenke", "plasticity.timing", "causal"));
        given.putAll(settings);
        return (Zenke) ((StdpLearner) Catalogue.specOf(given).learner()).plasticity();
    }

    private static final Map<String, Object> PULL_ALONE =
            Map.of("plasticity.excitatoryLearningRate", 0.0, "zenke.heterosynaptic", 0.05);

    @Test
    void theSecondSpikeOfABurstPullsToTheReference() {
        SpikePairs pair = SpikePairs.one(E, 0.4, rule(PULL_ALONE)::on);
        pair.network.weights().rewrite()[0] = 0.5;
        pair.step(false, true);
        assertEquals(0.5, pair.strength());
        pair.rest(9);
        pair.step(false, true);
        assertEquals(-1.1157e-3, pair.strength() - 0.5, 5e-8);
        assertEquals(-0.05 * 0.1 * Math.exp(-1.5), pair.strength() - 0.5, 1e-15);
    }

    @Test
    void arrivalsWeakenByThePostTraceAndStrengthenByTransmitter() {
        double eta = 0.0008;
        Zenke rule = rule(Map.of("zenke.heterosynaptic", 0));
        SpikePairs pair = SpikePairs.one(E, 1, rule::on);
        pair.pair(-4);
        assertEquals(-eta * Math.exp(-4 / 20.0) + 0.02 * eta, pair.strength() - 1, 1e-15);
        // the post spike strengthens by the slow trace as it stood before it
        SpikePairs twice = SpikePairs.one(E, 1, rule::on);
        twice.step(true, true);
        twice.step(false, false);
        double arrived = 0.02 * eta - eta * Math.exp(-1 / 20.0);
        assertEquals(arrived, twice.strength() - 1, 1e-15);
        twice.rest(4);
        twice.step(false, true);
        assertEquals(arrived + eta * Math.exp(-5 / 20.0) * Math.exp(-6 / 100.0), twice.strength() - 1, 1e-15);
    }

    @Test
    void inThePublishedTimingArrivalsStrengthenAndSpikesWeaken() {
        double eta = 0.0008;
        Zenke rule = rule(Map.of("zenke.heterosynaptic", 0, "plasticity.timing", "published"));
        SpikePairs weakened = SpikePairs.one(E, 1, rule::on);
        weakened.pair(4);
        assertEquals(-eta * Math.exp(-4 / 20.0) + 0.02 * eta, weakened.strength() - 1, 1e-15);
        SpikePairs strengthened = SpikePairs.one(E, 1, rule::on);
        // arrivals at 1 and 7, the post spike at 3
        strengthened.step(true, false);
        strengthened.rest(2);
        strengthened.step(false, true);
        strengthened.rest(2);
        strengthened.step(true, false);
        strengthened.rest(1);
        double expected = 2 * 0.02 * eta - eta * Math.exp(-2 / 20.0) + eta * Math.exp(-4 / 20.0 - 6 / 100.0);
        assertEquals(expected, strengthened.strength() - 1, 1e-15);
    }

    @Test
    void metaplasticWeakeningGrowsWithTheSquareOfTheRate() {
        Zenke rule =
                rule(Map.of("zenke.heterosynaptic", 0, "zenke.metaplastic", true, "zenke.rateTimeConstant", 100.0));
        SpikePairs pair = SpikePairs.one(E, 1, rule::on);
        pair.pair(-3);
        double ratio = (0.99 + 1) * 0.99 * 0.99;
        double eta = 0.0008;
        assertEquals(-eta * ratio * ratio * Math.exp(-3 / 20.0) + 0.02 * eta, pair.strength() - 1, 1e-15);
    }

    @Test
    void theReferenceRestsAtZeroAndAtTheConsolidatedWeight() {
        for (double rest : new double[] {0, 0.5, 1}) {
            assertEquals(rest, settled(rest, Map.of()), 1e-12);
        }
        assertEquals(0, settled(0.45, Map.of()), 1e-6);
        assertEquals(1, settled(0.55, Map.of()), 1e-6);
        // a step that would overshoot is split
        Map<String, Object> stiff = Map.of("zenke.consolidatedWeight", 5, "zenke.consolidationTimeConstant", 30_000);
        assertEquals(5, settled(3, stiff), 1e-6);
    }

    /** Where the reference comes to rest where the weight is always where the reference is. */
    private static double settled(double start, Map<String, Object> settings) {
        Zenke.References references = new Zenke.References(rule(settings), new double[] {start}, 25, 1000);
        for (int update = 0; update < 20_000; update++) {
            references.advance(references.reference.clone());
        }
        return references.reference[0];
    }

    @Test
    void theReferenceFollowsTheWeightEveryThousandSteps() {
        Zenke rule = rule(PULL_ALONE);
        Zenke.References references = new Zenke.References(rule, new double[] {0.4}, 25, 1000);
        references.advance(new double[] {0.7});
        double expected = 0.4 + 1000 / 1_200_000.0 * (0.3 - 20 * 0.4 * 0.1 * 0.6);
        assertEquals(expected, references.reference[0], 1e-15);
        // bounds as wide as those of the pair split the step
        Zenke.References split = new Zenke.References(rule, new double[] {0.4}, 1e6, 1000);
        split.advance(new double[] {0.7});
        expected = split.reference[0];
        SpikePairs pair = SpikePairs.one(E, 0.4, rule::on);
        pair.network.weights().rewrite()[0] = 0.7;
        pair.rest(1000);
        pair.step(false, true);
        pair.rest(9);
        pair.step(false, true);
        assertEquals(-0.05 * (0.7 - expected) * Math.exp(-1.5), pair.strength() - 0.7, 1e-15);
    }

    @Test
    void withoutItsChecksWeightsDriftFurther() {
        double checked = drift(Map.of());
        double unchecked = drift(Map.of("zenke.heterosynaptic", 0, "zenke.transmitter", 0));
        assertTrue(unchecked > checked, unchecked + " against " + checked);
    }

    /** How far excitatory weights are from their start after a run in which the network is awake. */
    private static double drift(Map<String, Object> settings) {
        Map<String, Object> given = new HashMap<>(Map.of(
                "plasticity.rule", "zenke",
                "plasticity.timing", "published",
                "plasticity.excitatoryLearningRate", 0.004,
                "regulariser", "none",
                "training.epochs", 2,
                "training.images", 20,
                "training.stepsPerImage", 500,
                "validation.images", 0,
                "test.images", 10));
        given.putAll(settings);
        RunResult result = Engine.run(Catalogue.specOf(given), Geomfig.generate(30));
        return result.weights().get(SynapseGroup.INPUT_EXCITATORY).end().sum();
    }
}
