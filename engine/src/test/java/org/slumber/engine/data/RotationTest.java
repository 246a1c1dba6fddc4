package org.slumber.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RotationTest {
    @Test
    void aQuarterTurnMovesPixelsCounterclockwise() {
        byte[] image = {
            1, 2, 3,
            4, 5, 6,
            7, 8, 9
        };
        byte[] turned = {
            3, 6, 9,
            2, 5, 8,
            1, 4, 7
        };
        assertArrayEquals(turned, new Rotation(3, 3, 90).of(image));
        assertArrayEquals(image, new Rotation(3, 3, 0).of(image));
    }

    @Test
    void quarterTurnsOfAnyImageComeBack() {
        byte[] image = new byte[28 * 28];
        new Random(1).nextBytes(image);
        byte[] turned = image;
        for (int i = 0; i < 4; i++) {
            turned = new Rotation(28, 28, 90).of(turned);
        }
        assertArrayEquals(image, turned);
        assertArrayEquals(image, new Rotation(28, 28, -360).of(image));
    }

    @Test
    void whatComesFromOutsideIsBlack() {
        byte[] white = new byte[5 * 5];
        Arrays.fill(white, (byte) 255);
        byte[] turned = new Rotation(5, 5, 45).of(white);
        assertEquals(255, turned[12] & 0xff);
        // the corner lies 2·√2 from the middle, 0.83 beyond the edge
        assertEquals(Math.rint(255 * (1 - (2 * Math.sqrt(2) - 2))), turned[0] & 0xff);
    }
}
