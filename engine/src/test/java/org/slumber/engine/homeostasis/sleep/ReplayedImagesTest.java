package org.slumber.engine.homeostasis.sleep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.homeostasis.sleep.ImageReplay.Statistic;
import org.slumber.engine.random.RandomStreams;

class ReplayedImagesTest {
    private static final int SIDE = 6;

    @Test
    void theMeanIsThatOfTheImagesShown() {
        Experience shown = new Experience(1, 2);
        shown.add(new double[] {0.5}, 0);
        shown.add(new double[] {0.25}, 1);
        shown.add(new double[] {0.75}, 1);
        assertEquals(0.5, shown.mean(0));
        assertEquals(0.5, shown.mean(0, 0));
        assertEquals(0.5, shown.mean(1, 0));
        assertEquals(3, shown.images());
        assertEquals(2, shown.images(1));
        shown.taskEnded();
        shown.add(new double[] {1}, 0);
        assertEquals(0.625, shown.mean(0), "of the images of all tasks");
    }

    /** Spikes a step: rate·ΣP over the window; none outside of it, and it moves when its steps are over. */
    @Test
    void inputsSpikeWithinTheWindowByTheMeanImage() {
        Experience shown = shown(0.6, 0.2);
        ReplayedImages images = images(shown, Statistic.MEAN, 3, 500, 0.5);
        images.begin();
        int[] spiking = new int[SIDE * SIDE + 1];
        double spikes = 0;
        int windows = 40;
        boolean[] everywhere = new boolean[SIDE * SIDE];
        for (int window = 0; window < windows; window++) {
            int top = SIDE;
            int bottom = -1;
            int left = SIDE;
            int right = -1;
            for (int step = 0; step < 500; step++) {
                int count = images.draw(spiking);
                spikes += count;
                for (int s = 0; s < count; s++) {
                    everywhere[spiking[s]] = true;
                    top = Math.min(top, spiking[s] / SIDE);
                    bottom = Math.max(bottom, spiking[s] / SIDE);
                    left = Math.min(left, spiking[s] % SIDE);
                    right = Math.max(right, spiking[s] % SIDE);
                }
            }
            assertEquals(2, bottom - top);
            assertEquals(2, right - left);
        }
        double expected = 0.5 * 0.4 * 9 * 500 * windows;
        assertEquals(expected, spikes, 5 * Math.sqrt(expected));
        for (int input = 0; input < everywhere.length; input++) {
            assertTrue(everywhere[input], "input " + input + " was never in a window");
        }
    }

    @Test
    void theWindowMayBeDrawnAnewInEveryStep() {
        ReplayedImages images = images(shown(0.6, 0.2), Statistic.MEAN, 3, 1, 0.5);
        images.begin();
        int[] spiking = new int[SIDE * SIDE + 1];
        double spikes = 0;
        int steps = 20_000;
        for (int step = 0; step < steps; step++) {
            spikes += images.draw(spiking);
        }
        double expected = 0.5 * 0.4 * 9 * steps;
        assertEquals(expected, spikes, 5 * Math.sqrt(expected));
    }

    @Test
    void classesTakeTurns() {
        Experience shown = shown(1, 0.25);
        ReplayedImages images = images(shown, Statistic.CLASS, 6, 200, 1);
        images.begin();
        int[] spiking = new int[SIDE * SIDE + 1];
        for (int window = 0; window < 6; window++) {
            double spikes = 0;
            for (int step = 0; step < 200; step++) {
                spikes += images.draw(spiking);
            }
            double probability = window % 2 == 0 ? 0.25 : 1;
            assertEquals(probability * 36 * 200, spikes, window % 2 == 0 ? 200 : 1e-9);
        }
    }

    @Test
    void nothingIsReplayedBeforeAnImageWasShown() {
        ReplayedImages images = images(Experience.none(), Statistic.CLASS, 7, 10, 1);
        images.begin();
        assertEquals(0, images.draw(new int[1]));
    }

    /** One image of each of classes 0 and 2, of three; every pixel alike. */
    private static Experience shown(double first, double third) {
        Experience shown = new Experience(SIDE, 3);
        double[] image = new double[SIDE * SIDE];
        Arrays.fill(image, first);
        shown.add(image, 0);
        Arrays.fill(image, third);
        shown.add(image, 2);
        return shown;
    }

    private static ReplayedImages images(
            Experience shown, Statistic statistic, int windowSide, int windowSteps, double rate) {
        ImageReplay replay = new ImageReplay(rate, statistic, windowSide, windowSteps);
        return new ReplayedImages(replay, shown, new RandomStreams(1).stream("test"));
    }
}
