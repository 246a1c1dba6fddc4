package org.slumber.engine.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResponsesTest {
    private static Responses of(int[]... imagesOfLabelAndSpikes) {
        Responses responses = new Responses(1, 3);
        for (int[] image : imagesOfLabelAndSpikes) {
            responses.startImage(image[0]);
            for (int spike = 0; spike < image[1]; spike++) {
                responses.spiked(0);
            }
        }
        responses.endImage();
        return responses;
    }

    @Test
    void selectivityIsTheContrastOfTheBestClassWithTheOthers() {
        // means 6, 2, 0: others 1
        Responses responses = of(new int[] {0, 5}, new int[] {0, 7}, new int[] {1, 2}, new int[] {2, 0});
        assertEquals(5.0 / 7, responses.classSelectivity().orElseThrow(), 1e-12);
        assertTrue(of(new int[] {0, 5}).classSelectivity().isEmpty());
    }

    @Test
    void sparsenessIsZeroWhereAllImagesAreAnsweredAlikeAndOneWhereOneIs() {
        assertEquals(
                0, of(new int[] {0, 3}, new int[] {1, 3}).lifetimeSparseness().orElseThrow(), 1e-12);
        assertEquals(
                1, of(new int[] {0, 3}, new int[] {1, 0}).lifetimeSparseness().orElseThrow(), 1e-12);
        // (1 - (3/2)^2/(5/2))/(1/2)
        assertEquals(
                0.2, of(new int[] {0, 1}, new int[] {1, 2}).lifetimeSparseness().orElseThrow(), 1e-12);
    }
}
