package org.slumber.spark.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.slumber.engine.random.RandomStreams;

/**
 * Which of several points is the best, and how sure that is, by a hierarchical model: the points' true means are normal
 * around one mean with a standard deviation tau, and what was seen of them is normal around these with the errors of {@link
 * Errors}. The winner is the luckiest as well as, perhaps, the best, and this model takes the luck back out: means are
 * drawn together by as much as their spread is no more than error. tau has a flat prior and is integrated out over a grid,
 * and so is the scale of the errors over its scaled inverse chi-squared distribution.
 *
 * @param order indices of the points by descending mean, the earlier first where means are equal
 * @param places {@code [point]} 1 for the greatest mean; equal means have one place
 * @param probabilities {@code [point]} of being the best; empty where no error is known
 * @param expected {@code [point]} posterior mean; empty where no error is known
 * @param optimism by how much the greatest mean is expected to be too great for having been picked as the greatest; NaN
 *     where no error is known
 */
record Ranking(List<Integer> order, int[] places, double[] probabilities, double[] expected, double optimism) {
    /** Draws from the posterior. */
    private static final int DRAWS = 4000;

    private static final int SPREADS = 60;
    private static final int SCALES = 15;
    private static final long SEED = 1987;
    private static final double EQUAL = 1e-9;

    /** Shares of a difference's variance that are left to each of its sides at least. */
    private static final double LEAST_SHARE = 0.1;

