package org.slumber.mixed;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The greatest absolute value among variables that are distributed as a central multivariate t, Z / (χ_ν / √ν) with
 * normal Z of a given correlation: the distribution behind Dunnett's and other simultaneous comparisons (Hothorn, Bretz
 * and Westfall 2008, <a href="https://doi.org/10.1002/bimj.200810425">doi:10.1002/bimj.200810425</a>).
 *
 * <p>In general by the sequential conditioning of Genz and Bretz (2002, <a
 * href="https://doi.org/10.1198/106186002394">doi:10.1198/106186002394</a>) over a lattice of square roots of primes with
 * the periodising tent, whose points are the same each time. Where the correlation has one factor, ρ_ij = λ_i λ_j, as
 * where all points share their seeds with one baseline, given that factor and χ the variables are independent, and what
 * is left are two integrals (Dunnett 1955). Neither commons-statistics nor Hipparchus has the distribution.
 */
public final class MultivariateT {
    /** Degrees of freedom from which the t is taken for a normal. */
    private static final double NORMAL_FROM = 1e5;

    /** Below this a probability is Bonferroni's bound, which is then as good as exact. */
    private static final double SMALL = 1e-4;

    /** Points of the lattice times the variables, and the least and greatest number of points. */
    private static final int WORK = 100_000;

    private static final int LEAST_POINTS = 2003;
    private static final int MOST_POINTS = 10_007;
    private static final double SINGULAR = 1e-10;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final int dimension;
    private final ContinuousDistribution single;
    private final DoubleUnaryOperator within;

    private MultivariateT(int dimension, ContinuousDistribution single, DoubleUnaryOperator within) {
        this.dimension = dimension;
        this.single = single;
        this.within = within;
    }

    /**
     * Of a correlation.
     *
     * @param correlation {@code [i][j]}, symmetric, positive semidefinite, 1 on the diagonal
     * @param degreesOfFreedom ν ≥ 1, not necessarily whole; infinite for the multivariate normal
     */
    public static MultivariateT of(double[][] correlation, double degreesOfFreedom) {
        if (correlation.length == 0 || !(degreesOfFreedom >= 1)) {
            throw new IllegalArgumentException("a multivariate t needs a variable and at least one degree of freedom,"
                    + " there are " + correlation.length + " and " + degreesOfFreedom);
        }
        boolean normal = degreesOfFreedom >= NORMAL_FROM;
        ContinuousDistribution single = normal ? NORMAL : TDistribution.of(degreesOfFreedom);
        if (correlation.length == 1) {
            return new MultivariateT(1, single, bound -> 1 - 2 * single.survivalProbability(bound));
        }
        Optional<double[]> loadings = OneFactor.loadings(correlation);
        return loadings.isPresent()
                ? ofOneFactor(loadings.get(), degreesOfFreedom)
                : new MultivariateT(
                        correlation.length,
                        single,
                        new Lattice(correlation, normal ? Double.POSITIVE_INFINITY : degreesOfFreedom)::within);
    }

    /**
     * Of a correlation of one factor, ρ_ij = λ_i λ_j, which takes no matrix and little time however many variables there
     * are. The bounds are wider for smaller λ.
     *
     * @param loadings {@code [i]} λ, in (−1, 1)
     * @param degreesOfFreedom as in {@link #of}
     */
    public static MultivariateT ofOneFactor(double[] loadings, double degreesOfFreedom) {
        boolean normal = degreesOfFreedom >= NORMAL_FROM;
        return new MultivariateT(
                loadings.length,
                normal ? NORMAL : TDistribution.of(degreesOfFreedom),
                new OneFactor(loadings, normal ? Double.POSITIVE_INFINITY : degreesOfFreedom)::within);
    }

    /** P(max |T_i| ≤ bound), for a bound of at least 0. */
    public double probability(double bound) {
        return Math.min(1, Math.max(0, within.applyAsDouble(bound)));
    }

    /**
     * P(max |T_i| > |t|): the p value of a comparison among all of them. Not below that of the comparison alone, nor
     * above Bonferroni's bound.
     */
    public double adjustedP(double t) {
        double alone = Math.min(1, 2 * single.survivalProbability(Math.abs(t)));
        double bonferroni = Math.min(1, dimension * alone);
        if (bonferroni < SMALL) {
            return bonferroni;
        }
        return Math.max(alone, Math.min(bonferroni, 1 - probability(Math.abs(t))));
    }

