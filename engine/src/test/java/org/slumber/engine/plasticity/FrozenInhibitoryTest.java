package org.slumber.engine.plasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.random.RandomStreams;

class FrozenInhibitoryTest {
    @Test
    void inhibitoryWeightsStandStillAndTheOthersLearn() {
        for (PlasticityRule rule : new PlasticityRule[] {
            new PairStdp(WeightDependenceLaw.published()),
            new SoftBound(WeightDependenceLaw.published(), 1, 2, 5),
            new Triplet(Timing.CAUSAL, Triplet.Amplitudes.VISUAL_CORTEX_FULL, 1)
        }) {
            RandomNetwork random = new RandomNetwork(5, new WeightBounds(0.001, 25));
            PlasticNetwork plastic = new PlasticNetwork(
                    random.network, new FrozenInhibitory().beside(rule, random.network, new RandomStreams(1)));
            double[] before = random.network.weights().copy();
            for (int step = 0; step < 200; step++) {
                plastic.step(random.input(), random.drawInput(), random.drawNoise());
            }
            double[] after = random.network.weights().copy();
            int first = random.network.topology().firstInhibitorySynapse();
            assertArrayEquals(
                    Arrays.copyOfRange(before, first, before.length), Arrays.copyOfRange(after, first, after.length));
            assertFalse(Arrays.equals(Arrays.copyOf(before, first), Arrays.copyOf(after, first)));
        }
    }
}