    /**
     * Ranks points.
     *
     * @param points accuracies by seed, one at least each
     * @param baseline the point that the others share as what they are compared with; empty without one
     */
    static Ranking of(List<NavigableMap<Long, Score>> points, OptionalInt baseline) {
        double[] means = points.stream()
                .mapToDouble(point -> point.values().stream()
                        .mapToDouble(Score::value)
                        .average()
                        .orElseThrow())
                .toArray();
        List<Integer> order = IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparing((Integer point) -> -means[point]))
                .toList();
        int[] places = Arrays.stream(means)
                .mapToInt(mean -> 1
                        + (int) Arrays.stream(means)
                                .filter(other -> other > mean + EQUAL)
                                .count())
                .toArray();
        Noise noise = Noise.of(points, baseline);
        if (noise.unknown()) {
            return new Ranking(order, places, new double[0], new double[0], Double.NaN);
        }
        Posterior posterior = Posterior.of(adjusted(points), noise);
        double[] expected = posterior.expected();
        int winner = order.get(0);
        return new Ranking(order, places, posterior.probabilities(), expected, means[winner] - expected[winner]);
    }

    /** Means as they would be had every point every seed. */
    private static double[] adjusted(List<NavigableMap<Long, Score>> points) {
        double[][] values = values(points, seeds(points));
        double mean = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElseThrow();
        return Arrays.stream(TwoWay.of(values, point -> true).effects())
                .map(effect -> effect + mean)
                .toArray();
    }

    private static NavigableSet<Long> seeds(List<NavigableMap<Long, Score>> points) {
        NavigableSet<Long> seeds = new TreeSet<>();
        points.forEach(point -> seeds.addAll(point.keySet()));
        return seeds;
    }

    private static double[][] values(List<NavigableMap<Long, Score>> points, NavigableSet<Long> seeds) {
        return points.stream()
                .map(point -> seeds.stream()
                        .mapToDouble(seed ->
                                point.containsKey(seed) ? point.get(seed).value() : Double.NaN)
                        .toArray())
                .toArray(double[][]::new);
    }

    /**
     * Errors of the means.
     *
     * @param variances {@code [point]}
     * @param known {@code [point]} whether its variance is that of counting, and so of no unknown scale
     * @param degrees of freedom of the others
     */
    private record Noise(double[] variances, boolean[] known, double degrees) {
        static Noise of(List<NavigableMap<Long, Score>> points, OptionalInt baseline) {
            int n = points.size();
            double[] single = new double[n];
            double degrees = 0;
            if (baseline.isPresent() && n > 1) {
                int without = baseline.getAsInt();
                double[][] differences = IntStream.range(0, n)
                        .filter(p -> p != without)
                        .mapToObj(p -> differences(points.get(p), points.get(without)))
                        .toArray(double[][]::new);
                Errors errors = Errors.of(differences);
                double least = Arrays.stream(errors.variance()).min().orElseThrow();
                double shared = Math.max(LEAST_SHARE * least, Math.min((1 - LEAST_SHARE) * least, errors.shared()));
                int at = 0;
                for (int p = 0; p < n; p++) {
                    single[p] = p == without ? shared : errors.variance()[at++] - shared;
                }
                degrees = Arrays.stream(errors.degrees()).max().orElseThrow();
            } else {
                TwoWay parts = TwoWay.of(values(points, seeds(points)), point -> true);
                Arrays.fill(
                        single, parts.restDegrees() == 0 ? Double.NaN : parts.restSquaresOfAll() / parts.restDegrees());
                degrees = parts.restDegrees();
            }
            return floored(points, single, degrees);
        }

        private static Noise floored(List<NavigableMap<Long, Score>> points, double[] single, double degrees) {
            double[] variances = new double[single.length];
            boolean[] known = new boolean[single.length];
            for (int p = 0; p < single.length; p++) {
                double counting = points.get(p).values().stream()
                        .mapToDouble(Score::countingVariance)
                        .average()
                        .orElseThrow();
                known[p] = single[p] < counting;
                variances[p] = (known[p] ? counting : single[p]) / points.get(p).size();
            }
            return new Noise(variances, known, degrees);
        }

        private static double[] differences(Map<Long, Score> point, Map<Long, Score> without) {
            return without.keySet().stream()
                    .mapToDouble(
                            seed -> point.containsKey(seed) ? point.get(seed).minus(without.get(seed)) : Double.NaN)
                    .toArray();
        }

        boolean unknown() {
            return !Arrays.stream(variances).allMatch(variance -> variance > 0);
        }

        /** Scales of the unknown errors, equally probable by what the errors alone say. */
        double[] scales() {
            for (boolean each : known) {
                if (!each) {
                    ChiSquaredDistribution squared = ChiSquaredDistribution.of(degrees);
                    return IntStream.range(0, SCALES)
                            .mapToDouble(i -> degrees / squared.inverseCumulativeProbability((i + 0.5) / SCALES))
                            .toArray();
                }
            }
            return new double[] {1};
        }

        double[] scaled(double scale) {
            return IntStream.range(0, variances.length)
                    .mapToDouble(p -> known[p] ? variances[p] : scale * variances[p])
                    .toArray();
        }
    }

    /**
     * The posterior, on a grid of the errors' scale and tau.
     *
     * @param means {@code [point]} seen
     * @param cells of the grid
     * @param weights {@code [cell]}, of sum 1
     */
    private record Posterior(double[] means, List<Cell> cells, double[] weights) {
        static Posterior of(double[] means, Noise noise) {
            List<Cell> cells = new ArrayList<>();
            List<Double> logarithms = new ArrayList<>();
            double unit = Math.sqrt(Arrays.stream(noise.variances()).average().orElseThrow());
            for (double scale : noise.scales()) {
                double[] variances = noise.scaled(scale);
                for (int i = 0; i < SPREADS; i++) {
                    double place = (i + 0.5) / SPREADS;
                    Cell cell = Cell.of(means, variances, unit * place / (1 - place));
                    cells.add(cell);
                    // dtau of equal steps of the place
                    logarithms.add(cell.logLikelihood(means) - 2 * Math.log(1 - place));
                }
            }
            double most = logarithms.stream().mapToDouble(x -> x).max().orElseThrow();
            double[] weights =
                    logarithms.stream().mapToDouble(x -> Math.exp(x - most)).toArray();
            double sum = Arrays.stream(weights).sum();
            return new Posterior(
                    means,
                    cells,
                    Arrays.stream(weights).map(weight -> weight / sum).toArray());
        }

        double[] expected() {
            double[] expected = new double[means.length];
            for (int c = 0; c < weights.length; c++) {
                Cell cell = cells.get(c);
                for (int p = 0; p < means.length; p++) {
                    expected[p] += weights[c] * cell.mean(means[p], cell.centre(), p);
                }
            }
            return expected;
        }

        double[] probabilities() {
            UniformRandomProvider random = new RandomStreams(SEED).stream("ranking");
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
            double[] wins = new double[means.length];
            for (int draw = 0; draw < DRAWS; draw++) {
                Cell cell = cells.get(drawn(random.nextDouble()));
                double centre = cell.centre() + normal.sample() / Math.sqrt(cell.precision());
                int best = 0;
                double greatest = Double.NEGATIVE_INFINITY;
                for (int p = 0; p < means.length; p++) {
                    double value = cell.mean(means[p], centre, p) + normal.sample() * cell.deviation(p);
                    if (value > greatest) {
                        greatest = value;
                        best = p;
                    }
                }
                wins[best] += 1.0 / DRAWS;
            }
            return wins;
        }

        private int drawn(double at) {
            double sum = 0;
            for (int c = 0; c < weights.length; c++) {
                sum += weights[c];
                if (at < sum) {
                    return c;
                }
            }
            return weights.length - 1;
        }
    }

    /**
     * One scale and one tau.
     *
     * @param variances {@code [point]} of the errors
     * @param spread tau squared
     * @param precision of the points' common mean
     * @param centre its expectation
     */
    private record Cell(double[] variances, double spread, double precision, double centre) {
        static Cell of(double[] means, double[] variances, double tau) {
            double precision = 0;
            double sum = 0;
            for (int p = 0; p < means.length; p++) {
                double weight = 1 / (variances[p] + tau * tau);
                precision += weight;
                sum += weight * means[p];
            }
            return new Cell(variances, tau * tau, precision, sum / precision);
        }

        /** Of what was seen, the common mean integrated out. */
        double logLikelihood(double... means) {
            double log = -Math.log(precision) / 2;
            for (int p = 0; p < means.length; p++) {
                double variance = variances[p] + spread;
                log -= (Math.log(variance) + (means[p] - centre) * (means[p] - centre) / variance) / 2;
            }
            return log;
        }

        double mean(double seen, double common, int p) {
            return (seen * spread + common * variances[p]) / (spread + variances[p]);
        }

        double deviation(int p) {
            return Math.sqrt(spread * variances[p] / (spread + variances[p]));
        }
    }
}
