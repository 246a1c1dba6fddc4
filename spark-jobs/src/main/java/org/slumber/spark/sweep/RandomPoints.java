package org.slumber.spark.sweep;

import java.util.List;
import org.slumber.engine.random.RandomStreams;

/**
 * Independent uniform points. Each coordinate is the first draw of a random stream of its own, named by parameter and
 * index: a point does not change with the number of points, nor a coordinate with what other parameters are drawn.
 */
final class RandomPoints implements UnitPoints {
    private final RandomStreams streams;
    private final String[] purposes;

    RandomPoints(long seed, List<String> paths) {
        streams = new RandomStreams(seed);
        purposes = paths.stream().map(path -> "design-random " + path + " ").toArray(String[]::new);
    }

    @Override
    public double[] at(int index) {
        double[] point = new double[purposes.length];
        for (int dimension = 0; dimension < point.length; dimension++) {
            long digits = streams.stream(purposes[dimension] + index).nextLong() >>> UnitPoints.UNUSED_BITS;
            point[dimension] = UnitPoints.middle(digits);
        }
        return point;
    }
}
