package org.slumber.spark.analysis.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slumber.mixed.Interval;
import org.slumber.spark.analysis.MeanTest;

/**
 * The surface of a metric over several parameters, a polynomial through the points of a sweep, and what of its variation each
 * parameter brings: Sobol' indices from the coefficients of orthonormal polynomials (B. Sudret, Global sensitivity analysis
 * using polynomial chaos expansions, 2008, <a
 * href="https://doi.org/10.1016/j.ress.2007.04.002">doi:10.1016/j.ress.2007.04.002</a>). Parameters are taken to vary
 * independently, each as its values in the sweep do.
 *
 * <p>How high the polynomial is, and how much of its terms are of several parameters, is chosen by how well it tells points
 * that are left out, among total degrees and the hyperbolic truncations of G. Blatman and B. Sudret (2011, <a
 * href="https://doi.org/10.1016/j.jcp.2010.12.021">doi:10.1016/j.jcp.2010.12.021</a>). What scatter alone adds to the square
 * of a coefficient is taken off. Our reading: at most one term for two points, and of three parameters together at most.
 *
 * <p>Intervals are by the jackknife over twenty groups of points, with the chosen polynomial: they tell how much hangs on which
 * points were made, not what a higher polynomial would find.
 */
public final class Surface {
    private static final int HIGHEST = 14;
    private static final int TOGETHER = 3;
    /** Terms, so that a report does not wait for it. */
    private static final int MOST_TERMS = 260;

    private static final double[] TRUNCATIONS = {0.5, 0.75, 1};
    private static final int GROUPS = 20;
    /** Correlation of two parameters from which what each does cannot be told from what the other does. */
    private static final double TANGLED = 0.5;

    private final OrthonormalPolynomials[] polynomials;
    private final int[][] terms;
    private final PolynomialFit fit;
    private final double explained;
    private final List<Index> indices;

    /**
     * What a parameter brings.
     *
     * @param first share of the variance that it brings by itself
     * @param firstInterval 95 %
     * @param total share that it brings by itself and with others
     * @param totalInterval 95 %
     */
    public record Index(double first, Interval firstInterval, double total, Interval totalInterval) {}

    private Surface(double[][] points, double[] values, OrthonormalPolynomials[] polynomials, Candidate chosen) {
        this.polynomials = polynomials;
        terms = chosen.terms();
        fit = chosen.fit();
        explained = 1 - fit.missed() / variance(values);
        indices = indices(points, values);
    }

    /** A choice of terms, and how it fits. */
    private record Candidate(int[][] terms, PolynomialFit fit) {}

    /** How few points of so many parameters are too few. */
    public static int fewest(int parameters) {
        return Math.max(12, 3 * (parameters + 1));
    }

    /**
     * The surface through points.
     *
     * @param points {@code [point][parameter]}
     * @param values of the metric, one each
     * @return empty where points are too few, the values are all one, or parameters vary together
     */
    public static Optional<Surface> of(double[][] points, double[] values) {
        if (points.length == 0
                || points.length < fewest(points[0].length)
                || variance(values) <= 1e-20
                || tangled(points)) {
            return Optional.empty();
        }
        int parameters = points[0].length;
        OrthonormalPolynomials[] polynomials = IntStream.range(0, parameters)
                .mapToObj(parameter -> new OrthonormalPolynomials(HIGHEST, column(points, parameter)))
                .toArray(OrthonormalPolynomials[]::new);
        int most = Math.min(MOST_TERMS, points.length / 2);
        List<Candidate> candidates = new ArrayList<>();
        for (double truncation : TRUNCATIONS) {
            int before = 0;
            for (int degree = 1; degree <= HIGHEST; degree++) {
                int[][] terms = terms(polynomials, degree, truncation, most);
                if (terms.length > most) {
                    break;
                }
                if (terms.length > before) {
                    before = terms.length;
                    PolynomialFit.of(columns(points, polynomials, terms), values)
                            .ifPresent(fit -> candidates.add(new Candidate(terms, fit)));
                }
            }
        }
        return candidates.stream()
                .min(Comparator.comparingDouble(candidate -> candidate.fit().missed()))
                .map(chosen -> new Surface(points, values, polynomials, chosen));
    }

