package org.slumber.engine.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.data.EventSet;
import org.slumber.engine.data.Samples;
import org.slumber.engine.input.InputCurrents;
import org.slumber.engine.input.SpikeProbabilities;
import org.slumber.engine.readout.Features;
import org.slumber.engine.readout.Readout;
import org.slumber.engine.readout.ReadoutModel;
import org.slumber.engine.readout.Sample;

/**
 * What a readout sees that looks at the samples past the network: the spike probabilities of the inputs, or of spikes in time
 * how many each channel has.
 */
public final class PixelFeatures {
    private PixelFeatures() {}

    /**
     * Test accuracy of a readout that sees nothing else.
     *
     * @param training images that it is fitted on, which are held at once
     * @param scored images of each scored block of the test
     */
    public static double accuracy(Readout readout, RunContext context, int[] training, List<int[]> scored) {
        Samples samples = context.dataset();
        InputCurrents still = samples instanceof EventSet events
                ? events::counts
                : new SpikeProbabilities(context.encoding(), (Dataset) samples)::of;
        Sample sample = context.protocol().sample();
        List<Features> blocks =
                scored.stream().map(block -> of(block, sample, samples, still)).toList();
        return ReadoutModel.fitChosen(
                        readout,
                        of(training, sample, samples, still),
                        context.dataset().classes(),
                        context.streams())
                .score(Features.concatenate(blocks))
                .accuracy();
    }

    /** That of the default readout on some images, beside a learner that has none of its own; empty without controls. */
    public static OptionalDouble control(Controls controls, RunContext context, int[] training, int[] scored) {
        return controls == Controls.NONE
                ? OptionalDouble.empty()
                : OptionalDouble.of(accuracy(Readout.DEFAULT, context, training, List.of(scored)));
    }

    /** The images in samples as the network's are, but that no sleep splits a run of equal labels. */
    static Features of(int[] images, Sample sample, Samples all, InputCurrents still) {
        List<double[]> samples = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        int from = 0;
        while (from < images.length) {
            int label = all.label(images[from]);
            int to = from + 1;
            while (sample == Sample.LABEL_RUN && to < images.length && all.label(images[to]) == label) {
                to++;
            }
            samples.add(mean(images, from, to, still));
            labels.add(label);
            from = to;
        }
        return new Features(
                samples.toArray(double[][]::new),
                labels.stream().mapToInt(Integer::intValue).toArray());
    }

    private static double[] mean(int[] images, int from, int to, InputCurrents still) {
        double[] mean = still.of(images[from]);
        for (int image = from + 1; image < to; image++) {
            double[] more = still.of(images[image]);
            for (int input = 0; input < mean.length; input++) {
                mean[input] += more[input];
            }
        }
        for (int input = 0; input < mean.length; input++) {
            mean[input] /= to - from;
        }
        return mean;
    }
}
