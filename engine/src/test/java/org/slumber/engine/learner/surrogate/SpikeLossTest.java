package org.slumber.engine.learner.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SpikeLossTest {

    /** Biases alone make output neurons spike or not in the one step. */
    @Property(tries = 200)
    void lossAndGradientAreThoseOfSoftmaxAndCrossEntropy(
            @ForAll @IntRange(min = 1, max = 12) int classes,
            @ForAll @IntRange(max = 4095) int spikes,
            @ForAll @IntRange(min = 0, max = 11) int anyLabel) {
        int label = anyLabel % classes;
        Layers layers = new Layers(1, 1, classes);
        double sum = 0;
        for (int output = 0; output < classes; output++) {
            int spike = spikes >> output & 1;
            layers.outputBias()[output] = 2 * spike;
            sum += Math.exp(spike);
        }
        ImagePass pass = new ImagePass(layers, 0.95, 1);
        pass.show(new double[1]);
        SpikeLoss loss = new SpikeLoss(classes);
        assertEquals(-Math.log(Math.exp(spikes >> label & 1) / sum), loss.of(pass, label), 1e-14);
        double[] gradient = new double[classes];
        loss.gradient(pass, 1, label, gradient);
        for (int output = 0; output < classes; output++) {
            double probability = Math.exp(spikes >> output & 1) / sum;
            assertEquals(probability - (output == label ? 1 : 0), gradient[output], 1e-15);
        }
    }
}
