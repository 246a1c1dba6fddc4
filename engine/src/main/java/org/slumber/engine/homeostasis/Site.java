package org.slumber.engine.homeostasis;

import java.util.function.DoubleFunction;
import org.slumber.engine.network.MembraneNoise;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.plasticity.PlasticNetwork;
import org.slumber.engine.random.RandomStreams;

/**
 * What a homeostat finds where it is put to work.
 *
 * @param network what it acts on
 * @param baseline the weight sums at initialisation
 * @param membraneNoise the network's own noise
 * @param noise membrane noise for steps without input, by its standard deviation in mV; all that a run asks for comes
 *     from one stream
 * @param streams for other random draws, each from a stream named after the mechanism
 * @param homeostats what acts in the steps of a sleep or nap, too
 * @param experience what the run has been through awake so far
 */
public record Site(
        PlasticNetwork network,
        WeightBaseline baseline,
        MembraneNoise membraneNoise,
        DoubleFunction<NoiseSource> noise,
        RandomStreams streams,
        Homeostats homeostats,
        Experience experience) {

    /** The same with another network: what a sleep makes of it. */
    public Site with(PlasticNetwork other) {
        return new Site(other, baseline, membraneNoise, noise, streams, homeostats, experience);
    }
}
