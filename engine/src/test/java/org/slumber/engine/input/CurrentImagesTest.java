package org.slumber.engine.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.slumber.engine.data.Dataset;

class CurrentImagesTest {
    @Test
    void aPixelIsACurrentOfItsGreyValue() {
        Dataset dataset =
                new Dataset("two", 1, 2, new byte[] {0, (byte) 255, (byte) 51, (byte) 102}, new byte[] {0, 1}, 2);
        InputCurrents currents = new CurrentImages().currents(new Encoding(1, Encoding.Scaling.NONE, 0.1, 1), dataset);
        // both pixels fall into one
        assertArrayEquals(new double[] {0.5}, currents.of(0), 1e-15);
        assertArrayEquals(new double[] {0.3}, currents.of(1), 1e-15);
    }
}
