package org.slumber.engine.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.random.RandomStreams;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.engine.spec.Range;
import org.slumber.engine.spec.RealParameter;
import org.slumber.engine.spec.Variant;
import org.slumber.engine.spec.WholeParameter;

/**
 * Smooth random manifolds (Zenke and Vogels 2021, <a href="https://doi.org/10.1162/neco_a_01367">doi
 * 10.1162/neco_a_01367</a>): every unit spikes exactly once in a sample, so that all that tells classes apart is when.
 * For a class and a unit there is a function of a point x in [0, 1]^d,
 *
 * <pre>{@code
 * f(x) = Π_m Σ_i θ₀·(i+1)^(−α)·sin(2π·(i·x_m·θ₁ + θ₂)),   i from 0, as many as are above 1/1000 by (i+1)^(−α)
 * }</pre>
 *
 * with all θ drawn evenly from [0, 1) for every m and i, but θ₀ 0 at i = 0. A sample is a point, drawn evenly; the values
 * that a unit takes over the samples of a class are stretched to [0, 1), and it spikes at ⌊value·steps⌋.
 *
 * <p>Sample s is of class s mod classes. Another {@code set} has other manifolds and other points. Unlike the generated
 * images, a larger set does not begin with the smaller one, as values are stretched over all of a class.
 *
 * @param classes 2 to 1000
 * @param units 1 to 10 000
 * @param steps 1 to 10 000
 * @param dimensions d, 1 to 100
 * @param smoothness α, 1 to 100
 * @param set which manifolds, 0 to 1e9
 */
public record Randman(int classes, int units, int steps, int dimensions, double smoothness, long set)
        implements GeneratedEvents {
    /** As specs call it. */
    public static final String NAME = "randman";

    private static final WholeParameter CLASSES =
            WholeParameter.of("randman.classes", "classes", "classes, a manifold each", Range.closed(2, 1000), 10);
    private static final WholeParameter UNITS = WholeParameter.of(
            "randman.units", "units", "units, which spike once a sample each", Range.closed(1, 10_000), 20);
    private static final WholeParameter STEPS =
            WholeParameter.of("randman.steps", "steps", "length of a sample", Range.closed(1, 10_000), 100);
    private static final WholeParameter DIMENSIONS =
            WholeParameter.of("randman.dimensions", "1", "dimensions of a manifold", Range.closed(1, 100), 1);
    private static final RealParameter SMOOTHNESS = RealParameter.of(
            "randman.smoothness",
            "1",
            "alpha: the i-th harmonic is as strong as the (-alpha)-th power of i",
            Range.closed(1, 100),
            2);
    private static final WholeParameter SET =
            WholeParameter.of("randman.set", "1", "names the manifolds and their points", Range.closed(0, 1e9), 0);
    public static final Variant<Randman> VARIANT = Variant.of(
                    NAME,
                    Randman.class,
                    "spikes in time: smooth random manifolds, all that tells classes apart is when (generated)")
            .with(CLASSES, Randman::classes)
            .with(UNITS, Randman::units)
            .with(STEPS, Randman::steps)
            .with(DIMENSIONS, Randman::dimensions)
            .with(SMOOTHNESS, Randman::smoothness)
            .with(SET, Randman::set)
            .madeBy(values -> new Randman(
                    values.integer(CLASSES),
                    values.integer(UNITS),
                    values.integer(STEPS),
                    values.integer(DIMENSIONS),
                    values.real(SMOOTHNESS),
                    values.whole(SET)));

    private static final double PRECISION = 1e-3;
    /** Keeps the largest value below 1. */
    private static final double MARGIN = 1e-7;

    public Randman {
        CLASSES.check(classes);
        UNITS.check(units);
        STEPS.check(steps);
        DIMENSIONS.check(dimensions);
        SMOOTHNESS.check(smoothness);
        SET.check(set);
    }

    @Override
    public Variant<Randman> variant() {
        return VARIANT;
    }

    /** Harmonics that are summed: 32 at α = 2. */
    int harmonics() {
        return (int) Math.ceil(StrictMath.pow(PRECISION, -1 / smoothness));
    }

    /**
     * {@inheritDoc}
     *
     * @param samples how many, two of each class at least
     */
    @Override
    public EventSet generate(int samples) {
        if (samples < 2 * classes) {
            throw new InvalidInputException(
                    "randman needs two samples of each of randman.classes (" + classes + ") at least, was " + samples);
        }
        RandomStreams streams = new RandomStreams(set);
        UniformRandomProvider manifolds = streams.stream("randman-manifolds");
        UniformRandomProvider points = streams.stream("randman-points");
        double[][] point = new double[samples][dimensions];
        for (double[] x : point) {
            Arrays.setAll(x, m -> points.nextDouble());
        }
        int[][] stepOf = new int[samples][units];
        double[] value = new double[samples];
        double[] strengths = strengths();
        for (int label = 0; label < classes; label++) {
            for (int unit = 0; unit < units; unit++) {
                double[][][] theta = drawn(manifolds);
                double lowest = Double.POSITIVE_INFINITY;
                double highest = Double.NEGATIVE_INFINITY;
                for (int sample = label; sample < samples; sample += classes) {
                    value[sample] = value(theta, strengths, point[sample]);
                    lowest = Math.min(lowest, value[sample]);
                    highest = Math.max(highest, value[sample]);
                }
                for (int sample = label; sample < samples; sample += classes) {
                    stepOf[sample][unit] = (int) (steps * ((value[sample] - lowest) / (highest - lowest + MARGIN)));
                }
            }
        }
        int[][] times = new int[samples][];
        int[][] spiking = new int[samples][];
        int[] labels = new int[samples];
        for (int sample = 0; sample < samples; sample++) {
            int[] own = stepOf[sample];
            spiking[sample] = IntStream.range(0, units)
                    .boxed()
                    .sorted(Comparator.comparingInt(unit -> own[unit]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            times[sample] = Arrays.stream(spiking[sample])
                    .map(unit -> own[unit] * EventSet.STEP_MICROSECONDS)
                    .toArray();
            labels[sample] = sample % classes;
        }
        return new EventSet(NAME, units, times, spiking, labels, classes);
    }

    /** {@code [dimension][harmonic]}: θ₀, θ₁ and θ₂. */
    private double[][][] drawn(UniformRandomProvider random) {
        double[][][] theta = new double[dimensions][harmonics()][3];
        for (double[][] dimension : theta) {
            for (double[] harmonic : dimension) {
                Arrays.setAll(harmonic, which -> random.nextDouble());
            }
            dimension[0][0] = 0;
        }
        return theta;
    }

    /** {@code [harmonic]}: (i+1)^(−α). */
    double[] strengths() {
        double[] strengths = new double[harmonics()];
        Arrays.setAll(strengths, i -> StrictMath.pow(i + 1, -smoothness));
        return strengths;
    }

    /** f. */
    static double value(double[][][] theta, double[] strengths, double[] x) {
        double product = 1;
        for (int m = 0; m < theta.length; m++) {
            double sum = 0;
            for (int i = 0; i < theta[m].length; i++) {
                double[] t = theta[m][i];
                double phase = 2 * Math.PI * (i * x[m] * t[1] + t[2]);
                sum += t[0] * strengths[i] * StrictMath.sin(phase);
            }
            product *= sum;
        }
        return product;
    }
}
