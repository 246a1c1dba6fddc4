package org.slumber.spark.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Which of several points has the greatest mean, and how sure that is: the seeds are resampled, all points together, as
 * they share them, and in each resample one point wins (or some tie, and share it).
 *
 * @param order indices of the points by descending mean, the earlier first where means are equal
 * @param probabilities {@code [point]} share of the resamples that it wins; empty for fewer than two seeds
 * @param optimism by how much the greatest mean is expected to be too great for having been picked as the greatest: the
 *     winner's mean in a resample minus its mean in the data, averaged over the resamples (Efron's optimism); NaN for
 *     fewer than two seeds
 */
record Ranking(List<Integer> order, double[] probabilities, double optimism) {

    /**
     * Ranks points.
     *
     * @param values {@code [point][seed]}, NaN where the point has no run of the seed; each point has one at least
     */
    static Ranking of(double[][] values) {
        int seeds = values.length == 0 ? 0 : values[0].length;
        int[] once = new int[seeds];
        Arrays.fill(once, 1);
        double[] means = means(values, once);
        List<Integer> order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparing((Integer point) -> -means[point]))
                .toList();
        if (seeds < 2) {
            return new Ranking(order, new double[0], Double.NaN);
        }
        double[] wins = new double[values.length];
        double optimism = 0;
        UniformRandomProvider random = MeanBootstrap.stream();
        int[] times = new int[seeds];
        for (int r = 0; r < MeanBootstrap.RESAMPLES; r++) {
            Arrays.fill(times, 0);
            for (int i = 0; i < seeds; i++) {
                times[random.nextInt(seeds)]++;
            }
            double[] resampled = means(values, times);
            double greatest = Arrays.stream(resampled)
                    .filter(mean -> !Double.isNaN(mean))
                    .max()
                    .orElseThrow();
            int[] winners = IntStream.range(0, resampled.length)
                    .filter(point -> resampled[point] == greatest)
                    .toArray();
            for (int winner : winners) {
                wins[winner] += 1.0 / winners.length;
                optimism += (greatest - means[winner]) / winners.length;
            }
        }
        for (int point = 0; point < wins.length; point++) {
            wins[point] /= MeanBootstrap.RESAMPLES;
        }
        return new Ranking(order, wins, optimism / MeanBootstrap.RESAMPLES);
    }

    /** {@code [point]} mean with each seed as many times; NaN for a point without a run of any of them. */
    private static double[] means(double[][] values, int[] times) {
        double[] means = new double[values.length];
        for (int point = 0; point < values.length; point++) {
            double sum = 0;
            int runs = 0;
            for (int seed = 0; seed < times.length; seed++) {
                if (!Double.isNaN(values[point][seed])) {
                    sum += times[seed] * values[point][seed];
                    runs += times[seed];
                }
            }
            means[point] = runs == 0 ? Double.NaN : sum / runs;
        }
        return means;
    }
}
