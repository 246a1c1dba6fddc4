package org.slumber.spark.sweep;

import java.util.List;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.slumber.engine.random.RandomStreams;

/**
 * Sobol's sequence with a random digital shift: each coordinate's binary digits are flipped where those of a random
 * number are set, one number for a parameter and design seed (P. L'Ecuyer, C. Lemieux, "Recent Advances in Randomized
 * Quasi-Monte Carlo Methods", 2002, section on digital shifts). The shift keeps what makes the sequence even: among the
 * first 2^m points, every coordinate has one in each of 2^m equal intervals. No point is skipped, as that balance needs
 * the first one, and the shift takes it out of the corner.
 *
 * <p>The sequence, with the direction numbers of S. Joe and F. Y. Kuo (2008), is that of Commons Math 3, which every
 * Spark from 3.5 on brings along; a newer library would give the same points and make the jar larger.
 */
final class SobolPoints implements UnitPoints {
    /** Most parameters, as the direction numbers have it. */
    static final int MAXIMUM_DIMENSIONS = 1000;

    private final SobolSequenceGenerator sequence;
    private final long[] shifts;

    SobolPoints(long seed, List<String> paths) {
        sequence = new SobolSequenceGenerator(paths.size());
        RandomStreams streams = new RandomStreams(seed);
        shifts = paths.stream()
                .mapToLong(path -> streams.stream("design-shift " + path).nextLong() >>> UnitPoints.UNUSED_BITS)
                .toArray();
    }

    @Override
    public double[] at(int index) {
        double[] point;
        synchronized (sequence) {
            point = sequence.skipTo(index);
        }
        for (int dimension = 0; dimension < point.length; dimension++) {
            // the library's coordinates have as many digits
            point[dimension] = UnitPoints.middle((long) (point[dimension] * 0x1p52) ^ shifts[dimension]);
        }
        return point;
    }
}
