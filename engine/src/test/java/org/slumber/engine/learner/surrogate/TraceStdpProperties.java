package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.slumber.engine.homeostasis.sleep.SleepAfterTask;
import org.slumber.engine.homeostasis.sleep.SleepNoise;

class TraceStdpProperties {

    @Property(tries = 100)
    void changeIsThatOfTracesStepByStep(
            @ForAll int seed,
            @ForAll @IntRange(min = 1, max = 8) int hidden,
            @ForAll @IntRange(min = 1, max = 11) int classes,
            @ForAll @IntRange(min = 1, max = 40) int steps,
            @ForAll @DoubleRange(min = 0.5, max = 100) double tau) {
        Random random = new Random(seed);
        Layers layers = ReferenceNetwork.randomLayers(2, hidden, classes, random);
        ImagePass pass = new ImagePass(layers, 0.95, steps);
        pass.dream(() -> random.doubles(hidden + classes, -2, 2).toArray());
        double[][] change = new double[classes][hidden];
        new TraceStdp(
                        new SurrogateSleep(
                                0.1,
                                SleepAfterTask.NONE,
                                0.999,
                                0.2,
                                1,
                                steps,
                                3,
                                SleepNoise.WHITE,
                                tau,
                                0.01,
                                0.012,
                                1e-3),
                        classes)
                .addChange(pass, 1, change);

        double[][] expected = new double[classes][hidden];
        double[] preTrace = new double[hidden];
        double[] postTrace = new double[classes];
        for (int t = 1; t <= steps; t++) {
            for (int n = 0; n < hidden; n++) {
                preTrace[n] = Math.exp(-1 / tau) * preTrace[n] + ReferenceNetwork.hardSpike(pass.membrane(t)[n]);
            }
            for (int c = 0; c < classes; c++) {
                double post = ReferenceNetwork.hardSpike(pass.outputMembrane(t)[c]);
                postTrace[c] = Math.exp(-1 / tau) * postTrace[c] + post;
                for (int n = 0; n < hidden; n++) {
                    double pre = ReferenceNetwork.hardSpike(pass.membrane(t)[n]);
                    expected[c][n] += 0.01 * preTrace[n] * post - 0.012 * pre * postTrace[c];
                }
            }
        }
        for (int c = 0; c < classes; c++) {
            assertArrayEquals(expected[c], change[c], 1e-12);
        }
    }
}
