package org.slumber.spark.analysis;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.slumber.engine.random.RandomStreams;

/**
 * The means of several points, each drawn towards the mean of all by how little the data tell them apart, so that the
 * greatest is not too great for having been picked as the greatest. Values are y = seed + point + error; the points'
 * means are normal with an unknown mean (flat prior) and deviation tau (flat prior, on a grid), the errors normal with a
 * variance by its scaled inverse chi², not below that of counting: the hierarchical normal model of A. Gelman et al.,
 * "Bayesian Data Analysis", 3rd edition, 2013, section 5.4, with errors of unknown variance. No library kept here has it.
 *
 * <p>Calibrated where sweeps are as the model has them ({@code HierarchicalMeansTest}): with 11 points of 3 seeds that
 * differ as much as seeds err, winners are said to be the best with 0.53 on average, and 0.54 of them are. Of three
 * points a flat prior takes too much of a small spread for true: 0.61 are said and 0.50 are.
 *
 * <p>Where no chain of shared seeds joins all points, seeds are no blocks, and their spread is part of the error.
 */
public final class HierarchicalMeans {
    private static final int SPREADS = 60;
    private static final int ERRORS = 25;
    private static final int DRAWS = 4000;
    private static final long SEED = 1955;

    private final double[] observed;
    private final double[] posterior;
    private final double[] best;

    private HierarchicalMeans(double[] observed, double[] posterior, double[] best) {
        this.observed = observed;
        this.posterior = posterior;
        this.best = best;
    }

    /**
     * The means of points.
     *
     * @param values {@code [point][seed]}, NaN where a point has none; at least two points, each with a value
     * @param counting variance that a value has for being a count, which errors have at least; 0 where it is none
     * @return empty where nothing tells the errors: no point shares its seeds or has two of them, and nothing is counted
     */
    public static Optional<HierarchicalMeans> of(double[][] values, double counting) {
        BlockedMeans means = BlockedMeans.of(values);
        double[] variances = variances(means, counting);
        if (variances.length == 0) {
            return Optional.empty();
        }
        Grid grid = new Grid(means, variances);
        return Optional.of(new HierarchicalMeans(means.means(), grid.posterior(), grid.probabilities()));
    }

    /** Equally likely variances of an error; one where it is known, none where nothing is. */
    private static double[] variances(BlockedMeans means, double counting) {
        double seen = means.degrees() == 0 ? 0 : means.squares() / means.degrees();
        if (seen <= counting) {
            return counting > 0 ? new double[] {counting} : new double[0];
        }
        ChiSquaredDistribution chi = ChiSquaredDistribution.of(means.degrees());
        double[] variances = new double[ERRORS];
        for (int i = 0; i < ERRORS; i++) {
            double variance = means.squares() / chi.inverseCumulativeProbability((i + 0.5) / ERRORS);
            variances[i] = Math.max(counting, variance);
        }
        return variances;
    }

    /** {@code [point]} as observed: its mean, the seeds' effects taken out where points lack some. */
    public double[] observed() {
        return observed.clone();
    }

    /** {@code [point]} as to be expected of fresh seeds. */
    public double[] posterior() {
        return posterior.clone();
    }

    /** {@code [point]} probability that it is the best, more being better; they sum to 1. */
    public double[] probabilityBest() {
        return best.clone();
    }

    /** By how much a point is expected to look too good, or too bad where below 0. */
    public double optimism(int point) {
        return observed[point] - posterior[point];
    }

    /** What is to be averaged over: deviations of the points by variances of the errors. */
    private static final class Grid {
        private final BlockedMeans data;
        private final double[] spreads = new double[SPREADS];
        private final double[] errors;
        /** {@code [error][spread]}, summing to 1. */
        private final double[][] weights;

        private final double[][] centres;
        private final double[][] precisions;

