package org.slumber.spark.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.ArraySampler;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.input.PoissonEncoder;
import org.slumber.engine.input.SpikeProbabilities;
import org.slumber.engine.random.RandomStreams;

/**
 * What a preview shows.
 *
 * @param dataset the data set
 * @param run the spec that encodes its images
 * @param samples the images drawn
 */
record PreviewSamples(Dataset dataset, RunSpec run, List<Sample> samples) {
    /** Steps (ms) of each raster. */
    static final int STEPS = 300;

    /**
     * One image.
     *
     * @param image index in the data set
     * @param original {@code [row][column]}, row-major, grey in [0, 1]
     * @param resized {@code [row][column]}, row-major, grey in [0, 1]
     * @param expectedSpikes Σ of the spike probabilities: spikes a step to be expected
     * @param raster {@code [step]}, the inputs that spike, ascending
     */
    record Sample(int image, double[] original, double[] resized, double expectedSpikes, int[][] raster) {

        /** Spikes a step in the raster. */
        double meanSpikes() {
            return Arrays.stream(raster).mapToInt(step -> step.length).average().orElse(0);
        }
    }

    /**
     * Draws images in the order of their labels, every class once before any comes twice, and their spikes.
     *
     * @param images 1 to the size of the data set
     */
    static PreviewSamples draw(Dataset dataset, RunSpec run, int images) {
        RandomStreams streams = new RandomStreams(run.seed());
        SpikeProbabilities probabilities = new SpikeProbabilities(run.encoding(), dataset);
        PoissonEncoder encoder = new PoissonEncoder(run.encoding().inputs(), streams.stream("preview.spikes"));
        List<Sample> samples = new ArrayList<>();
        for (int image : balanced(dataset, images, streams)) {
            double[] original = new double[dataset.rows() * dataset.columns()];
            dataset.grey(image, original);
            double[] p = probabilities.of(image);
            encoder.show(p);
            samples.add(new Sample(
                    image,
                    original,
                    probabilities.grey(image),
                    Arrays.stream(p).sum(),
                    raster(encoder, run.encoding().inputs())));
        }
        return new PreviewSamples(dataset, run, samples);
    }

    private static int[] balanced(Dataset dataset, int images, RandomStreams streams) {
        int[] shuffled = IntStream.range(0, dataset.size()).toArray();
        ArraySampler.shuffle(streams.stream("preview.images"), shuffled);
        int[] seen = new int[dataset.classes()];
        int[] round = new int[dataset.size()];
        for (int image : shuffled) {
            round[image] = seen[dataset.label(image)]++;
        }
        return IntStream.of(shuffled)
                .boxed()
                .sorted(Comparator.comparingInt((Integer image) -> round[image]).thenComparingInt(dataset::label))
                .limit(images)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[][] raster(PoissonEncoder encoder, int inputs) {
        int[] spiking = new int[inputs];
        int[][] raster = new int[STEPS][];
        for (int step = 0; step < STEPS; step++) {
            int spikes = encoder.draw(spiking);
            raster[step] = Arrays.copyOf(spiking, spikes);
        }
        return raster;
    }
}
