package org.slumber.engine.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class BranchingRatioTest {
    /** A branching process of Poisson offspring and drive, of which a share is seen; each spike is a neuron of its own. */
    private static Recording process(double m, double drive, double seen, int steps) {
        UniformRandomProvider random = new RandomStreams(3).stream("process");
        List<List<Integer>> neurons = new ArrayList<>();
        double active = drive / (1 - m);
        for (int t = 0; t < steps; t++) {
            int count = PoissonSampler.of(random, Math.max(1e-9, m * active + drive))
                    .sample();
            active = count;
            int slot = 0;
            for (int n = 0; n < count; n++) {
                if (random.nextDouble() < seen) {
                    while (neurons.size() <= slot) {
                        neurons.add(new ArrayList<>());
                    }
                    neurons.get(slot++).add(t);
                }
            }
        }
        int[][] trains = neurons.stream()
                .map(train -> train.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return new Recording(trains.length, steps, trains, new int[] {0});
    }

    @Test
    void theRatioOfABranchingProcessIsFoundWhateverShareIsSeen() {
        for (double seen : new double[] {1, 0.2}) {
            BranchingRatio all =
                    BranchingRatio.of(process(0.9, 2, seen, 40_000)).orElseThrow();
            assertEquals(0.9, all.value(), 0.02, "seen " + seen);
            assertTrue(all.low() < all.value() && all.value() < all.high());
        }
        // r_1 alone would tell of 0.2 that it is far lower
        BranchingRatio part = BranchingRatio.of(process(0.9, 2, 0.2, 40_000)).orElseThrow();
        assertTrue(part.amplitude() < 0.8, "b " + part.amplitude());
    }

    @Test
    void silenceHasNone() {
        assertTrue(BranchingRatio.of(new Recording(1, 5000, new int[][] {{}}, new int[] {0}))
                .isEmpty());
    }
}