        Grid(BlockedMeans data, double[] errors) {
            this.data = data;
            this.errors = errors;
            double[] means = data.means();
            double widest = Arrays.stream(means).max().orElseThrow()
                    - Arrays.stream(means).min().orElseThrow()
                    + 2 * Math.sqrt(Arrays.stream(errors).max().orElseThrow());
            weights = new double[errors.length][SPREADS];
            centres = new double[errors.length][SPREADS];
            precisions = new double[errors.length][SPREADS];
            double greatest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < SPREADS; k++) {
                // closer together where they are small, by the width of the cell
                spreads[k] = widest * Math.pow((k + 0.5) / SPREADS, 2);
            }
            for (int e = 0; e < errors.length; e++) {
                for (int k = 0; k < SPREADS; k++) {
                    weights[e][k] = logWeight(e, k) + Math.log((k + 0.5) / SPREADS);
                    greatest = Math.max(greatest, weights[e][k]);
                }
            }
            double sum = 0;
            for (double[] row : weights) {
                for (int k = 0; k < SPREADS; k++) {
                    row[k] = Math.exp(row[k] - greatest);
                    sum += row[k];
                }
            }
            for (double[] row : weights) {
                for (int k = 0; k < SPREADS; k++) {
                    row[k] /= sum;
                }
            }
        }

        private double variance(int point, int e) {
            return errors[e] / data.seeds()[point];
        }

        /** Of the means, the mean of all integrated out: equation 5.21 of the book. */
        private double logWeight(int e, int k) {
            double precision = 0;
            double weighted = 0;
            double logs = 0;
            double[] means = data.means();
            for (int p = 0; p < means.length; p++) {
                double total = variance(p, e) + spreads[k] * spreads[k];
                precision += 1 / total;
                weighted += means[p] / total;
                logs += Math.log(total);
            }
            double centre = weighted / precision;
            double squares = 0;
            for (int p = 0; p < means.length; p++) {
                squares += (means[p] - centre) * (means[p] - centre) / (variance(p, e) + spreads[k] * spreads[k]);
            }
            centres[e][k] = centre;
            precisions[e][k] = precision;
            return -0.5 * (logs + Math.log(precision) + squares);
        }

        /** Share of a point's own mean in what is expected of it, in a cell. */
        private double share(int point, int e, int k) {
            double between = spreads[k] * spreads[k];
            return between / (between + variance(point, e));
        }

        double[] posterior() {
            double[] means = data.means();
            double[] posterior = new double[means.length];
            for (int e = 0; e < errors.length; e++) {
                for (int k = 0; k < SPREADS; k++) {
                    for (int p = 0; p < means.length; p++) {
                        double own = share(p, e, k);
                        posterior[p] += weights[e][k] * (own * means[p] + (1 - own) * centres[e][k]);
                    }
                }
            }
            return posterior;
        }

        double[] probabilities() {
            double[] means = data.means();
            double[] wins = new double[means.length];
            double[] until = new double[errors.length * SPREADS];
            for (int cell = 0; cell < until.length; cell++) {
                until[cell] = (cell == 0 ? 0 : until[cell - 1]) + weights[cell / SPREADS][cell % SPREADS];
            }
            UniformRandomProvider random = new RandomStreams(SEED).stream("hierarchical-means");
            ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
            for (int draw = 0; draw < DRAWS; draw++) {
                int cell = Arrays.binarySearch(until, random.nextDouble());
                cell = Math.min(cell < 0 ? -cell - 1 : cell, until.length - 1);
                int e = cell / SPREADS;
                int k = cell % SPREADS;
                double centre = centres[e][k] + gaussian.sample() / Math.sqrt(precisions[e][k]);
                int winner = 0;
                double greatest = Double.NEGATIVE_INFINITY;
                for (int p = 0; p < means.length; p++) {
                    double own = share(p, e, k);
                    double drawn =
                            own * means[p] + (1 - own) * centre + Math.sqrt(own * variance(p, e)) * gaussian.sample();
                    if (drawn > greatest) {
                        greatest = drawn;
                        winner = p;
                    }
                }
                wins[winner] += 1.0 / DRAWS;
            }
            return wins;
        }
    }
}
