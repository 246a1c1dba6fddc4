package org.slumber.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.learner.Chronicle;
import org.slumber.engine.learner.Evaluation;
import org.slumber.engine.learner.Learner;
import org.slumber.engine.learner.LearnerSettings;
import org.slumber.engine.learner.RunContext;
import org.slumber.engine.learner.RunObserver;
import org.slumber.engine.random.RandomStreams;

/**
 * The surrogate-gradient learner as a run trains and tests it, monitors included, by network: operations are 512 images.
 * Where the machine does something else, images a second of CPU time are 512 000 · {@code operations} / {@code milliseconds}.
 *
 * <p>Images are noisy copies of ten patterns with as many pixels lit as those of MNIST, which the network has learnt before
 * it is measured, so that it spikes about as it does on real images.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 5, time = 4)
public class SurrogateImagesBenchmark {
    private static final int IMAGES = 512;
    private static final int EPOCHS_LEARNT = 8;
    /** Share of the pixels of MNIST that are not black, by side, pixels. */
    private static final Map<Integer, Double> LIT = Map.of(15, 0.36, 28, 0.19);

    /** What differs from the paper's network: 225 → 1000 → 10, 100 steps of constant current, batches of 128. */
    private static final Map<String, Map<String, Object>> NETWORKS = Map.of(
            "paper",
            Map.of(),
            "snntorchTutorial",
            Map.of("encoding.side", 28, "training.stepsPerImage", 25),
            "rows",
            Map.of("surrogate.stimulus", "rows", "training.stepsPerImage", 60),
            "lateralInhibition",
            Map.of("surrogate.circuit", "lateral-inhibition"),
            "deep",
            Map.of(
                    "surrogate.hidden",
                    500,
                    "surrogate.hiddenAbove",
                    "500,300",
                    "surrogate.leak",
                    0.5,
                    "training.stepsPerImage",
                    20));

    @Param({"paper", "snntorchTutorial", "rows", "lateralInhibition", "deep"})
    String network;

    private Learner learner;
    private final int[] images = IntStream.range(0, IMAGES).toArray();

    @Setup
    public void prepare() {
        Map<String, Object> values = new HashMap<>(
                Map.of("learner", "surrogate-gradient", "regulariser", "none", "training.images", IMAGES));
        values.putAll(NETWORKS.get(network));
        RunSpec spec = Catalogue.specOf(values);
        RandomStreams streams = new RandomStreams(spec.seed());
        learner = ((LearnerSettings) spec.learner())
                .start(new RunContext(
                        spec.protocol(),
                        spec.encoding(),
                        dataset(spec.encoding().side(), streams.stream("images")),
                        streams,
                        images,
                        new Chronicle(RunObserver.NONE)));
        for (int epoch = 0; epoch < EPOCHS_LEARNT; epoch++) {
            learner.trainEpoch(images);
        }
    }

    private static Dataset dataset(int side, UniformRandomProvider random) {
        int size = side * side;
        TenPatterns patterns = new TenPatterns(size, LIT.get(side), random);
        byte[] labels = new byte[IMAGES];
        byte[] pixels = new byte[IMAGES * size];
        double[] image = new double[size];
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = (byte) patterns.draw(image);
            for (int pixel = 0; pixel < size; pixel++) {
                pixels[i * size + pixel] = (byte) Math.ceil(255 * image[pixel]);
            }
        }
        return new Dataset("patterns", side, side, pixels, labels, TenPatterns.CLASSES);
    }

    @Benchmark
    public Learner train(Cpu cpu) {
        return cpu.time(() -> {
            learner.trainEpoch(images);
            return learner;
        });
    }

    @Benchmark
    public Evaluation test(Cpu cpu) {
        return cpu.time(() -> learner.evaluate(images));
    }
}
