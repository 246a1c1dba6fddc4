package org.slumber.engine.homeostasis.sleep;

import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.input.PoissonEncoder;

/**
 * The input spikes of sleep replay consolidation (Tadros, Krishnan, Ramyaa &amp; Bazhenov 2022): in every step an input
 * spikes with a factor times its mean probability over the images shown so far, within a random window of the image,
 * and does not outside. How long a window lasts and in which order classes are shown is our reading.
 */
public final class ReplayedImages {
    private final ImageReplay replay;
    private final Experience shown;
    private final UniformRandomProvider random;
    private final PoissonEncoder encoder;
    private final double[] probabilities;
    private int step;
    private int label;

    /**
     * @param shown what is replayed, as it stands when a window is drawn
     * @param random where windows and spikes are drawn from
     */
    public ReplayedImages(ImageReplay replay, Experience shown, UniformRandomProvider random) {
        this.replay = replay;
        this.shown = shown;
        this.random = random;
        probabilities = new double[shown.side() * shown.side()];
        encoder = new PoissonEncoder(probabilities.length, random);
    }

    /** Begins a sleep. */
    public void begin() {
        step = 0;
    }

    /** The input spikes of a step, ascending, into the list, which is longer than there are inputs; returns how many. */
    public int draw(int[] spiking) {
        if (shown.images() == 0) {
            return 0;
        }
        if (step % replay.windowSteps() == 0) {
            openWindow();
        }
        step++;
        return encoder.draw(spiking);
    }

    private void openWindow() {
        int side = shown.side();
        int window = Math.min(side, replay.windowSide());
        int top = random.nextInt(side - window + 1);
        int left = random.nextInt(side - window + 1);
        boolean byClass = replay.statistic() == ImageReplay.Statistic.CLASS;
        if (byClass) {
            do {
                label = (label + 1) % shown.classes();
            } while (shown.images(label) == 0);
        }
        for (int input = 0; input < probabilities.length; input++) {
            int row = input / side;
            int column = input % side;
            boolean inside = row >= top && row < top + window && column >= left && column < left + window;
            double mean = byClass ? shown.mean(label, input) : shown.mean(input);
            probabilities[input] = inside ? Math.min(1, replay.rate() * mean) : 0;
        }
        encoder.show(probabilities);
    }
}