    /**
     * The bound that all stay within with a probability.
     *
     * @param level in (0, 1)
     */
    public double criticalValue(double level) {
        // between the quantile of one alone and Bonferroni's
        double low = single.inverseSurvivalProbability((1 - level) / 2);
        if (dimension == 1) {
            return low;
        }
        double high = single.inverseSurvivalProbability((1 - level) / 2 / dimension);
        // false position after Illinois: an end that stays counts half
        double below = probability(low) - level;
        double above = probability(high) - level;
        if (below >= 0 || above <= 0) {
            return below >= 0 ? low : high;
        }
        for (int i = 0; i < 60 && high - low > 1e-7 * high; i++) {
            double middle = (low * above - high * below) / (above - below);
            double at = probability(middle) - level;
            if (Math.abs(at) < 1e-9) {
                return middle;
            }
            if (at < 0) {
                low = middle;
                below = at;
                above /= 2;
            } else {
                high = middle;
                above = at;
                below /= 2;
            }
        }
        return (low + high) / 2;
    }

    /** Correlations of one factor. */
    private static final class OneFactor {
        private static final double WIDEST = 8.5;
        private static final double STEP = 1.0 / 6;
        private static final int NODES = 40;

        /** Distinct loadings, and how many variables have each. */
        private final double[] loadings;

        private final int[] times;
        private final double[] scales;
        private final double[] weights;

        OneFactor(double[] all, double degrees) {
            double[] distinct = new double[all.length];
            int[] counts = new int[all.length];
            double[] sorted = all.clone();
            Arrays.sort(sorted);
            int kinds = 0;
            for (double loading : sorted) {
                if (kinds == 0 || loading - distinct[kinds - 1] > SINGULAR) {
                    distinct[kinds++] = loading;
                }
                counts[kinds - 1]++;
            }
            loadings = Arrays.copyOf(distinct, kinds);
            times = Arrays.copyOf(counts, kinds);
            if (Double.isInfinite(degrees)) {
                scales = new double[] {1};
                weights = new double[] {1};
            } else {
                scales = new double[NODES];
                weights = new double[NODES];
                chi(degrees);
            }
        }

        /** The factors of a correlation; empty where it has not one, or a variable is nothing but it. */
        static Optional<double[]> loadings(double[][] correlation) {
            int n = correlation.length;
            double[] loadings = new double[n];
            if (n == 2) {
                double both = Math.sqrt(Math.abs(correlation[0][1]));
                Arrays.fill(loadings, both); // bounds on both sides do not see the sign
                return both < 1 - SINGULAR ? Optional.of(loadings) : Optional.empty();
            }
            for (int i = 0; i < n; i++) {
                int j = (i + 1) % n;
                int k = (i + 2) % n;
                double square = correlation[j][k] == 0 ? 0 : correlation[i][j] * correlation[i][k] / correlation[j][k];
                if (square < 0 || square >= 1 - SINGULAR) {
                    return Optional.empty();
                }
                loadings[i] = Math.sqrt(square);
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    if (Math.abs(correlation[i][j] - loadings[i] * loadings[j]) > SINGULAR) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.of(loadings);
        }

        /** Gauss and Legendre's nodes of χ_ν / √ν with its density as weights. */
        private void chi(double degrees) {
            ChiSquaredDistribution squared = ChiSquaredDistribution.of(degrees);
            double from = Math.sqrt(squared.inverseCumulativeProbability(1e-12) / degrees);
            double to = Math.sqrt(squared.inverseSurvivalProbability(1e-12) / degrees);
            double total = 0;
            for (int i = 0; i < NODES; i++) {
                double x = Math.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
                double slope = 0;
                for (int iteration = 0; iteration < 20; iteration++) {
                    double previous = 1;
                    double value = x;
                    for (int k = 2; k <= NODES; k++) {
                        double next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
                        previous = value;
                        value = next;
                    }
                    slope = NODES * (x * value - previous) / (x * x - 1);
                    x -= value / slope;
                }
                scales[i] = (from + to) / 2 + (to - from) / 2 * x;
                double square = degrees * scales[i] * scales[i];
                weights[i] =
                        (to - from) / ((1 - x * x) * slope * slope) * squared.density(square) * 2 * degrees * scales[i];
                total += weights[i];
            }
            for (int i = 0; i < NODES; i++) {
                weights[i] /= total;
            }
        }

        double within(double bound) {
            double sum = 0;
            for (int i = 0; i < scales.length; i++) {
                if (weights[i] > 1e-16) {
                    sum += weights[i] * given(bound * scales[i]);
                }
            }
            return sum;
        }

        /** By the trapezoidal rule over the factor, which for such integrands is exact to all digits. */
        private double given(double bound) {
            double sum = 0;
            double total = 0;
            for (double factor = 0; factor < WIDEST; factor += STEP) {
                // both signs are alike
                double weight = (factor == 0 ? 1 : 2) * NORMAL.density(factor);
                double product = 1;
                for (int i = 0; i < loadings.length && product > 0; i++) {
                    double rest = Math.sqrt(1 - loadings[i] * loadings[i]);
                    double shift = loadings[i] * factor;
                    double one = NORMAL.probability((-bound - shift) / rest, (bound - shift) / rest);
                    product *= times[i] == 1 ? one : Math.pow(one, times[i]);
                }
                sum += weight * product;
                total += weight;
            }
            return sum / total;
        }
    }