    /** Whether two parameters vary together so much that there is no telling them apart. */
    public static boolean tangled(double[][] points) {
        for (int one = 1; one < points[0].length; one++) {
            for (int other = 0; other < one; other++) {
                if (Math.abs(correlation(column(points, one), column(points, other))) > TANGLED) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double correlation(double[] one, double[] other) {
        double meanOne = Arrays.stream(one).average().orElseThrow();
        double meanOther = Arrays.stream(other).average().orElseThrow();
        double both = 0;
        for (int i = 0; i < one.length; i++) {
            both += (one[i] - meanOne) * (other[i] - meanOther) / one.length;
        }
        return both / Math.sqrt(variance(one) * variance(other));
    }

    /** Of all values, with n. */
    private static double variance(double... values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
    }

    private static double[] column(double[][] points, int parameter) {
        return Arrays.stream(points).mapToDouble(point -> point[parameter]).toArray();
    }

    /** The degrees of each parameter in each term, the constant first; more than so many are too many. */
    private static int[][] terms(OrthonormalPolynomials[] polynomials, int degree, double truncation, int most) {
        List<int[]> terms = new ArrayList<>();
        add(terms, new int[polynomials.length], 0, polynomials, degree, truncation, most);
        return terms.toArray(int[][]::new);
    }

    private static void add(
            List<int[]> terms,
            int[] term,
            int parameter,
            OrthonormalPolynomials[] polynomials,
            int degree,
            double truncation,
            int most) {
        if (terms.size() > most) {
            return;
        }
        if (parameter == term.length) {
            terms.add(term.clone());
            return;
        }
        for (int power = 0; power <= Math.min(degree, polynomials[parameter].degree()); power++) {
            term[parameter] = power;
            double norm = Arrays.stream(term)
                    .mapToDouble(each -> Math.pow(each, truncation))
                    .sum();
            if (norm > Math.pow(degree, truncation) * (1 + 1e-12)
                    || Arrays.stream(term).filter(each -> each > 0).count() > TOGETHER) {
                break;
            }
            add(terms, term, parameter + 1, polynomials, degree, truncation, most);
        }
        term[parameter] = 0;
    }

    private static double[][] columns(double[][] points, OrthonormalPolynomials[] polynomials, int[][] terms) {
        double[][] columns = new double[points.length][terms.length];
        for (int row = 0; row < points.length; row++) {
            double[] point = points[row];
            double[][] at = IntStream.range(0, polynomials.length)
                    .mapToObj(parameter -> polynomials[parameter].at(point[parameter]))
                    .toArray(double[][]::new);
            for (int term = 0; term < terms.length; term++) {
                columns[row][term] = 1;
                for (int parameter = 0; parameter < at.length; parameter++) {
                    columns[row][term] *= at[parameter][terms[term][parameter]];
                }
            }
        }
        return columns;
    }

    private List<Index> indices(double[][] points, double[] values) {
        int parameters = polynomials.length;
        double[][] columns = columns(points, polynomials, terms);
        double[] shares = shares(fit);
        int groups = Math.min(GROUPS, points.length);
        double[][] without = new double[groups][];
        for (int group = 0; group < groups; group++) {
            int out = group;
            int[] kept = IntStream.range(0, points.length)
                    .filter(row -> row % groups != out)
                    .toArray();
            without[group] = PolynomialFit.of(
                            Arrays.stream(kept).mapToObj(row -> columns[row]).toArray(double[][]::new),
                            Arrays.stream(kept).mapToDouble(row -> values[row]).toArray())
                    .map(this::shares)
                    // a fit that a twentieth of the points holds up tells nothing
                    .orElseGet(() -> IntStream.range(0, 2 * parameters)
                            .mapToDouble(i -> i % 2)
                            .toArray());
        }
        List<Index> indices = new ArrayList<>();
        for (int parameter = 0; parameter < parameters; parameter++) {
            int total = parameters + parameter;
            indices.add(new Index(
                    shares[parameter],
                    interval(shares[parameter], parameter, without),
                    shares[total],
                    interval(shares[total], total, without)));
        }
        return List.copyOf(indices);
    }

    /** About the share, by the spread of the jackknife's pseudo-values. */
    private static Interval interval(double share, int place, double[][] without) {
        int groups = without.length;
        double[] pseudo = Arrays.stream(without)
                .mapToDouble(left -> groups * share - (groups - 1) * left[place])
                .toArray();
        double half = MeanTest.of(pseudo)
                .flatMap(MeanTest::interval)
                .map(interval -> (interval.high() - interval.low()) / 2)
                .orElse(0.0);
        return new Interval(Math.max(0, share - half), Math.min(1, share + half));
    }

    /** First-order indices of all parameters, then total ones. */
    private double[] shares(PolynomialFit of) {
        int parameters = polynomials.length;
        double[] shares = new double[2 * parameters];
        double all = 0;
        for (int term = 1; term < terms.length; term++) {
            double square = of.coefficients()[term] * of.coefficients()[term] - of.noise()[term];
            all += square;
            int[] powers = terms[term];
            int[] active = IntStream.range(0, parameters)
                    .filter(parameter -> powers[parameter] > 0)
                    .toArray();
            for (int parameter : active) {
                shares[parameters + parameter] += square;
                shares[parameter] += active.length == 1 ? square : 0;
            }
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = all <= 0 ? 0 : Math.min(1, Math.max(0, shares[i] / all));
        }
        return shares;
    }

    /** What each parameter brings. */
    public List<Index> indices() {
        return indices;
    }

    /** Share of the points' variance that the surface tells of points left out of it; 1 is all, 0 and less is nothing. */
    public double explained() {
        return explained;
    }

    /** The mean of the surface where these parameters have these values and all others vary. */
    public double mean(int[] parameters, double... values) {
        double[][] at = new double[polynomials.length][];
        for (int i = 0; i < parameters.length; i++) {
            at[parameters[i]] = polynomials[parameters[i]].at(values[i]);
        }
        double mean = 0;
        for (int term = 0; term < terms.length; term++) {
            double value = fit.coefficients()[term];
            for (int parameter = 0; parameter < at.length; parameter++) {
                int power = terms[term][parameter];
                value *= power == 0 ? 1 : at[parameter] == null ? 0 : at[parameter][power];
            }
            mean += value;
        }
        return mean;
    }
}
