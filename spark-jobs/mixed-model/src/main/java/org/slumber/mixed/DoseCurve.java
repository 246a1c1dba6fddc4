package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.slumber.engine.random.RandomStreams;

/**
 * A smooth curve of a fraction over a dose, on the logit scale: the Bayesian cubic smoothing spline of Wahba (1978, 1983), a
 * straight line with a flat prior and a Gaussian process, the integrated Wiener process, for what departs from it. Runs differ
 * from the curve by an offset of their seed, by what runs spread, and by their counts' own error ({@link DoseRuns.Logits}).
 *
 * <p>Three standard deviations stand behind it, the curve's, the seeds' and the runs', and the scale of the doses, linear or
 * logarithmic, as effects may be sharp at small doses. All are integrated over a grid by their restricted likelihood and a
 * half-Cauchy prior of scale 1 logit (Gelman 2006), so that the band and the optimum know how little few seeds say of them.
 * No library that is kept has it.
 */
public final class DoseCurve {
    private static final double LEAST_SPREAD = 0.01;
    private static final double GREATEST_SPREAD = 5;
    private static final int AXIS = 9;
    private static final int REFINEMENTS = 3;
    /** Log-likelihood below the greatest from which a value of a standard deviation does not count. */
    private static final double NEGLIGIBLE = 7;

    private final double[] doses;
    private final SeedBlocks runs;
    private final List<DoseScale> scales;
    private final List<Cell> cells = new ArrayList<>();

    /** Standard deviations and a scale, with the logarithm of their weight. */
    private record Cell(int scale, double curve, double seeds, double rest, double logWeight) {}

    private DoseCurve(DoseRuns runs) {
        doses = runs.distinctDoses();
        this.runs = SeedBlocks.of(runs.logits(), doses.length);
        scales = DoseScale.of(doses);
        double[][] ranges = new double[3][];
        Arrays.setAll(ranges, axis -> new double[] {Math.log(LEAST_SPREAD), Math.log(GREATEST_SPREAD)});
        for (int pass = 0; pass <= REFINEMENTS; pass++) {
            weigh(ranges);
            ranges = narrowed(ranges);
        }
    }

    /**
     * The curve of some runs.
     *
     * @throws org.slumber.engine.spec.InvalidInputException where there are too few doses or seeds, with a sentence
     */
    public static DoseCurve of(DoseRuns runs) {
        runs.refuseTooFew();
        return new DoseCurve(runs);
    }

    private static double[] axis(double[] range) {
        double[] axis = new double[AXIS];
        Arrays.setAll(axis, k -> Math.exp(range[0] + (range[1] - range[0]) * k / (AXIS - 1)));
        return axis;
    }

    private void weigh(double[][] ranges) {
        cells.clear();
        for (double seeds : axis(ranges[1])) {
            for (double rest : axis(ranges[2])) {
                SeedBlocks.Information information = runs.at(seeds, rest);
                for (double curve : axis(ranges[0])) {
                    for (int scale = 0; scale < scales.size(); scale++) {
                        double likelihood = Kriging.of(scales.get(scale), information, curve)
                                .logLikelihood();
                        cells.add(new Cell(
                                scale, curve, seeds, rest, likelihood + prior(curve) + prior(seeds) + prior(rest)));
                    }
                }
            }
        }
    }

    /** Of the logarithm of a standard deviation. */
    private static double prior(double spread) {
        return Math.log(spread) - Math.log1p(spread * spread);
    }

    /** What of each axis counts, and a step more on each side. */
    private double[][] narrowed(double[][] ranges) {
        double greatest = greatest();
        double[][] narrowed = new double[ranges.length][];
        for (int a = 0; a < ranges.length; a++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (Cell cell : cells) {
                if (cell.logWeight > greatest - NEGLIGIBLE) {
                    double log = Math.log(a == 0 ? cell.curve : a == 1 ? cell.seeds : cell.rest);
                    low = Math.min(low, log);
                    high = Math.max(high, log);
                }
            }
            double step = (ranges[a][1] - ranges[a][0]) / (AXIS - 1);
            narrowed[a] = new double[] {
                Math.max(Math.log(LEAST_SPREAD), low - step / 2), Math.min(Math.log(GREATEST_SPREAD), high + step / 2)
            };
        }
        return narrowed;
    }

    private double greatest() {
        return cells.stream().mapToDouble(Cell::logWeight).max().orElseThrow();
    }

    /**
     * Curves drawn from what is known of it.
     *
     * @param at doses, ascending, within those of the runs
     * @param count how many
     * @param name of the curve: what is drawn for one does not hang on others
     * @return {@code [draw][dose]} fractions
     */
    public double[][] draws(double[] at, int count, String name) {
        UniformRandomProvider random = new RandomStreams(1).stream("dose curve " + name);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double greatest = greatest();
        double total = cells.stream()
                .mapToDouble(cell -> Math.exp(cell.logWeight - greatest))
                .sum();
        double[] all = all(at);
        double[][] draws = new double[count][];
        // systematic: each cell as often as its weight says, to within one draw
        double next = random.nextDouble() / count;
        double passed = 0;
        int drawn = 0;
        for (Cell cell : cells) {
            passed += Math.exp(cell.logWeight - greatest) / total;
            Kriging kriging = null;
            while (drawn < count && next < passed) {
                if (kriging == null) {
                    kriging = Kriging.of(scales.get(cell.scale), runs.at(cell.seeds, cell.rest), cell.curve);
                }
                draws[drawn] = fractions(kriging.draw(all, normal), all, at);
                drawn++;
                next += 1.0 / count;
            }
        }
        // rounding may leave the last
        for (; drawn < count; drawn++) {
            draws[drawn] = draws[drawn - 1].clone();
        }
        return draws;
    }

