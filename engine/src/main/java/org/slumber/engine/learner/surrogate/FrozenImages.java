package org.slumber.engine.learner.surrogate;

import java.util.Optional;
import java.util.function.ToIntFunction;
import org.slumber.engine.learner.Phase;
import org.slumber.engine.learner.RunContext;
import org.slumber.engine.readout.Features;

/** Shows images to the surrogate-gradient network while its weights stand still: validation and test. */
final class FrozenImages {
    private final SurrogateNetwork network;
    private final RunContext context;
    private final SampleInput input;
    private long steps;

    FrozenImages(SurrogateNetwork network, RunContext context, SampleInput input) {
        this.network = network;
        this.context = context;
        this.input = input;
    }

    /**
     * What some images gave.
     *
     * @param labels {@code [image]}
     * @param predictions {@code [image]}
     * @param features mean rates of the hidden neurons of the first images
     * @param outputSpikes spikes of all output neurons
     */
    record Shown(int[] labels, int[] predictions, Features features, long outputSpikes) {
        /** Number of images labelled right. */
        int right() {
            int right = 0;
            for (int image = 0; image < labels.length; image++) {
                right += predictions[image] == labels[image] ? 1 : 0;
            }
            return right;
        }
    }

    /**
     * Shows images.
     *
     * @param shown which
     * @param featureImages how many of the first of them to take the features of, unless there are fewer
     */
    Shown show(int[] shown, int featureImages) {
        return show(shown, featureImages, ImagePass::prediction);
    }

    /** As {@link #show(int[], int)}, labelled in another way. */
    Shown show(int[] shown, int featureImages, ToIntFunction<ImagePass> label) {
        return show(shown, featureImages, label, Optional.empty());
    }

    /** As {@link #show(int[], int)}, where the run's observer sees all of it as this phase. */
    Shown show(int[] shown, int featureImages, Phase phase) {
        return show(shown, featureImages, ImagePass::prediction, Optional.of(phase));
    }

    private Shown show(int[] shown, int featureImages, ToIntFunction<ImagePass> label, Optional<Phase> watched) {
        int[] labels = new int[shown.length];
        int[] predictions = new int[shown.length];
        double[][] rates = new double[Math.min(featureImages, shown.length)][];
        int[] rateLabels = new int[rates.length];
        long[] outputSpikes = new long[1];
        int[] batchLabels = new int[network.images().length];
        for (int from = 0; from < shown.length; from += batchLabels.length) {
            context.chronicle().checkCancelled();
            int first = from;
            int count = Math.min(batchLabels.length, shown.length - from);
            for (int i = 0; i < count; i++) {
                input.fill(network, i, shown[from + i]);
                batchLabels[i] = context.dataset().label(shown[from + i]);
            }
            network.show(batchLabels, count, (i, pass, loss) -> {
                watched.ifPresent(phase -> {
                    context.chronicle().observer().image(phase, shown[first + i], batchLabels[i]);
                    context.chronicle().observer().shown(phase, pass);
                });
                labels[first + i] = batchLabels[i];
                predictions[first + i] = label.applyAsInt(pass);
                outputSpikes[0] += pass.outputSpikes();
                if (first + i < rates.length) {
                    rates[first + i] = pass.hiddenRates();
                    rateLabels[first + i] = batchLabels[i];
                }
            });
        }
        steps += (long) shown.length * context.protocol().stepsPerImage();
        return new Shown(labels, predictions, new Features(rates, rateLabels), outputSpikes[0]);
    }

    /** Steps shown so far. */
    long steps() {
        return steps;
    }
}
