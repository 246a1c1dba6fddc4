package org.slumber.engine.homeostasis;

import java.util.List;
import java.util.Optional;
import org.slumber.engine.network.MembraneNoise;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.plasticity.PlasticNetwork;
import org.slumber.engine.plasticity.PlasticityRule;
import org.slumber.engine.random.RandomStreams;

/** Puts regularisers to work on a network whose noise is for sleep only and comes from a test. */
public final class Regulated {
    private Regulated() {}

    /** The weights as they stand are the baseline. */
    public static RegulatedNetwork by(
            SpikingNetwork network, PlasticityRule rule, NoiseSource noise, Regulariser... regularisers) {
        return by(network, rule, WeightBaseline.of(network), noise, regularisers);
    }

    /** With a baseline of the test's own. */
    public static RegulatedNetwork by(
            SpikingNetwork network,
            PlasticityRule rule,
            WeightBaseline baseline,
            NoiseSource noise,
            Regulariser... regularisers) {
        return by(network, rule, baseline, noise, List.of(), regularisers);
    }

    /** With homeostats beside the regularisers. */
    public static RegulatedNetwork by(
            SpikingNetwork network,
            PlasticityRule rule,
            WeightBaseline baseline,
            NoiseSource noise,
            List<Homeostasis> homeostasis,
            Regulariser... regularisers) {
        PlasticNetwork plastic = new PlasticNetwork(network, rule);
        MembraneNoise membraneNoise = new MembraneNoise(2, MembraneNoise.When.ASLEEP);
        Homeostats homeostats = new Homeostats(homeostasis, network);
        Site site = new Site(
                plastic,
                baseline,
                membraneNoise,
                deviation -> noise,
                new RandomStreams(1),
                homeostats,
                Experience.none());
        return new RegulatedNetwork(site, List.of(regularisers), Optional.empty());
    }
}