    /** The doses of the runs and the others, each once. */
    private double[] all(double[] at) {
        double[] both = Arrays.copyOf(doses, doses.length + at.length);
        System.arraycopy(at, 0, both, doses.length, at.length);
        return Arrays.stream(both).sorted().distinct().toArray();
    }

    private static double[] fractions(double[] logits, double[] all, double[] at) {
        double[] fractions = new double[at.length];
        for (int k = 0; k < at.length; k++) {
            fractions[k] = RowLikelihood.logistic(logits[Arrays.binarySearch(all, at[k])]);
        }
        return fractions;
    }

    /**
     * The curve at the runs' doses beside what they say of it, with universal kriging (Matheron 1969) for what they do not.
     *
     * @param scale of the doses
     * @param information what the runs say
     * @param curve standard deviation of what departs from the straight line
     * @param inverse of the covariance of the doses' means, C
     * @param line {@code [0, 1][dose]} 1 and the scaled dose
     * @param ofLine inverse of the line's information
     */
    private record Kriging(
            DoseScale scale,
            SeedBlocks.Information information,
            double curve,
            PositiveDefinite inverse,
            double[][] line,
            PositiveDefinite ofLine) {

        static Kriging of(DoseScale scale, SeedBlocks.Information information, double curve) {
            int size = information.means().length;
            DMatrixRMaj covariance = information.covariance().copy();
            double[] t = scale.measured();
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    covariance.add(a, b, curve * curve * scale.covariance(t[a], t[b]));
                }
            }
            PositiveDefinite inverse = PositiveDefinite.of(covariance).orElseThrow();
            double[] ones = new double[size];
            Arrays.fill(ones, 1);
            double[][] line = {ones, t};
            DMatrixRMaj ofLine = new DMatrixRMaj(2, 2);
            for (int a = 0; a < 2; a++) {
                for (int b = 0; b < 2; b++) {
                    ofLine.set(a, b, inverse.product(line[a], line[b]));
                }
            }
            return new Kriging(
                    scale,
                    information,
                    curve,
                    inverse,
                    line,
                    PositiveDefinite.of(ofLine).orElseThrow());
        }

        /** The restricted one, but for what does not hang on the spreads. */
        double logLikelihood() {
            double[] rest = rest(information.means(), fitted(information.means()));
            return information.logLikelihood()
                    - (inverse.logDeterminant() + ofLine.logDeterminant() + inverse.product(rest, rest)) / 2;
        }

        private double[] fitted(double[] means) {
            return ofLine.solve(new double[] {inverse.product(line[0], means), inverse.product(line[1], means)});
        }

        private double[] rest(double[] means, double[] coefficients) {
            double[] rest = means.clone();
            for (int d = 0; d < rest.length; d++) {
                rest[d] -= coefficients[0] + coefficients[1] * line[1][d];
            }
            return rest;
        }

        /** A curve drawn without the runs, moved by what they differ from it, drawn with their errors. */
        double[] draw(double[] all, ZigguratSampler.NormalizedGaussian normal) {
            double[] prior = scale.path(all, normal);
            double[] errors = information.error(normal);
            double[] t = scale.measured();
            double[] moved = new double[t.length];
            for (int d = 0; d < moved.length; d++) {
                int place = Arrays.binarySearch(all, scale.doses()[d]);
                moved[d] = information.means()[d] - curve * prior[place] - errors[d];
            }
            double[] coefficients = fitted(moved);
            double[] weights = inverse.solve(rest(moved, coefficients));
            double[] drawn = new double[all.length];
            for (int k = 0; k < all.length; k++) {
                double at = scale.scaled(all[k]);
                drawn[k] = curve * prior[k] + coefficients[0] + coefficients[1] * at;
                for (int d = 0; d < weights.length; d++) {
                    drawn[k] += curve * curve * scale.covariance(at, t[d]) * weights[d];
                }
            }
            return drawn;
        }
    }

    /** L with LLᵀ = M. */
    static DMatrixRMaj lower(DMatrixRMaj matrix) {
        CholeskyDecompositionInner_DDRM cholesky = new CholeskyDecompositionInner_DDRM(true);
        if (!cholesky.decompose(matrix.copy())) {
            throw new IllegalStateException("a covariance is positive definite");
        }
        return cholesky.getT(null);
    }

    /** Lz with z standard normal. */
    static double[] correlated(DMatrixRMaj lower, ZigguratSampler.NormalizedGaussian normal) {
        double[] z = new double[lower.numRows];
        Arrays.setAll(z, k -> normal.sample());
        double[] values = new double[z.length];
        for (int row = 0; row < z.length; row++) {
            for (int k = 0; k <= row; k++) {
                values[row] += lower.unsafe_get(row, k) * z[k];
            }
        }
        return values;
    }
}