    /** Any correlation. */
    private static final class Lattice {
        private final int n;
        /** {@code [row][column]} of the Cholesky factor. */
        private final double[][] factor;
        /** {@code [point]} χ_ν / √ν. */
        private final double[] scales;
        /** {@code [variable]} a step of the lattice. */
        private final double[] steps;

        Lattice(double[][] correlation, double degrees) {
            n = correlation.length;
            factor = factor(correlation);
            steps = steps(n + 1);
            scales = new double[Math.max(LEAST_POINTS, Math.min(MOST_POINTS, WORK / n))];
            Arrays.fill(scales, 1);
            if (!Double.isInfinite(degrees)) {
                ChiSquaredDistribution squared = ChiSquaredDistribution.of(degrees);
                for (int point = 0; point < scales.length; point++) {
                    scales[point] = Math.sqrt(squared.inverseCumulativeProbability(place(point, n)) / degrees);
                }
            }
        }

        private static double[][] factor(double[][] correlation) {
            int n = correlation.length;
            double[][] factor = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = correlation[i][j];
                    for (int k = 0; k < j; k++) {
                        sum -= factor[i][k] * factor[j][k];
                    }
                    if (i == j) {
                        factor[i][i] = sum > SINGULAR ? Math.sqrt(sum) : 0;
                    } else {
                        factor[i][j] = factor[j][j] == 0 ? 0 : sum / factor[j][j];
                    }
                }
            }
            return factor;
        }

        /** Fractions of the square roots of the primes. */
        private static double[] steps(int count) {
            double[] steps = new double[count];
            int found = 0;
            for (int candidate = 2; found < count; candidate++) {
                boolean prime = true;
                for (int divisor = 2; divisor * divisor <= candidate && prime; divisor++) {
                    prime = candidate % divisor != 0;
                }
                if (prime) {
                    steps[found++] = Math.sqrt(candidate) % 1;
                }
            }
            return steps;
        }

        /** A coordinate of a point, in (0, 1). */
        private double place(int point, int variable) {
            double place = ((point + 1) * steps[variable]) % 1;
            return Math.min(1 - 1e-12, Math.max(1e-12, Math.abs(2 * place - 1)));
        }

        double within(double bound) {
            double[] values = new double[n];
            double sum = 0;
            for (int point = 0; point < scales.length; point++) {
                double scaled = bound * scales[point];
                double product = 1;
                for (int i = 0; i < n && product > 0; i++) {
                    double mean = 0;
                    for (int k = 0; k < i; k++) {
                        mean += factor[i][k] * values[k];
                    }
                    double deviation = factor[i][i];
                    if (deviation == 0) {
                        product *= Math.abs(mean) <= scaled ? 1 : 0;
                        continue;
                    }
                    double from = NORMAL.cumulativeProbability((-scaled - mean) / deviation);
                    double width = NORMAL.cumulativeProbability((scaled - mean) / deviation) - from;
                    product *= width;
                    if (i < n - 1) {
                        double at = from + place(point, i) * width;
                        values[i] = NORMAL.inverseCumulativeProbability(Math.min(1 - 1e-15, Math.max(1e-300, at)));
                    }
                }
                sum += product;
            }
            return sum / scales.length;
        }
    }
}
