package org.slumber.engine.learner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.input.SpikeProbabilities;
import org.slumber.engine.readout.Features;
import org.slumber.engine.readout.Sample;

class PixelFeaturesTest {
    private static final Dataset FIGURES = Geomfig.generate(40);

    private final SpikeProbabilities probabilities =
            new SpikeProbabilities(Catalogue.specOf(Map.of()).encoding(), FIGURES);

    @Test
    void anImageIsItsProbabilities() {
        Features features = PixelFeatures.of(new int[] {3, 0}, Sample.IMAGE, FIGURES, probabilities::of);
        assertArrayEquals(probabilities.of(3), features.rates()[0]);
        assertArrayEquals(probabilities.of(0), features.rates()[1]);
        assertArrayEquals(new int[] {FIGURES.label(3), FIGURES.label(0)}, features.labels());
    }

    @Test
    void aRunOfEqualLabelsIsTheMeanOfItsImages() {
        int other = 1;
        while (FIGURES.label(other) != FIGURES.label(0)) {
            other++;
        }
        int stranger = 1;
        while (FIGURES.label(stranger) == FIGURES.label(0)) {
            stranger++;
        }
        int[] shown = {0, other, stranger};
        Features features = PixelFeatures.of(shown, Sample.LABEL_RUN, FIGURES, probabilities::of);
        assertEquals(2, features.size());
        double[] a = probabilities.of(0);
        double[] b = probabilities.of(other);
        for (int input = 0; input < a.length; input++) {
            assertEquals((a[input] + b[input]) / 2, features.rates()[0][input], 1e-15);
        }
        assertArrayEquals(probabilities.of(stranger), features.rates()[1]);
        assertEquals(
                3,
                PixelFeatures.of(shown, Sample.IMAGE, FIGURES, probabilities::of)
                        .size());
    }
}
