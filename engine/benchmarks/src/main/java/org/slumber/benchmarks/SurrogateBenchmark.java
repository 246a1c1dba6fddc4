package org.slumber.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.slumber.engine.Catalogue;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.learner.surrogate.BatchHomeostat;
import org.slumber.engine.learner.surrogate.InputProduct;
import org.slumber.engine.learner.surrogate.Layers;
import org.slumber.engine.learner.surrogate.SurrogateGradientLearner;
import org.slumber.engine.learner.surrogate.SurrogateNetwork;
import org.slumber.engine.learner.surrogate.SurrogateSite;
import org.slumber.engine.random.RandomStreams;

/**
 * The surrogate-gradient network of the paper's size, 225 → 1000 → 10 and 100 steps an image: operations are batches of
 * 128 images trained or shown, and sleeps. The last three are layer 1's product of a batch, as the network does it, by
 * EJML, and by the plain loop over flat arrays that EJML resembles.
 *
 * <p>Images are noisy copies of ten patterns, half of their pixels black, which the network has learnt before it is
 * measured, so that it spikes about as it does on real images.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SurrogateBenchmark {
    private static final int INPUTS = 225;
    private static final int STEPS = 100;
    private static final int TRAINING_BATCHES = 30;

    private SurrogateNetwork network;
    private BatchHomeostat sleep;
    private InputProduct product;
    private int[] labels;
    private long litPixels;
    private double[] current;
    private DMatrixRMaj images;
    private DMatrixRMaj weights;
    private DMatrixRMaj currents;

    /** What the products and sums over weights multiply and add; the elementwise work is left out. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Count {
        public long multiplyAdds;
    }

    @Setup
    public void prepare() {
        SurrogateGradientLearner learner = (SurrogateGradientLearner)
                Catalogue.specOf(Map.of("learner", "surrogate-gradient")).learner();
        RandomStreams streams = new RandomStreams(1);
        network = new SurrogateNetwork(learner, INPUTS, TenPatterns.CLASSES, STEPS, streams);
        sleep = learner.regularisers()
                .get(0)
                .on(new SurrogateSite(
                        network.layers(),
                        learner.architecture(),
                        learner.leak(),
                        Experience.none(),
                        Stream::empty,
                        streams))
                .orElseThrow();
        labels = new int[learner.batch()];
        TenPatterns patterns = new TenPatterns(INPUTS, 0.5, streams.stream("images"));
        for (int batch = 0; batch < TRAINING_BATCHES; batch++) {
            fill(patterns);
            network.train(labels, (image, pass, loss) -> {});
        }
        product = new InputProduct(network.images(), network.layers());
        current = new double[learner.hidden()];
        images = new DMatrixRMaj(network.images());
        weights = new DMatrixRMaj(network.layers().inputWeights());
        currents = new DMatrixRMaj(learner.batch(), learner.hidden());
        litPixels = Arrays.stream(images.data).filter(pixel -> pixel != 0).count();
    }

    private void fill(TenPatterns patterns) {
        for (int image = 0; image < labels.length; image++) {
            labels[image] = patterns.draw(network.images()[image]);
        }
    }

    /** Forward, backward and Adam for one batch. */
    @Benchmark
    public Layers train(Count count) {
        long before = network.hiddenSpikes();
        network.train(labels, (image, pass, loss) -> {});
        long spikes = network.hiddenSpikes() - before;
        long backward = (long) labels.length * STEPS * TenPatterns.CLASSES * current.length;
        count.multiplyAdds += 2 * litPixels * current.length + 2 * spikes * TenPatterns.CLASSES + backward;
        return network.layers();
    }

    /** Forward for one batch. */
    @Benchmark
    public long show(Count count) {
        long before = network.hiddenSpikes();
        network.show(labels, labels.length, (image, pass, loss) -> {});
        long spikes = network.hiddenSpikes() - before;
        count.multiplyAdds += litPixels * current.length + spikes * TenPatterns.CLASSES;
        return spikes;
    }

    /** One sleep of 128 copies. */
    @Benchmark
    public Layers sleep(Count count) {
        long before = sleep.hiddenSpikes();
        sleep.apply();
        count.multiplyAdds += 2 * (sleep.hiddenSpikes() - before) * TenPatterns.CLASSES;
        return network.layers();
    }

    /** Layer 1 of a batch as the network does it; black pixels count as if they were multiplied. */
    @Benchmark
    public double[] layerOne(Count count) {
        for (int image = 0; image < labels.length; image++) {
            product.current(image, current);
        }
        count.multiplyAdds += images.data.length * (long) current.length;
        return current;
    }

    /** Layer 1 of a batch by EJML. */
    @Benchmark
    public DMatrixRMaj layerOneByEjml(Count count) {
        CommonOps_DDRM.mult(images, weights, currents);
        count.multiplyAdds += images.data.length * (long) current.length;
        return currents;
    }

    /** Layer 1 of a batch by three loops over flat arrays. */
    @Benchmark
    public double[] layerOneByPlainLoops(Count count) {
        double[] sum = currents.data;
        int hidden = current.length;
        Arrays.fill(sum, 0);
        for (int image = 0; image < labels.length; image++) {
            for (int pixel = 0; pixel < INPUTS; pixel++) {
                double x = images.data[image * INPUTS + pixel];
                for (int neuron = 0; neuron < hidden; neuron++) {
                    sum[image * hidden + neuron] += x * weights.data[pixel * hidden + neuron];
                }
            }
        }
        count.multiplyAdds += images.data.length * (long) hidden;
        return sum;
    }
}
